package dev.todoku.emulator.http;

import dev.todoku.protocol.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer. */
public record Reply(int status, byte[] body, Map<String, String> headers) {
    private static final byte[] EMPTY_OBJECT = "{}".getBytes(StandardCharsets.UTF_8);

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

    public Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, body, more);
    }
}
