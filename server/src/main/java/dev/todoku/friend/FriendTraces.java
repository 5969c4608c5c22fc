package dev.todoku.friend;

import dev.todoku.kernel.AccountId;

/** What a module above keeps of a friend's personal data, by ordinal, and how it is erased. */
public interface FriendTraces {

    /**
     * Erases a bounded part of it, within the caller's transaction of the account. The friend's row is gone: nothing new is
     * written that names them.
     *
     * @return whether nothing is left
     */
    boolean erase(AccountId account, int ordinal);
}
