package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.richmenu.RichMenus;
import dev.todoku.protocol.richmenu.RichMenu;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The rich menu on a friend's screen.
 *
 * @param via {@code user}: linked to the friend; {@code default}; {@code manager}: the owner's, set on LINE's own screen
 * @param image where its picture is
 */
record ShownMenu(String richMenuId, String via, String image, RichMenu menu) {
    /** Null if there is none; the account must be locked. */
    static @Nullable ShownMenu of(Account account, int ordinal) {
        if (!account.friends().isFollowing(ordinal)) return null;
        RichMenus.Shown shown = account.richMenus().shown(ordinal).orElse(null);
        if (shown == null) return null;
        String id = shown.menu().id();
        return new ShownMenu(
                id,
                shown.via().name().toLowerCase(Locale.ROOT),
                "/_emulator/accounts/" + account.channelId() + "/richmenus/" + id + "/image",
                shown.menu().menu());
    }
}
