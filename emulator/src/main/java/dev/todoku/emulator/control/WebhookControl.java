package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.http.Routes;
import dev.todoku.emulator.webhook.Outbox;
import dev.todoku.emulator.webhook.WebhookClient;
import dev.todoku.emulator.webhook.WebhookErrors;
import dev.todoku.emulator.webhook.WebhookResult;
import dev.todoku.protocol.webhook.WebhookRequest;
import dev.todoku.protocol.webhook.WebhookWriter;
import java.util.List;
import java.util.Map;

/** What LINE's console shows and does about webhooks: the verify button, and statistics of errors. */
final class WebhookControl {
    private final Accounts accounts;
    private final Outbox outbox;
    private final WebhookClient client;

    WebhookControl(Accounts accounts, Outbox outbox, WebhookClient client) {
        this.accounts = accounts;
        this.outbox = outbox;
        this.client = client;
    }

    void addTo(Routes<ControlCall.Handler> routes) {
        routes.add("POST", "/_emulator/accounts/{channelId}/webhook/verify", this::verify);
        routes.add("GET", "/_emulator/accounts/{channelId}/webhooks/errors", this::errors);
    }

    /** Does not count in the statistics, as at LINE. */
    private Reply verify(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        String url = account.webhook().url();
        if (url == null) throw ControlRefused.conflict("webhook: got none (expected: one to be set)");
        byte[] body = WebhookWriter.write(new WebhookRequest(account.identity().botUserId(), List.of()));
        WebhookResult result = client.post(url, account.identity().channelSecret(), body);
        return Reply.json(Map.of(
                "success", result.success(),
                "statusCode", result.statusCode(),
                "reason", result.reason(),
                "detail", result.detail()));
    }

    private Reply errors(ControlCall call) {
        return Reply.json(Map.of("errors", WebhookErrors.of(outbox.attempts(Lookup.account(accounts, call)))));
    }
}
