package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.http.Routes;
import dev.todoku.emulator.life.LifeSettings;
import dev.todoku.emulator.life.Lives;
import dev.todoku.protocol.Json;
import tools.jackson.databind.node.ObjectNode;

/** Lets the friends of an account live by themselves. */
final class LifeControl {
    private final Accounts accounts;
    private final Lives lives;

    LifeControl(Accounts accounts, Lives lives) {
        this.accounts = accounts;
        this.lives = lives;
    }

    void addTo(Routes<ControlCall.Handler> routes) {
        routes.add("GET", "/_emulator/accounts/{channelId}/life", this::read);
        routes.add("PUT", "/_emulator/accounts/{channelId}/life", this::change);
    }

    /** The settings, and what friends did so far. */
    private Reply read(ControlCall call) {
        return Reply.json(told(Lookup.account(accounts, call)));
    }

    /** Settings that are not named stay as they are. */
    private Reply change(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        ObjectNode wanted = (ObjectNode) Json.tree(lives.settings(account));
        wanted.setAll(call.object());
        lives.set(account, ControlCall.as(LifeSettings.class, wanted));
        return Reply.json(told(account));
    }

    private ObjectNode told(Account account) {
        ObjectNode told = (ObjectNode) Json.tree(lives.settings(account));
        told.set("done", Json.tree(lives.deeds(account)));
        return told;
    }
}
