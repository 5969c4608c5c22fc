package dev.todoku.emulator.http;

import dev.todoku.protocol.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer: status, body, and headers beside the usual ones. */
public final class Reply {
    /** The kind of almost every body. */
    static final String JSON = "application/json";

    private static final byte[] EMPTY_OBJECT = "{}".getBytes(StandardCharsets.UTF_8);

    private final int status;
    private final String contentType;
    private final byte[] body;
    private final Map<String, String> headers;

    private Reply(int status, String contentType, byte[] body, Map<String, String> headers) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
        this.headers = headers;
    }

    /** 200 with {@code {}}, LINE's success without anything to tell. */
    public static Reply ok() {
        return ok(200);
    }

    /** Another success with {@code {}}. */
    public static Reply ok(int status) {
        return new Reply(status, JSON, EMPTY_OBJECT, Map.of());
    }

    /** 200 without a body. */
    public static Reply empty() {
        return empty(200);
    }

    public static Reply empty(int status) {
        return new Reply(status, JSON, new byte[0], Map.of());
    }

    /** 200 with bytes of any kind, which are not copied. */
    public static Reply bytes(String contentType, byte[] body) {
        return new Reply(200, contentType, body, Map.of());
    }

    public static Reply json(Object value) {
        return json(200, value);
    }

    public static Reply json(int status, Object value) {
        return new Reply(status, JSON, Json.write(value), Map.of());
    }

    /** 200 with JSON that is already written; the bytes are not copied. */
    public static Reply written(byte[] json) {
        return bytes(JSON, json);
    }

    public Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, contentType, body, more);
    }

    public Reply withStatus(int newStatus) {
        return new Reply(newStatus, contentType, body, headers);
    }

    public int status() {
        return status;
    }

    String contentType() {
        return contentType;
    }

    /** Not to be changed. */
    byte[] body() {
        return body;
    }

    Map<String, String> headers() {
        return headers;
    }
}
