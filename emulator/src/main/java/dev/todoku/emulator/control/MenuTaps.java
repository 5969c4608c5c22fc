package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Ledger;
import dev.todoku.emulator.richmenu.RichMenus;
import dev.todoku.protocol.Json;
import java.time.InstantSource;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What the phone of a friend does when an area of the rich menu is tapped. */
final class MenuTaps {
    /**
     * What came of a tap.
     *
     * @param action as the menu has it
     * @param done what the phone did, as for any other tap
     */
    record Tapped(String richMenuId, int area, dev.todoku.protocol.message.Action action, Actions.Done done) {}

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
            ObjectNode tap = Json.object().put("userId", userId).put("type", Action.TAP);
            tap.set("action", Json.tree(action));
            if (params != null) tap.set("params", params);
            Actions.Done done = actions.act(account, ControlCall.as(Action.class, tap));
            return new Tapped(shown.richMenuId(), area, action, done);
        });
    }

    /** Shows the menu of an alias if it is there; returns LINE's word for how it went. */
    static String switchTo(Account account, int ordinal, String aliasId) {
        RichMenus menus = account.richMenus();
        String id = menus.alias(aliasId).orElse(null);
        if (id == null) return "RICHMENU_ALIAS_ID_NOTFOUND";
        if (!menus.hasImage(id)) return "RICHMENU_NOTFOUND";
        menus.link(ordinal, id);
        return "SUCCESS";
    }
}
