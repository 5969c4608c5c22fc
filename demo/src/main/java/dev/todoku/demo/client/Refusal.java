package dev.todoku.demo.client;

import tools.jackson.databind.JsonNode;

/** An answer other than 2xx. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final transient JsonNode body;

    Refusal(String call, int status, JsonNode body) {
        super("%s: got %d %s (expected: 2xx)".formatted(call, status, body));
        this.status = status;
        this.body = body;
    }

    public int status() {
        return status;
    }

    /** The problem as the other side told it. */
    public JsonNode body() {
        return body;
    }
}
