package dev.todoku.protocol.webhook;

import java.io.Serial;

/** Ends the reading of one event; the message says what was got and expected. */
final class MalformedEventException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    MalformedEventException(String message) {
        super(message);
    }
}
