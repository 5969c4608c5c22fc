package dev.todoku.emulator.http;

import dev.todoku.protocol.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer: status, body, and headers beside the usual ones. */
public final class Reply {
    private static final byte[] EMPTY_OBJECT = "{}".getBytes(StandardCharsets.UTF_8);

    private final int status;
    private final byte[] body;
    private final Map<String, String> headers;

    private Reply(int status, byte[] body, Map<String, String> headers) {
        this.status = status;
        this.body = body;
        this.headers = headers;
    }

    /** 200 with {@code {}}, LINE's success without anything to tell. */
    public static Reply ok() {
        return new Reply(200, EMPTY_OBJECT, Map.of());
    }

    /** 200 without a body. */
    public static Reply empty() {
        return new Reply(200, new byte[0], Map.of());
    }

    public static Reply json(Object value) {
        return json(200, value);
    }

    public static Reply json(int status, Object value) {
        return new Reply(status, Json.write(value), Map.of());
    }

    /** 200 with JSON that is already written; the bytes are not copied. */
    public static Reply written(byte[] json) {
        return new Reply(200, json, Map.of());
    }

    public Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, body, more);
    }

    public int status() {
        return status;
    }

    /** JSON, or nothing. Not to be changed. */
    byte[] body() {
        return body;
    }

    Map<String, String> headers() {
        return headers;
    }
}
