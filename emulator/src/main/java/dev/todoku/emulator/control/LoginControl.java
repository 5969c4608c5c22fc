package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.http.Routes;
import dev.todoku.emulator.login.Login;
import dev.todoku.emulator.login.LoginChannel;
import dev.todoku.emulator.token.Channel;
import dev.todoku.protocol.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Opens channels of LINE Login and sets what LINE's console sets for them. */
final class LoginControl {
    private final Accounts accounts;
    private final Login login;

    LoginControl(Accounts accounts, Login login) {
        this.accounts = accounts;
        this.login = login;
    }

    void addTo(Routes<ControlCall.Handler> routes) {
        routes.add("POST", "/_emulator/login-channels", this::open);
        routes.add("GET", "/_emulator/login-channels", call -> Reply.json(Map.of("channels", login.all())));
        routes.add("PUT", "/_emulator/login-channels/{channelId}", this::change);
        routes.add("GET", "/_emulator/login-channels/{channelId}/service-messages", this::serviceMessages);
    }

    private record Wanted(
            @Nullable String name,
            @Nullable String account,
            @Nullable Boolean linked,
            @Nullable List<String> callbackUrls,
            @Nullable Boolean email,
            @Nullable Boolean miniApp,
            @Nullable List<String> templates) {}

    private Reply open(ControlCall call) {
        Wanted wanted = call.body(Wanted.class);
        String account = ControlCall.require("account", wanted.account);
        String name = ControlCall.require("name", wanted.name);
        requireAccount(account);
        requirePlaces(wanted.callbackUrls);
        Channel channel = accounts.channels().open(Channel.Kind.LOGIN);
        LoginChannel opened = new LoginChannel(
                channel.channelId(),
                channel.channelSecret(),
                name,
                account,
                wanted.linked == null || wanted.linked,
                Objects.requireNonNullElse(wanted.callbackUrls, List.of()),
                wanted.email == null || wanted.email,
                Boolean.TRUE.equals(wanted.miniApp),
                Objects.requireNonNullElse(wanted.templates, List.of()));
        login.put(opened);
        return Reply.json(201, opened);
    }

    /** What is not named stays as it is. */
    private Reply change(ControlCall call) {
        LoginChannel before = channel(call);
        Wanted wanted = call.body(Wanted.class);
        if (wanted.account != null) requireAccount(wanted.account);
        requirePlaces(wanted.callbackUrls);
        ObjectNode changed = (ObjectNode) Json.tree(before);
        changed.setAll((ObjectNode) Json.tree(wanted));
        LoginChannel after = ControlCall.as(LoginChannel.class, changed);
        login.put(after);
        return Reply.json(after);
    }

    private Reply serviceMessages(ControlCall call) {
        return Reply.json(
                Map.of("messages", login.serviceMessages().sentBy(channel(call).channelId())));
    }

    private LoginChannel channel(ControlCall call) {
        String channelId = call.variable("channelId");
        return login.find(channelId)
                .orElseThrow(() -> ControlRefused.notFound(
                        "channelId: got '" + channelId + "', which is no channel of LINE Login"));
    }

    private void requireAccount(String channelId) {
        if (accounts.find(channelId).isEmpty())
            throw ControlRefused.badRequest("account: got '" + channelId + "' (expected: an account's channel id)");
    }

    private static void requirePlaces(@Nullable List<String> urls) {
        if (urls == null) return;
        for (String url : urls)
            if (!LoginChannel.isPlace(url))
                throw ControlRefused.badRequest("callbackUrls: got '" + url + "' (expected: absolute addresses)");
    }
}
