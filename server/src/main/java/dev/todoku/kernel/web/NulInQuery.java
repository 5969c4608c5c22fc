package dev.todoku.kernel.web;

import dev.todoku.kernel.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Refuses a NUL in a query's parameters, as {@link NulInBody} does in bodies. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 20)
final class NulInQuery extends OncePerRequestFilter {

    private static final String NUL = "%00";

    private final HandlerExceptionResolver problems;

    NulInQuery(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String query = request.getQueryString();
        if (query == null || !query.contains(NUL)) {
            chain.doFilter(request, response);
            return;
        }
        String parameter = Stream.of(query.split("&", -1))
                .filter(each -> each.contains(NUL))
                .map(each -> each.replaceFirst("=.*", ""))
                .findFirst()
                .orElse("");
        problems.resolveException(
                request,
                response,
                null,
                Problem.badRequest("bad-parameter", "%s: got a NUL (expected: none)".formatted(parameter)));
    }
}
