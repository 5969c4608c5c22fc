package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Ledger;
import dev.todoku.emulator.richmenu.RichMenus;
import dev.todoku.protocol.Json;
import dev.todoku.protocol.message.Action.DatetimePicker;
import dev.todoku.protocol.message.Action.Postback;
import dev.todoku.protocol.message.Action.RichMenuSwitch;
import dev.todoku.protocol.message.Action.SendMessage;
import java.time.InstantSource;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What the phone of a friend does when an area of the rich menu is tapped. */
final class MenuTaps {
    /**
     * What came of a tap.
     *
     * @param action as the menu has it; a link, a text to copy or a camera are the phone's business alone
     * @param done absent if no bot is told
     */
    record Tapped(
            String richMenuId, int area, dev.todoku.protocol.message.Action action, Actions.@Nullable Done done) {}

    private final InstantSource clock;
    private final Actions actions;

    MenuTaps(InstantSource clock, Actions actions) {
        this.clock = clock;
        this.actions = actions;
    }

    /**
     * Counts the tap and does what the area says.
     *
     * @param params what the friend picked, for a datetime picker
     */
    Tapped tap(Account account, String userId, int area, @Nullable ObjectNode params) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), Ledger.DAYS);
        return account.locked(() -> {
            int ordinal = Lookup.friend(account, userId);
            ShownMenu shown = ShownMenu.of(account, ordinal);
            int areas = shown == null ? 0 : shown.menu().areas().size();
            if (shown == null || area < 0 || area >= areas)
                throw ControlRefused.badRequest("area: got " + area + " (expected: one of " + areas + ", from 0)");
            dev.todoku.protocol.message.Action action =
                    shown.menu().areas().get(area).action();
            account.richMenus().statistics().tapped(shown.richMenuId(), area, ordinal, day);
            Actions.Done done = switch (action) {
                case Postback postback -> postback(account, userId, postback.data(), null);
                case DatetimePicker picker ->
                    postback(account, userId, picker.data(), ControlCall.require("params", params));
                case RichMenuSwitch to ->
                    postback(account, userId, to.data(), switched(account.richMenus(), ordinal, to));
                case SendMessage message ->
                    act(account, userId, Json.object().put("type", "message").put("text", message.text()));
                default -> null;
            };
            return new Tapped(shown.richMenuId(), area, action, done);
        });
    }

    /** Shows the other menu if it is there; the params of the postback tell whether it was. */
    private static ObjectNode switched(RichMenus menus, int ordinal, RichMenuSwitch to) {
        String id = menus.alias(to.richMenuAliasId()).orElse(null);
        String status =
                id == null ? "RICHMENU_ALIAS_ID_NOTFOUND" : menus.hasImage(id) ? "SUCCESS" : "RICHMENU_NOTFOUND";
        if (id != null && status.equals("SUCCESS")) menus.link(ordinal, id);
        return Json.object().put("newRichMenuAliasId", to.richMenuAliasId()).put("status", status);
    }

    private Actions.Done postback(Account account, String userId, String data, @Nullable ObjectNode params) {
        ObjectNode action = Json.object().put("type", "postback").put("data", data);
        if (params != null) action.set("params", params);
        return act(account, userId, action);
    }

    private Actions.Done act(Account account, String userId, ObjectNode action) {
        return actions.act(account, ControlCall.as(Action.class, action.put("userId", userId)));
    }
}
