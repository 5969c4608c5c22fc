package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.http.Routes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets one friend act, or many one after the other. */
final class ActionControl {
    private final Accounts accounts;
    private final Actions actions;

    ActionControl(Accounts accounts, Actions actions) {
        this.accounts = accounts;
        this.actions = actions;
    }

    void addTo(Routes<ControlCall.Handler> routes) {
        routes.add("POST", "/_emulator/accounts/{channelId}/friends/{userId}/actions", this::one);
        routes.add("POST", "/_emulator/accounts/{channelId}/actions", this::many);
    }

    private record Many(@Nullable List<Action> actions) {}

    private Reply one(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        Action action = ControlCall.as(Action.class, call.object().put("userId", call.variable("userId")));
        return Reply.json(actions.act(account, action));
    }

    private Reply many(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        List<Action> wanted = ControlCall.require("actions", call.body(Many.class).actions);
        return Reply.json(Map.of(
                "actions",
                wanted.stream().map(action -> actions.act(account, action)).toList()));
    }
}
