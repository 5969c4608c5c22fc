package dev.todoku.kernel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refusal that the caller can understand and act on, as RFC 9457 tells it: status, type
 * {@code urn:todoku:problem:<code>}, a detail in the form {@code x: got … (expected: …)}, and members of its own. What is
 * not one of these reaches the caller as a bare 500.
 */
public final class Problem extends RuntimeException {

    private final int status;
    private final String code;
    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    private Problem(int status, String code, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** 400: the request cannot be read as what it should be. */
    public static Problem badRequest(String code, String detail) {
        return new Problem(400, code, detail);
    }

    /** 401. */
    public static Problem unauthorised(String code, String detail) {
        return new Problem(401, code, detail);
    }

    /** 403: known, but not allowed to. */
    public static Problem forbidden(String code, String detail) {
        return new Problem(403, code, detail);
    }

    /** 404. */
    public static Problem notFound(String code, String detail) {
        return new Problem(404, code, detail);
    }

    /** 409: well formed, but not in this state of things. */
    public static Problem conflict(String code, String detail) {
        return new Problem(409, code, detail);
    }

    /** 413. */
    public static Problem tooLarge(String code, String detail) {
        return new Problem(413, code, detail);
    }

    /** 422: well formed, but its content cannot be accepted in any state. */
    public static Problem unprocessable(String code, String detail) {
        return new Problem(422, code, detail);
    }

    /** 429: too often; the member {@code retryAfterSeconds} says when again. */
    public static Problem tooMany(String code, String detail, long retryAfterSeconds) {
        return new Problem(429, code, detail).with("retryAfterSeconds", retryAfterSeconds);
    }

    /** 502: LINE did not answer as it should. */
    public static Problem badGateway(String code, String detail) {
        return new Problem(502, code, detail);
    }

    /** 503: not now, for a reason that passes. */
    public static Problem unavailable(String code, String detail) {
        return new Problem(503, code, detail);
    }

    /** Adds a member of its own, beside type, title, status and detail. */
    public Problem with(String key, @Nullable Object value) {
        members.put(key, value);
        return this;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public Map<String, @Nullable Object> members() {
        return Collections.unmodifiableMap(members);
    }
}
