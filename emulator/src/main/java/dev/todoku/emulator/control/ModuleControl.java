package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.account.WebhookEndpoint;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.http.Routes;
import dev.todoku.emulator.module.Attachment;
import dev.todoku.emulator.module.ModuleChannel;
import dev.todoku.emulator.module.Modules;
import dev.todoku.emulator.token.Channel;
import dev.todoku.emulator.webhook.Happening;
import dev.todoku.emulator.webhook.Outbox;
import dev.todoku.protocol.Json;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opens module channels, and does what an account's owner does about them. */
final class ModuleControl {
    private static final List<String> SCOPES_DEFAULT = List.of("message:send", "message:receive");

    private final InstantSource clock;
    private final Accounts accounts;
    private final Modules modules;
    private final Outbox outbox;
    private final Happening happening;

    ModuleControl(InstantSource clock, Accounts accounts, Modules modules, Outbox outbox, Happening happening) {
        this.clock = clock;
        this.accounts = accounts;
        this.modules = modules;
        this.outbox = outbox;
        this.happening = happening;
    }

    void addTo(Routes<ControlCall.Handler> routes) {
        routes.add("POST", "/_emulator/module-channels", this::open);
        routes.add("GET", "/_emulator/module-channels", call -> Reply.json(Map.of("channels", modules.all())));
        routes.add("POST", "/_emulator/module-channels/{channelId}/agreements", this::agree);
        routes.add("GET", "/_emulator/module-channels/{channelId}/webhooks", this::webhooks);
        routes.add("GET", "/_emulator/accounts/{channelId}/modules", this::attached);
        routes.add("PUT", "/_emulator/accounts/{channelId}/suspension", this::suspend);
    }

    private record NewModule(
            @Nullable String name,
            @Nullable String webhook,
            @Nullable Boolean defaultActive) {}

    private record NewAgreement(
            @Nullable String account,
            @Nullable String redirectUri,
            @Nullable List<String> scopes,
            @Nullable String codeChallenge) {}

    private record Suspension(@Nullable Boolean suspended) {}

    private Reply open(ControlCall call) {
        NewModule wanted = call.body(NewModule.class);
        String name = ControlCall.require("name", wanted.name);
        WebhookEndpoint webhook = wanted.webhook == null
                ? WebhookEndpoint.NONE
                : WebhookEndpoint.to(AccountControl.requireUrl(wanted.webhook));
        Channel channel = accounts.channels().open(Channel.Kind.MODULE);
        ModuleChannel module = new ModuleChannel(
                channel.channelId(), channel.channelSecret(), name, webhook, Boolean.TRUE.equals(wanted.defaultActive));
        modules.put(module);
        return Reply.json(201, module);
    }

    /** The owner of an account agrees on the page of LINE's manager; the code goes to {@code redirectUri} there. */
    private Reply agree(ControlCall call) {
        ModuleChannel module = module(call);
        NewAgreement wanted = call.body(NewAgreement.class);
        String channelId = ControlCall.require("account", wanted.account);
        if (accounts.find(channelId).isEmpty())
            throw ControlRefused.badRequest("account: got '" + channelId + "' (expected: an account's channel id)");
        Attachment attachment =
                new Attachment(module.channelId(), channelId, wanted.scopes == null ? SCOPES_DEFAULT : wanted.scopes);
        Attachment.Agreement agreement = new Attachment.Agreement(
                attachment, ControlCall.require("redirectUri", wanted.redirectUri), wanted.codeChallenge);
        return Reply.json(201, Map.of("code", modules.agree(agreement, clock.instant())));
    }

    private Reply webhooks(ControlCall call) {
        String moduleId = module(call).channelId();
        List<String> all = accounts.all().stream().map(Account::channelId).toList();
        return Reply.json(Map.of("attempts", outbox.attempts(moduleId, all)));
    }

    private Reply attached(ControlCall call) {
        return Reply.json(Map.of(
                "modules", modules.attachedTo(Lookup.account(accounts, call).channelId())));
    }

    /** Only modules are told. */
    private Reply suspend(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        boolean suspended = ControlCall.require("suspended", call.body(Suspension.class).suspended);
        String type = suspended ? "botSuspended" : "botResumed";
        for (Attachment module : modules.attachedTo(account.channelId()))
            outbox.offer(account, module.moduleId(), happening.ofNoChat(type, Json.object(), clock.instant()));
        return Reply.json(Map.of("suspended", suspended));
    }

    private ModuleChannel module(ControlCall call) {
        String channelId = call.variable("channelId");
        return modules.find(channelId)
                .orElseThrow(() ->
                        ControlRefused.notFound("channelId: got '" + channelId + "', which is no module channel"));
    }
}
