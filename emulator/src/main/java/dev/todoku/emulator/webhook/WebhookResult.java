package dev.todoku.emulator.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How one webhook request went, in the words of LINE's {@code webhook/test}.
 *
 * @param statusCode 0 when there was no answer
 */
public record WebhookResult(int statusCode, Reason reason, String detail) {
    /** What came of it. */
    public enum Reason {
        @JsonProperty("OK")
        OK,
        @JsonProperty("COULD_NOT_CONNECT")
        COULD_NOT_CONNECT,
        @JsonProperty("REQUEST_TIMEOUT")
        REQUEST_TIMEOUT,
        @JsonProperty("ERROR_STATUS_CODE")
        ERROR_STATUS_CODE,
        @JsonProperty("UNCLASSIFIED")
        UNCLASSIFIED
    }

    static WebhookResult answered(int statusCode) {
        Reason reason = statusCode / 100 == 2 ? Reason.OK : Reason.ERROR_STATUS_CODE;
        return new WebhookResult(statusCode, reason, Integer.toString(statusCode));
    }

    static WebhookResult failed(Reason reason, String detail) {
        return new WebhookResult(0, reason, detail);
    }

    public boolean success() {
        return reason == Reason.OK;
    }
}
