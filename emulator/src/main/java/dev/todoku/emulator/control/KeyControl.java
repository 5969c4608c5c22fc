package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.http.Routes;
import dev.todoku.emulator.token.Channel;
import dev.todoku.emulator.token.SigningKey;
import dev.todoku.emulator.token.Token;
import dev.todoku.protocol.Json;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What LINE's console does with a channel's credentials: assertion signing keys, and another long-lived token. */
final class KeyControl {
    private static final int KEEP_HOURS_MAX = 24;

    private final InstantSource clock;
    private final Accounts accounts;

    KeyControl(InstantSource clock, Accounts accounts) {
        this.clock = clock;
        this.accounts = accounts;
    }

    void addTo(Routes<ControlCall.Handler> routes) {
        routes.add("POST", "/_emulator/channels/{channelId}/keys", this::register);
        routes.add("GET", "/_emulator/channels/{channelId}/keys", this::list);
        routes.add("DELETE", "/_emulator/channels/{channelId}/keys/{kid}", this::remove);
        routes.add("POST", "/_emulator/accounts/{channelId}/token", this::reissue);
    }

    private record NewKey(@Nullable ObjectNode jwk) {}

    private record NewToken(@Nullable Integer keepHours) {}

    private Reply register(ControlCall call) {
        ObjectNode jwk = ControlCall.require("jwk", call.body(NewKey.class).jwk);
        try {
            SigningKey key = accounts.channels().register(channel(call).channelId(), jwk.toString());
            return Reply.json(201, Map.of("kid", key.kid()));
        } catch (IllegalArgumentException e) {
            throw ControlRefused.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private Reply list(ControlCall call) {
        return Reply.json(Map.of(
                "keys",
                accounts.channels().keysOf(channel(call).channelId()).stream()
                        .map(key -> Map.of("kid", key.kid(), "jwk", Json.read(key.jwk())))
                        .toList()));
    }

    private Reply remove(ControlCall call) {
        String kid = call.variable("kid");
        if (!accounts.channels().removeKey(channel(call).channelId(), kid))
            throw ControlRefused.notFound("kid: got '" + kid + "', which is no key of this channel");
        return Reply.ok();
    }

    private Reply reissue(ControlCall call) {
        String channelId = Lookup.account(accounts, call).channelId();
        Integer hours = call.body(NewToken.class).keepHours;
        int keep = hours == null ? 0 : hours;
        if (keep < 0 || keep > KEEP_HOURS_MAX)
            throw ControlRefused.badRequest("keepHours: got " + keep + " (expected: 0 to " + KEEP_HOURS_MAX + ")");
        Token token =
                accounts.tokens().reissueLongLived(channelId, clock.instant().plus(Duration.ofHours(keep)));
        return Reply.json(201, Map.of("channelAccessToken", token.value()));
    }

    private Channel channel(ControlCall call) {
        String channelId = call.variable("channelId");
        return accounts.channels()
                .find(channelId)
                .orElseThrow(() -> ControlRefused.notFound("channelId: got '" + channelId + "', which is no channel"));
    }
}
