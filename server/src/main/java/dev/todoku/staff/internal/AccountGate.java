package dev.todoku.staff.internal;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Checks access for every path with {@code {account}} in one place, so that no endpoint can forget to. Reads the path with
 * the same parser as the controllers. Runs behind sign-in: the unknown learn nothing about accounts.
 */
final class AccountGate extends OncePerRequestFilter {

    private static final RequestMatcher PATH = PathPatternRequestMatcher.pathPattern("/api/v1/accounts/{account}/**");

    private final CurrentAccess access;
    private final HandlerExceptionResolver problems;

    AccountGate(CurrentAccess access, HandlerExceptionResolver problems) {
        this.access = access;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String account = PATH.matcher(request).getVariables().get("account");
        try {
            if (account != null) {
                access.requireAccount(id(account));
            }
        } catch (Problem problem) {
            problems.resolveException(request, response, null, problem);
            return;
        }
        chain.doFilter(request, response);
    }

    private static AccountId id(String text) {
        try {
            return AccountId.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw CurrentAccess.unknown(text);
        }
    }
}
