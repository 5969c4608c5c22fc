package dev.todoku.gateway;

import dev.todoku.line.LineAnswer;
import dev.todoku.protocol.ErrorBody;
import dev.todoku.protocol.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a program is answered without asking LINE, in LINE's own form, so that its SDK understands it. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String text;

    private Refusal(int status, String text) {
        super(text, null, false, false);
        this.status = status;
        this.text = text;
    }

    static Refusal of(int status, String text) {
        return new Refusal(status, text);
    }

    LineAnswer answer() {
        return answer(status, ErrorBody.of(text));
    }

    static LineAnswer answer(int status, ErrorBody body) {
        return new LineAnswer(
                status,
                Map.of("content-type", "application/json"),
                new String(Json.write(body), StandardCharsets.UTF_8));
    }
}
