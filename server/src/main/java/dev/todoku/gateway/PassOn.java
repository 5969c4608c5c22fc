package dev.todoku.gateway;

import dev.todoku.account.LineAccess;
import dev.todoku.line.LineException;
import dev.todoku.line.LineProxy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Everything that LINE does not count: to LINE and back as it is, with the account's own token. */
@Component
class PassOn {

    private final LineAccess access;
    private final LineProxy line;

    PassOn(LineAccess access, LineProxy line) {
        this.access = access;
        this.line = line;
    }

    /**
     * Passes a request on, and writes LINE's answer.
     *
     * @param path with the query
     * @throws Refusal if LINE did not answer
     */
    void pass(Client client, String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpResponse<InputStream> answer;
        try {
            answer = line.pass(
                    access.credentials(client.account()), request.getMethod(), path, headers(request), body(request));
        } catch (LineException | IOException e) {
            throw Refusal.of(502, "LINE was not reached");
        } catch (IllegalArgumentException e) {
            throw Refusal.of(400, "The request could not be passed on: " + e.getMessage());
        }
        try (InputStream body = answer.body()) {
            response.setStatus(answer.statusCode());
            answer.headers().map().forEach((name, values) -> {
                if (LineProxy.isPassed(name)) {
                    values.forEach(value -> response.addHeader(name, value));
                }
            });
            answer.headers().firstValueAsLong("content-length").ifPresent(response::setContentLengthLong);
            body.transferTo(response.getOutputStream());
        }
    }

    private static Map<String, List<String>> headers(HttpServletRequest request) {
        Map<String, List<String>> headers = new TreeMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name, new ArrayList<>(Collections.list(request.getHeaders(name))));
        }
        return headers;
    }

    private static BodyPublisher body(HttpServletRequest request) {
        boolean none = request.getContentLengthLong() <= 0 && request.getHeader("Transfer-Encoding") == null;
        if (none) {
            return BodyPublishers.noBody();
        }
        BodyPublisher stream = BodyPublishers.ofInputStream(() -> {
            try {
                return request.getInputStream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        long length = request.getContentLengthLong();
        return length > 0 ? BodyPublishers.fromPublisher(stream, length) : stream;
    }
}
