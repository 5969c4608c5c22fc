package dev.todoku.line;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * One HTTP client for all calls to LINE. It never sends a POST twice by itself: whether to repeat is law 4's business.
 */
@Component
final class LineHttp implements DisposableBean {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    /** The JDK's switch for repeating requests of any method after a lost connection. */
    private static final String RETRY_SWITCH = "jdk.httpclient.enableAllMethodRetry";

    private final HttpClient http;
    private final LineClock clock;

    LineHttp(LineSettings settings, LineClock clock) {
        String retry = System.getProperty(RETRY_SWITCH);
        if (retry != null && !retry.equals("false")) {
            throw new IllegalStateException("%s: got '%s' (expected: not set; a repeated POST could send twice)"
                    .formatted(RETRY_SWITCH, retry));
        }
        boolean plain = "http".equals(settings.url().getScheme());
        this.http = HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .version(plain ? HttpClient.Version.HTTP_1_1 : HttpClient.Version.HTTP_2)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.clock = clock;
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
        Instant asked = clock.now();
        try {
            HttpResponse<byte[]> response =
                    http.send(request.timeout(REQUEST_TIMEOUT).build(), BodyHandlers.ofByteArray());
            date(response).ifPresent(date -> clock.observe(asked, date));
            return response;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for LINE", e);
        }
    }

    /** LINE's own time of answering, to the second. */
    static Optional<Instant> date(HttpResponse<?> response) {
        try {
            return response.headers()
                    .firstValue("date")
                    .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public void destroy() {
        http.shutdownNow();
    }
}
