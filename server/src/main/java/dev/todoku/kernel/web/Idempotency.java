package dev.todoku.kernel.web;

import dev.todoku.kernel.LargeBody;
import dev.todoku.kernel.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Makes a POST with an {@code Idempotency-Key} safe to repeat for 24 hours: the same key and body get the first answer
 * again, another body is refused with 422, a repeat while the first is under way with 409. Keys belong to their account.
 *
 * <p>A key whose request was cut off by a crash stays "under way" for those 24 hours: whether it took effect is then read
 * from the resource, not guessed here. An answer of 5xx frees the key. Runs behind sign-in and the check of the account, and lets by what is a
 * {@link LargeBody}: taking a file changes nothing yet.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 10)
final class Idempotency extends OncePerRequestFilter {

    private static final String HEADER = "Idempotency-Key";
    private static final int KEY_LENGTH_MAX = 255;
    private static final Pattern ACCOUNT = Pattern.compile("/api/v1/accounts/(\\d{1,18})(/.*)?");
    private static final long NO_ACCOUNT = 0;

    private final IdempotencyStore store;
    private final HandlerExceptionResolver problems;
    private final ObjectProvider<LargeBody> large;

    Idempotency(
            IdempotencyStore store,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
            ObjectProvider<LargeBody> large) {
        this.store = store;
        this.problems = problems;
        this.large = large;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || request.getHeader(HEADER) == null
                || !request.getRequestURI().startsWith("/api/v1/accounts")
                || request.getRequestURI().endsWith("/gateway/clients") // answers a secret, which is kept nowhere
                || large.stream().anyMatch(each -> each.is(request.getMethod(), request.getRequestURI()));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            answer(new ReadRequest(request), response, chain);
        } catch (Problem problem) {
            problems.resolveException(request, response, null, problem);
        }
    }

    private void answer(ReadRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = request.getHeader(HEADER);
        if (key.isBlank() || key.length() > KEY_LENGTH_MAX) {
            throw Problem.badRequest(
                    "bad-idempotency-key",
                    "%s: got %d characters (expected: 1 to %d)".formatted(HEADER, key.length(), KEY_LENGTH_MAX));
        }
        Matcher path = ACCOUNT.matcher(request.getRequestURI());
        long account = path.matches() ? Long.parseLong(path.group(1)) : NO_ACCOUNT;
        StoredAnswer known = store.claim(account, key, request.getRequestURI(), hash(request));
        if (known != null) {
            known.writeTo(response);
            return;
        }
        ContentCachingResponseWrapper caught = new ContentCachingResponseWrapper(response);
        boolean answered = false;
        try {
            chain.doFilter(request, caught);
            answered = caught.getStatus() < 500;
        } finally {
            if (answered) {
                store.keep(account, key, StoredAnswer.of(caught));
            } else {
                store.free(account, key);
            }
        }
        caught.copyBodyToResponse();
    }

    /** Over path and body: the same key for another resource is another request. */
    private static byte[] hash(ReadRequest request) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(request.getRequestURI().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return digest.digest(request.body());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
