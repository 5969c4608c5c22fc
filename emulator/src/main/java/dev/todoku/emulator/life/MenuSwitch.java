package dev.todoku.emulator.life;

import dev.todoku.emulator.account.Account;

/** Rich menus as far as a tap can change them. */
@FunctionalInterface
public interface MenuSwitch {
    /**
     * Shows the friend the rich menu of an alias.
     *
     * @return LINE's word for how it went: {@code SUCCESS}, {@code RICHMENU_ALIAS_ID_NOTFOUND}, …
     */
    String to(Account account, int ordinal, String aliasId);
}
