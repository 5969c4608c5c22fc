package dev.todoku.kernel.web;

import dev.todoku.kernel.Problem;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;

/**
 * Says where a body cannot be read, in the caller's words: the property's path, or line and column; never a class of ours.
 */
final class UnreadableBody {

    private UnreadableBody() {}

    static Problem explain(HttpMessageNotReadableException unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem ours) {
                return ours;
            }
            if (cause instanceof BodyTooLarge tooLarge) {
                return tooLarge.problem();
            }
        }
        if (unreadable.getCause() instanceof StreamReadException syntax) {
            TokenStreamLocation at = syntax.getLocation();
            return Problem.badRequest(
                    "unreadable-body",
                    "body: not JSON at line %d, column %d (expected: JSON)"
                            .formatted(at.getLineNr(), at.getColumnNr()));
        }
        if (unreadable.getCause() instanceof JacksonException mismatch) {
            return Problem.badRequest("unreadable-body", path(mismatch.getPath()) + ": " + reason(mismatch));
        }
        return Problem.badRequest("unreadable-body", "body: got none (expected: JSON)");
    }

    /** A record that refuses a value says why in our own words; Jackson's words would name classes. */
    private static String reason(JacksonException mismatch) {
        return mismatch.getCause() instanceof IllegalArgumentException refused && refused.getMessage() != null
                ? refused.getMessage()
                : "got a value of another type (expected: as the API's description says)";
    }

    private static String path(List<JacksonException.Reference> path) {
        String joined = path.stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining());
        return joined.isEmpty() ? "body" : joined.replaceFirst("^\\.", "");
    }
}
