package dev.todoku.kernel.web;

import dev.todoku.kernel.LargeBody;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Refuses bodies beyond 2 MB with 413, LINE's own limit for what it sends and takes, or beyond the limit of a {@link
 * LargeBody}: at once where the length is announced, else as soon as it is passed.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class BodyLimit extends OncePerRequestFilter {

    static final long BYTES_MAX = 2 * 1024 * 1024;

    private final HandlerExceptionResolver problems;
    private final ObjectProvider<LargeBody> large;

    BodyLimit(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems, ObjectProvider<LargeBody> large) {
        this.problems = problems;
        this.large = large;
    }

    private long limit(HttpServletRequest request) {
        return large.stream()
                .filter(each -> each.is(request.getMethod(), request.getRequestURI()))
                .mapToLong(LargeBody::bytesMax)
                .findFirst()
                .orElse(BYTES_MAX);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            long limit = limit(request);
            if (request.getContentLengthLong() > limit) {
                throw new BodyTooLarge(limit);
            }
            chain.doFilter(new Limited(request, limit), response);
        } catch (BodyTooLarge tooLarge) {
            problems.resolveException(request, response, null, tooLarge.problem());
        }
    }

    private static final class Limited extends HttpServletRequestWrapper {

        private final long limit;

        private Limited(HttpServletRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counting(super.getInputStream(), limit);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class Counting extends ServletInputStream {

        private final ServletInputStream body;
        private final long limit;
        private long bytes;

        private Counting(ServletInputStream body, long limit) {
            this.body = body;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int read = body.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = body.read(into, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int more) throws BodyTooLarge {
            bytes += more;
            if (bytes > limit) {
                throw new BodyTooLarge(limit);
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
