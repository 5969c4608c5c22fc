package dev.todoku.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.todoku.testing.TestClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineSenderTest {

    private static final Credentials TOKEN = new Credentials("token");
    private static final UUID KEY = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
    private static final byte[] BODY = "{\"to\":\"U1\"}".getBytes(StandardCharsets.UTF_8);

    private final TestClock now = TestClock.at("2026-11-22T03:00:00Z");
    private final LineClock clock = new LineClock(now);
    private final List<String> received = new ArrayList<>();
    private final CountDownLatch outcomeKnown = new CountDownLatch(1);
    private Duration patience = Duration.ofSeconds(10);

    @Test
    void acceptedTellsLinesIdAndTime() {
        SendOutcome outcome = answering(200, "{}", Map.of("x-line-request-id", "r1"));

        assertThat(outcome).isInstanceOfSatisfying(SendOutcome.Accepted.class, accepted -> {
            assertThat(accepted.requestId()).isEqualTo("r1");
            assertThat(accepted.date()).isNotNull();
        });
        assertThat(received).containsExactly("POST /v2/bot/message/push Bearer token " + KEY + " {\"to\":\"U1\"}");
    }

    @Test
    void aRepeatThatLineKnowsTellsTheFirstRequest() {
        assertThat(answering(
                        409,
                        "{\"message\":\"The retry key is already accepted\"}",
                        Map.of("x-line-accepted-request-id", "r0")))
                .isEqualTo(new SendOutcome.AlreadyAccepted("r0"));
    }

    @Test
    void wordsThatNoRowHoldsAreReplaced() {
        assertThat(answering(400, "{\"message\":\"x\\u0000y\"}", Map.of()))
                .isInstanceOfSatisfying(
                        SendOutcome.Refused.class,
                        refused -> assertThat(refused.error().message()).isEqualTo("x\uFFFDy"));
    }

    @Test
    void oneStatusTwoLimits() {
        assertThat(answering(429, "{\"message\":\"You have reached your monthly limit.\"}", Map.of()))
                .isInstanceOf(SendOutcome.MonthlyLimit.class);
        assertThat(answering(429, "{\"message\":\"The API rate limit has been exceeded. Try again later.\"}", Map.of()))
                .isInstanceOf(SendOutcome.RateLimited.class);
        assertThat(answering(429, "<html>", Map.of())).isInstanceOf(SendOutcome.RateLimited.class);
    }

    @ParameterizedTest
    @CsvSource({"400,Refused", "401,Unauthorised", "403,Refused", "500,Unknown", "503,Unknown"})
    void definitelyNotOrNotKnown(int status, String outcome) {
        assertThat(answering(status, "{\"message\":\"x\"}", Map.of()).getClass().getSimpleName())
                .isEqualTo(outcome);
    }

    @Test
    void aConnectionThatEndsWithoutAnAnswerIsNotKnownAndNotRepeated() {
        SendOutcome outcome = handling(exchange -> {
            received.add("once");
            exchange.close();
        });

        assertThat(outcome).isInstanceOf(SendOutcome.Unknown.class);
        assertThat(received).containsExactly("once");
    }

    @Test
    void anAcceptedRequestWhoseAnswerNeverEndsIsNotKnown() {
        patience = Duration.ofMillis(500);

        SendOutcome outcome = handling(exchange -> {
            received.add("once");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await(outcomeKnown);
        });

        assertThat(outcome).isEqualTo(new SendOutcome.Unknown("no whole answer within PT0.5S"));
        assertThat(received).containsExactly("once");
    }

    @Test
    void anAcceptedRequestWhoseAnswerIsTooLongIsNotKnown() {
        SendOutcome outcome = handling(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] kilobyte = new byte[1 << 10];
            for (int i = 0; i <= 1 << 10; i++) {
                exchange.getResponseBody().write(kilobyte);
            }
            exchange.close();
        });

        assertThat(outcome).isInstanceOf(SendOutcome.Unknown.class);
    }

    @Test
    void noConnectionMeansNotSent() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        assertThat(send(free)).isInstanceOf(SendOutcome.NotSent.class);
    }

    @Test
    void aReplyTakesNoRetryKeyAndAllElseDoes() {
        LineSender sender = sender(1);

        assertThatThrownBy(() -> sender.send(Route.REPLY, TOKEN, BODY, KEY)).hasMessageContaining("retryKey: got one");
        assertThatThrownBy(() -> sender.send(Route.PUSH, TOKEN, BODY, null)).hasMessageContaining("retryKey: got none");
    }

    @Test
    void tellsTheSkewOfLinesClock() {
        Instant asked = now.instant();
        clock.observe(asked, asked.plusSeconds(7));
        assertThat(clock.skew()).hasValue(Duration.ofSeconds(7));

        clock.observe(asked, asked.minusMillis(400));
        assertThat(clock.skew()).hasValue(Duration.ZERO);

        clock.observe(asked, asked.minusSeconds(9));
        assertThat(clock.skew()).hasValue(Duration.ofSeconds(-8));
    }

    @Test
    void credentialsAreNotPrinted() {
        assertThat(TOKEN.toString()).doesNotContain("token");
        assertThat(new ChannelKey("1", "hidden").toString()).doesNotContain("hidden");
    }

    private SendOutcome answering(int status, String body, Map<String, String> headers) {
        return handling(exchange -> {
            received.add("%s %s %s %s %s"
                    .formatted(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI(),
                            exchange.getRequestHeaders().getFirst("Authorization"),
                            exchange.getRequestHeaders().getFirst("X-Line-Retry-Key"),
                            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            headers.forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What becomes of one send to a LINE that does this. */
    private SendOutcome handling(HttpHandler handler) {
        try {
            HttpServer line = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            line.createContext("/", handler);
            line.start();
            try {
                return send(line.getAddress().getPort());
            } finally {
                outcomeKnown.countDown();
                line.stop(0);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private SendOutcome send(int port) {
        return sender(port).send(Route.PUSH, TOKEN, BODY, KEY);
    }

    private LineSender sender(int port) {
        LineSettings settings = new LineSettings(URI.create("http://localhost:" + port), null);
        return new LineSender(new LineHttp(settings, clock, patience), settings);
    }
}
