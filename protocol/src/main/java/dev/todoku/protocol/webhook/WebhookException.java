package dev.todoku.protocol.webhook;

import java.io.Serial;

/** A body that is no webhook call: not JSON, or without destination or events. The message says which. */
public final class WebhookException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    WebhookException(String message) {
        super(message);
    }
}
