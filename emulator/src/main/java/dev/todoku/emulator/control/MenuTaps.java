package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Ledger;
import dev.todoku.emulator.richmenu.RichMenus;
import dev.todoku.protocol.Json;
import dev.todoku.protocol.richmenu.RichMenu;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Taps on rich menus: which area it was, and where its switch leads. */
final class MenuTaps {
    private MenuTaps() {}

    /**
     * The action of a tap. If it is on the friend's rich menu, named by its area or known by its action, it is counted
     * there; the account must be locked.
     */
    static ObjectNode counted(Account account, int ordinal, Action tap, Instant now) {
        if (tap.requestId() != null) return ControlCall.require("action", tap.action());
        ShownMenu shown = ShownMenu.of(account, ordinal);
        List<RichMenu.Area> areas = shown == null ? List.of() : shown.menu().areas();
        int area = tap.area() == null ? indexOf(areas, tap.action()) : tap.area();
        if (tap.area() != null && (area < 0 || area >= areas.size()))
            throw ControlRefused.badRequest("area: got " + area + " (expected: one of " + areas.size() + ", from 0)");
        if (shown == null || area < 0) return ControlCall.require("action", tap.action());
        LocalDate day = LocalDate.ofInstant(now, Ledger.DAYS);
        account.richMenus().statistics().tapped(shown.richMenuId(), area, ordinal, day);
        return json(areas.get(area));
    }

    /** Shows the friend the menu of an alias, if it is there; says in LINE's words how it went. */
    static String switchTo(Account account, int ordinal, String aliasId) {
        RichMenus menus = account.richMenus();
        String id = menus.alias(aliasId).orElse(null);
        if (id == null) return "RICHMENU_ALIAS_ID_NOTFOUND";
        if (!menus.hasImage(id)) return "RICHMENU_NOTFOUND";
        menus.link(ordinal, id);
        return "SUCCESS";
    }

    private static int indexOf(List<RichMenu.Area> areas, @Nullable ObjectNode action) {
        for (int i = 0; i < areas.size(); i++) if (json(areas.get(i)).equals(action)) return i;
        return -1;
    }

    private static ObjectNode json(RichMenu.Area area) {
        return (ObjectNode) Json.tree(area.action());
    }
}
