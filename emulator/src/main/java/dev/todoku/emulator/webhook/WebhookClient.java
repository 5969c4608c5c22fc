package dev.todoku.emulator.webhook;

import dev.todoku.protocol.Signature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Posts signed webhooks and waits as long as LINE does: 2 s of real time, for the whole answer. */
public final class WebhookClient implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    /** The client's own timeouts end with the headers; a little later, so that those that apply are told first. */
    private static final Duration WHOLE_TIMEOUT = TIMEOUT.plusMillis(200);

    /** Made when first needed: it reads the machine's certificates, a fifth of the emulator's time to start. */
    private transient @Nullable HttpClient client;

    /** Signs exactly the bytes that are sent. */
    public WebhookResult post(String url, String channelSecret, byte[] body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(TIMEOUT)
                    .header("Content-Type", "application/json; charset=utf-8")
                    .header("User-Agent", "LineBotWebhook/2.0")
                    .header(Signature.HEADER, Signature.sign(channelSecret, body))
                    .POST(BodyPublishers.ofByteArray(body))
                    .build();
            return await(client().sendAsync(request, BodyHandlers.discarding()));
        } catch (IllegalArgumentException e) {
            return WebhookResult.failed(WebhookResult.Reason.COULD_NOT_CONNECT, "Invalid URL syntax");
        }
    }

    private static WebhookResult await(CompletableFuture<HttpResponse<Void>> answer) {
        try {
            return WebhookResult.answered(
                    answer.get(WHOLE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).statusCode());
        } catch (TimeoutException e) {
            answer.cancel(true);
            return Failures.of(new HttpTimeoutException("body"));
        } catch (ExecutionException e) {
            return Failures.of(e.getCause() instanceof IOException failure ? failure : new IOException(e));
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return WebhookResult.failed(WebhookResult.Reason.UNCLASSIFIED, "Interrupted");
        }
    }

    @Override
    public synchronized void close() {
        if (client != null) client.shutdownNow();
    }

    private synchronized HttpClient client() {
        if (client == null)
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(TIMEOUT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();
        return client;
    }
}
