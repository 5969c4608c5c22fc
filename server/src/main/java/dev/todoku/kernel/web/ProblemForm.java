package dev.todoku.kernel.web;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * The form all problems share: {@code urn:todoku:problem:<code>} as type, the status' reason as title.
 */
final class ProblemForm {

    private static final String TYPE = "urn:todoku:problem:";

    private ProblemForm() {}

    static ProblemDetail of(int status, String code, @Nullable String detail) {
        ProblemDetail form = ProblemDetail.forStatus(status);
        form.setType(URI.create(TYPE + code));
        form.setTitle(reason(status));
        form.setDetail(detail);
        return form;
    }

    /** A code for what only a status names: {@code 404} is {@code not-found}. */
    static String codeOf(int status) {
        return reason(status).toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static String reason(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "Status " + status : known.getReasonPhrase();
    }
}
