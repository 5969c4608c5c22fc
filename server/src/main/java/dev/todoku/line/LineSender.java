package dev.todoku.line;

import dev.todoku.protocol.ErrorBody;
import dev.todoku.protocol.Json;
import dev.todoku.protocol.LineErrors;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * Sends messages, once, and says what became of it. Takes the body as bytes, since a repeat must carry the same ones.
 */
@Component
@EnableConfigurationProperties(LineSettings.class)
public final class LineSender {

    private final LineHttp http;
    private final URI line;

    LineSender(LineHttp http, LineSettings settings) {
        this.http = http;
        this.line = settings.url();
    }

    /**
     * Sends one request.
     *
     * @param retryKey makes a repeat harmless for 24 hours; null on {@link Route#REPLY}, which takes none
     */
    public SendOutcome send(Route route, Credentials credentials, byte[] body, @Nullable UUID retryKey) {
        return exchange(route, credentials, body, retryKey).outcome();
    }

    /** As {@link #send}, with LINE's answer as it came. */
    public Exchange exchange(Route route, Credentials credentials, byte[] body, @Nullable UUID retryKey) {
        if (route.takesRetryKey() == (retryKey == null)) {
            throw new IllegalArgumentException("retryKey: got %s on %s (expected: one on every route but reply)"
                    .formatted(retryKey == null ? "none" : "one", route.key()));
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(line.resolve("/v2/bot/message/" + route.key()))
                .header("Authorization", "Bearer " + credentials.token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body));
        if (retryKey != null) {
            request.header("X-Line-Retry-Key", retryKey.toString());
        }
        try {
            HttpResponse<byte[]> response = http.send(request);
            return new Exchange(outcome(response), answer(response));
        } catch (ConnectException | HttpConnectTimeoutException | SSLHandshakeException e) {
            return new Exchange(new SendOutcome.NotSent(reason(e)), null);
        } catch (IOException e) {
            return new Exchange(new SendOutcome.Unknown(reason(e)), null);
        }
    }

    private static LineAnswer answer(HttpResponse<byte[]> response) {
        Map<String, String> headers = new TreeMap<>();
        response.headers().map().forEach((name, values) -> {
            if (name.startsWith("x-line-") || name.equals("content-type")) {
                headers.put(name, values.getFirst());
            }
        });
        return new LineAnswer(response.statusCode(), headers, new String(response.body(), StandardCharsets.UTF_8));
    }

    private static SendOutcome outcome(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        return switch (status) {
            case 401 -> new SendOutcome.Unauthorised();
            // Said by what stands between, of a request that may have passed it.
            case 408, 425 -> new SendOutcome.Unknown("answered " + status);
            case 409 -> new SendOutcome.AlreadyAccepted(header(response, "x-line-accepted-request-id"));
            // One status, two meanings: only the text tells "wait a little" from "wait until next month".
            case 429 ->
                error(response).message().equals(LineErrors.MONTHLY_LIMIT)
                        ? new SendOutcome.MonthlyLimit()
                        : new SendOutcome.RateLimited();
            default -> {
                if (status / 100 == 2) {
                    yield new SendOutcome.Accepted(
                            header(response, "x-line-request-id"),
                            LineHttp.date(response).orElse(null));
                }
                yield status / 100 == 4
                        ? new SendOutcome.Refused(status, error(response))
                        : new SendOutcome.Unknown("LINE answered " + status);
            }
        };
    }

    static ErrorBody error(HttpResponse<byte[]> response) {
        try {
            // Its words are kept in rows, and no row holds a zero.
            String text = new String(response.body(), StandardCharsets.UTF_8).replace("\\u0000", "\\uFFFD");
            ErrorBody body = Json.mapper().readValue(text, ErrorBody.class);
            return body == null || body.message() == null ? ErrorBody.of("") : body;
        } catch (JacksonException e) {
            return ErrorBody.of(""); // a proxy's page, not LINE's words
        }
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
