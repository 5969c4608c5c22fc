package dev.todoku.emulator.line;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.WebhookEndpoint;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.webhook.WebhookClient;
import dev.todoku.emulator.webhook.WebhookResult;
import dev.todoku.protocol.ErrorBody;
import dev.todoku.protocol.validation.TextRule;
import dev.todoku.protocol.webhook.WebhookRequest;
import dev.todoku.protocol.webhook.WebhookWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the bot's webhooks go (reference, "Webhook settings"). */
final class WebhookApi {
    private static final int URL_LENGTH_MAX = 500;

    private final InstantSource clock;
    private final WebhookClient client;

    WebhookApi(InstantSource clock, WebhookClient client) {
        this.clock = clock;
        this.client = client;
    }

    void addTo(Operations operations) {
        operations
                .put("/v2/bot/channel/webhook/endpoint", this::set)
                .get("/v2/bot/channel/webhook/endpoint", this::get)
                .post("/v2/bot/channel/webhook/test", this::test);
    }

    private record Endpoint(@Nullable String endpoint, boolean active) {}

    private record TestResult(
            boolean success, Instant timestamp, int statusCode, WebhookResult.Reason reason, String detail) {}

    private Reply set(Call call) {
        String url = given(call);
        if (url == null) throw invalidUrl();
        WebhookEndpoint before = call.account().webhook();
        call.account().setWebhook(new WebhookEndpoint(url, before.url() == null || before.active()));
        return Reply.ok();
    }

    private Reply get(Call call) {
        WebhookEndpoint webhook = call.account().webhook();
        if (webhook.url() == null) throw noEndpoint();
        return Reply.json(new Endpoint(webhook.url(), webhook.active()));
    }

    private Reply test(Call call) {
        Account account = call.account();
        String given = call.body().length == 0 ? null : given(call);
        String url = given != null ? given : account.webhook().url();
        if (url == null) throw noEndpoint();
        Instant at = clock.instant();
        byte[] body = WebhookWriter.write(new WebhookRequest(account.identity().botUserId(), List.of()));
        WebhookResult result = client.post(url, account.identity().channelSecret(), body);
        if (given != null && result.detail().equals("Unknown host")) throw invalidUrl();
        String detail = result.reason() == WebhookResult.Reason.COULD_NOT_CONNECT
                ? result.detail() + ": " + url
                : result.detail();
        return Reply.json(new TestResult(result.success(), at, result.statusCode(), result.reason(), detail));
    }

    private record Given(@Nullable String endpoint) {}

    private static @Nullable String given(Call call) {
        String url = Bodies.fields(call, body -> new Given(body.optional("endpoint", TextRule.any())))
                .endpoint();
        if (url != null && (!isHttps(url) || url.length() > URL_LENGTH_MAX)) throw invalidUrl();
        return url;
    }

    private static boolean isHttps(String url) {
        try {
            URI uri = new URI(url);
            return "https".equals(uri.getScheme()) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Refused invalidUrl() {
        return Refused.badRequest("Invalid webhook endpoint URL");
    }

    private static Refused noEndpoint() {
        return Refused.of(404, ErrorBody.of("Webhook endpoint not found"));
    }
}
