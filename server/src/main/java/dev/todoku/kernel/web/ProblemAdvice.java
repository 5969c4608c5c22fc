package dev.todoku.kernel.web;

import dev.todoku.kernel.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Answers every failure in the form of RFC 9457: ours with their own words, Spring's with a code beside its status, and
 * all others as a bare 500. What went wrong inside stays in the log.
 */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> problem(Problem problem) {
        ProblemDetail detail = ProblemForm.of(problem.status(), problem.code(), problem.detail());
        problem.members().forEach(detail::setProperty);
        return problem.members().get("retryAfterSeconds") instanceof Long seconds
                ? ResponseEntity.status(problem.status())
                        .header(HttpHeaders.RETRY_AFTER, seconds.toString())
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .body(detail)
                : answer(detail);
    }

    /** Two at once made the same thing; what was asked for politely beforehand is refused with its own words. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> twice(DuplicateKeyException duplicate) {
        LOG.debug("refused by a unique key", duplicate);
        return answer(ProblemForm.of(409, "already-exists", "got what exists already (expected: something new)"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> anything(Exception failure) {
        LOG.error("a request failed inside", failure);
        return answer(ProblemForm.of(500, "internal", "the server failed; its log says why"));
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<Map<String, String>> errors = invalid.getBindingResult().getFieldErrors().stream()
                .map(error -> Map.of(
                        "property", error.getField(),
                        "message", String.valueOf(error.getDefaultMessage()),
                        "got", shown(error.getRejectedValue())))
                .toList();
        ProblemDetail detail =
                ProblemForm.of(400, "invalid", "the request body has %d error(s)".formatted(errors.size()));
        detail.setProperty("errors", errors);
        return new ResponseEntity<>(detail, headers, 400);
    }

    /** A refused text may be a secret that was put into the wrong field, so only its length is told. */
    private static String shown(@Nullable Object rejected) {
        return rejected instanceof CharSequence text
                ? "a text of %d characters".formatted(text.length())
                : String.valueOf(rejected);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        Problem problem = UnreadableBody.explain(unreadable);
        return new ResponseEntity<>(
                ProblemForm.of(problem.status(), problem.code(), problem.detail()), headers, problem.status());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return super.handleExceptionInternal(failure, spoken(failure, body, status), headers, status, request);
    }

    /** Spring's own detail names parameters and methods, which helps; its 5xx would tell of the inside. */
    private static ProblemDetail spoken(Exception failure, @Nullable Object body, HttpStatusCode status) {
        if (failure instanceof MethodArgumentTypeMismatchException mismatch) {
            return ProblemForm.of(
                    400,
                    "bad-parameter",
                    "%s: got '%s' (expected: %s)"
                            .formatted(
                                    mismatch.getName(),
                                    mismatch.getValue(),
                                    mismatch.getRequiredType() == null
                                            ? "another type"
                                            : mismatch.getRequiredType().getSimpleName()));
        }
        if (status.is5xxServerError()) {
            LOG.error("a request failed inside", failure);
        }
        String said = body instanceof ProblemDetail spring && !status.is5xxServerError() ? spring.getDetail() : null;
        return ProblemForm.of(status.value(), ProblemForm.codeOf(status.value()), said);
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail detail) {
        return ResponseEntity.status(detail.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }
}
