package dev.todoku.line;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * One HTTP client for all calls to LINE. It never sends a POST twice by itself: whether to repeat is law 4's business.
 */
@Component
final class LineHttp implements DisposableBean {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /** From asking to the answer's last byte. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

    /** With a file on its way to LINE, until LINE begins to answer. */
    private static final Duration STREAM_TIMEOUT = Duration.ofMinutes(2);

    /** LINE's longest answer, a thousand ids of followers, is a thirtieth of it. */
    private static final long ANSWER_BYTES_MAX = 1 << 20;

    /** The JDK's switch for repeating requests of any method after a lost connection. */
    private static final String RETRY_SWITCH = "jdk.httpclient.enableAllMethodRetry";

    private final HttpClient http;
    private final LineClock clock;
    private final Duration answerTimeout;
    private final BodyHandler<byte[]> body = BodyHandlers.limiting(BodyHandlers.ofByteArray(), ANSWER_BYTES_MAX);

    @Autowired
    LineHttp(LineSettings settings, LineClock clock) {
        this(settings, clock, ANSWER_TIMEOUT);
    }

    LineHttp(LineSettings settings, LineClock clock, Duration answerTimeout) {
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
        this.answerTimeout = answerTimeout;
    }

    /**
     * Waits for the whole answer. A request's own timeout would end with the headers, and a body that goes on for ever would
     * keep whoever waits.
     */
    HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
        Instant asked = clock.now();
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request.build(), body);
        try {
            HttpResponse<byte[]> response = answer.get(answerTimeout.toNanos(), TimeUnit.NANOSECONDS);
            date(response).ifPresent(date -> clock.observe(asked, date));
            return response;
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new HttpTimeoutException("no whole answer within " + answerTimeout);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for LINE", e);
        }
    }

    /**
     * Waits for the answer's head only; its body comes as it is read, however long it is, and must be closed.
     *
     * @throws IOException if none came in time
     */
    HttpResponse<InputStream> stream(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.timeout(STREAM_TIMEOUT).build(), BodyHandlers.ofInputStream());
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
