package dev.todoku.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of LINE's answers that are no success.
 *
 * @param details left out by LINE when there are none; only rich-menu errors show an empty list
 * @param sentMessages only for a push repeated with an accepted retry key (409)
 */
public record ErrorBody(
        String message,
        @Nullable List<ErrorDetail> details,
        @Nullable List<SentMessage> sentMessages) {

    public static ErrorBody of(String message) {
        return new ErrorBody(message, null, null);
    }

    /** {@code The request body has N error(s)}, N being the number of details. */
    public static ErrorBody of(List<ErrorDetail> details) {
        return new ErrorBody(LineErrors.requestBodyErrors(details.size()), List.copyOf(details), null);
    }

    /** Faults inside one message, {@code messages[0]}, with places told from within it. */
    public static ErrorBody ofMessage(String message, List<ErrorDetail> details) {
        return new ErrorBody(LineErrors.invalidMessage(message), List.copyOf(details), null);
    }

    /** The answer to a retry key that was accepted before. */
    public static ErrorBody retryKeyAccepted(List<SentMessage> sentMessages) {
        return new ErrorBody(
                LineErrors.RETRY_KEY_ACCEPTED, null, sentMessages.isEmpty() ? null : List.copyOf(sentMessages));
    }
}
