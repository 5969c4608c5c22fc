package dev.todoku.kernel.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * What a request was answered, as far as a repeat needs it; the API answers in UTF-8.
 */
record StoredAnswer(
        int status, @Nullable String contentType, @Nullable String location, String body) {

    static StoredAnswer of(ContentCachingResponseWrapper response) {
        return new StoredAnswer(
                response.getStatus(),
                response.getContentType(),
                response.getHeader(HttpHeaders.LOCATION),
                new String(response.getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    void writeTo(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setHeader("Idempotency-Replayed", "true");
        if (contentType != null) {
            response.setContentType(contentType);
        }
        if (location != null) {
            response.setHeader(HttpHeaders.LOCATION, location);
        }
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
}
