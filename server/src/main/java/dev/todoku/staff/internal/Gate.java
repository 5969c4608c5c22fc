package dev.todoku.staff.internal;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Problem;
import dev.todoku.staff.internal.Endpoints.Endpoint;
import dev.todoku.staff.internal.Endpoints.Who;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * What every request to the API passes, so that no endpoint can forget to: is it forged, who asks, may they, and is it
 * written down. Runs before any controller, and before answers that are kept are given again.
 */
final class Gate extends OncePerRequestFilter {

    private static final RequestMatcher ACCOUNT =
            PathPatternRequestMatcher.pathPattern("/api/v1/accounts/{account}/**");

    private static final RequestMatcher DESCRIPTION = PathPatternRequestMatcher.pathPattern("/v3/**");

    private final CurrentAccess access;
    private final Endpoints endpoints;
    private final AuditStore audit;
    private final HandlerExceptionResolver problems;

    Gate(CurrentAccess access, Endpoints endpoints, AuditStore audit, HandlerExceptionResolver problems) {
        this.access = access;
        this.endpoints = endpoints;
        this.audit = audit;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !WebSecurity.API.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            pass(request, response, chain);
        } catch (Problem problem) {
            if (problem.status() == 401) {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            }
            problems.resolveException(request, response, null, problem);
        }
    }

    private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Forgery.refuse(request);
        Endpoint endpoint = endpoints.of(request).orElse(null);
        if (endpoint != null && endpoint.who() == Who.OPEN) {
            chain.doFilter(request, response);
            return;
        }
        Caller caller = Caller.current();
        if (caller == null) {
            throw signInNeeded(request);
        }
        if (DESCRIPTION.matches(request)) {
            chain.doFilter(request, response); // the API's description: for anybody signed in
            return;
        }
        AccountId account = account(request);
        access.require(caller, endpoint, account);
        if (endpoint != null && endpoint.exports()) {
            audit.request(account, endpoint.name());
        }
        audit.begin();
        chain.doFilter(request, response);
        if (endpoint != null && endpoint.changes() && !audit.told() && response.getStatus() < 300) {
            audit.request(account, endpoint.name());
        }
    }

    private static @Nullable AccountId account(HttpServletRequest request) {
        String account = ACCOUNT.matcher(request).getVariables().get("account");
        if (account == null) {
            return null;
        }
        try {
            return AccountId.valueOf(account);
        } catch (IllegalArgumentException e) {
            throw CurrentAccess.unknown(account);
        }
    }

    private static Problem signInNeeded(HttpServletRequest request) {
        boolean none = request.getHeader(HttpHeaders.AUTHORIZATION) == null;
        return Problem.unauthorised(
                "sign-in-needed",
                "Authorization: got %s (expected: Bearer and an API token, or a session)"
                        .formatted(none ? "none" : "no valid token"));
    }
}
