package dev.todoku.emulator.control;

import dev.todoku.emulator.http.Reply;
import java.util.Map;

/** Ends a control call with an error: {@code {"message": …}} and what else helps. */
final class ControlRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Reply reply;

    private ControlRefused(int status, Map<String, ?> body) {
        super("refused with " + status, null, false, false);
        this.reply = Reply.json(status, body);
    }

    Reply reply() {
        return reply;
    }

    static ControlRefused badRequest(String message) {
        return new ControlRefused(400, Map.of("message", message));
    }

    static ControlRefused notFound(String message) {
        return new ControlRefused(404, Map.of("message", message));
    }

    static ControlRefused conflict(String message) {
        return new ControlRefused(409, Map.of("message", message));
    }

    static ControlRefused conflict(Map<String, ?> body) {
        return new ControlRefused(409, body);
    }
}
