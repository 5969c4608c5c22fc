package dev.todoku.emulator.line;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.http.Form;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.module.Attachment;
import dev.todoku.emulator.module.ModuleChannel;
import dev.todoku.emulator.module.Modules;
import dev.todoku.emulator.webhook.Happening;
import dev.todoku.emulator.webhook.Outbox;
import dev.todoku.protocol.ErrorBody;
import dev.todoku.protocol.Json;
import dev.todoku.protocol.UserId;
import dev.todoku.protocol.validation.TextRule;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Attaching modules to accounts (partner reference, "Module"). Control of chats is {@link ChatControlApi}'s. */
final class ModuleApi {
    private static final int LIMIT = 100;

    private final InstantSource clock;
    private final Accounts accounts;
    private final Modules modules;
    private final Outbox outbox;
    private final Happening happening;

    ModuleApi(InstantSource clock, Accounts accounts, Modules modules, Outbox outbox, Happening happening) {
        this.clock = clock;
        this.accounts = accounts;
        this.modules = modules;
        this.outbox = outbox;
        this.happening = happening;
    }

    void addTo(Operations operations) {
        operations
                .open("POST", "/module/auth/v1/token", this::attach)
                .channel("POST", "/v2/bot/channel/detach", this::detach)
                .channel("GET", "/v2/bot/list", this::list);
    }

    private record Attached(@JsonProperty("bot_id") String botId, List<String> scopes) {}

    private record Bot(String userId, String basicId, String displayName) {}

    private record Page(List<Bot> bots, @Nullable String next) {}

    private record Detaching(@Nullable String botId) {}

    private Reply attach(Call call) {
        Form form = Oauth.form(call);
        ModuleChannel module = authenticated(call, form);
        if (!"authorization_code".equals(form.get("grant_type"))) throw Oauth.unsupportedGrant();
        Attachment.Agreement agreed = modules.take(Oauth.field(form, "code"), clock.instant())
                .filter(agreement -> agreement.attachment().moduleId().equals(module.channelId()))
                .orElseThrow(() -> Oauth.error("invalid_grant", "invalid authorization code"));
        if (!agreed.redirectUri().equals(form.get("redirect_uri")))
            throw Oauth.error("invalid_grant", "redirect_uri does not match");
        if (agreed.codeChallenge() != null
                && !agreed.codeChallenge().equals(Oauth.challenge(Oauth.field(form, "code_verifier"))))
            throw Oauth.error("invalid_grant", "invalid code_verifier");
        Attachment attachment = agreed.attachment();
        boolean taken = modules.defaultActive(attachment.account())
                .filter(other -> module.defaultActive() && !other.equals(module.channelId()))
                .isPresent();
        if (taken) throw Refused.of(403, ErrorBody.of("Another module channel is active by default"));
        Account account = accounts.find(attachment.account())
                .orElseThrow(() -> Oauth.error("invalid_grant", "invalid authorization code"));
        modules.attach(attachment);
        String botId = account.identity().botUserId();
        ObjectNode content = Json.object();
        content.putObject("module")
                .put("type", "attached")
                .put("botId", botId)
                .set("scopes", Json.tree(attachment.scopes()));
        tell(account, module.channelId(), content);
        return Reply.json(new Attached(botId, attachment.scopes()));
    }

    private ModuleChannel authenticated(Call call, Form form) {
        String[] basic = Oauth.basic(call);
        String id = basic != null ? basic[0] : Oauth.field(form, "client_id");
        String secret = basic != null ? basic[1] : Oauth.field(form, "client_secret");
        ModuleChannel module = modules.find(id).orElseThrow(() -> Oauth.error("invalid_client", "invalid client_id"));
        if (!module.channelSecret().equals(secret)) throw Oauth.error("invalid_client", "invalid client_secret");
        return module;
    }

    private Reply detach(Call call) {
        String botId = Bodies.fields(call, body -> new Detaching(body.optional("botId", TextRule.any())))
                .botId();
        Account account = botId == null || UserId.find(botId).isEmpty()
                ? null
                : accounts.findByBot(botId).orElse(null);
        if (account == null) throw Refused.badRequest("user/group/room Id is not available.");
        if (!modules.detach(call.token().channelId(), account.channelId()))
            throw Refused.badRequest("Specified channel is not detachable");
        ObjectNode content = Json.object();
        content.putObject("module").put("type", "detached").put("botId", Objects.requireNonNull(botId));
        tell(account, call.token().channelId(), content);
        return Reply.ok();
    }

    private void tell(Account account, String moduleId, ObjectNode content) {
        Instant now = clock.instant();
        outbox.offer(account, moduleId, happening.ofNoChat("module", content, now));
    }

    private Reply list(Call call) {
        List<String> all = modules.accountsOf(call.token().channelId());
        Instant now = clock.instant();
        int limit = Continuation.limit(call.query("limit"), LIMIT, LIMIT);
        int first = Math.min(all.size(), Continuation.index(call.query("start"), now));
        int end = Math.min(all.size(), first + limit);
        List<Bot> bots = all.subList(first, end).stream()
                .flatMap(channelId -> accounts.find(channelId).stream())
                .map(account -> new Bot(
                        account.identity().botUserId(),
                        account.identity().basicId(),
                        account.identity().name()))
                .toList();
        return Reply.json(new Page(bots, end < all.size() ? Continuation.at(end, now) : null));
    }
}
