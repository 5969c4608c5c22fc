package dev.todoku.friend;

import dev.todoku.kernel.AccountId;

/**
 * A friend's personal data is being erased, in this very transaction: whoever else keeps some erases it now.
 *
 * @param ordinal stays behind in counts and outcomes, and names nobody any more
 */
public record FriendErased(AccountId account, int ordinal) {}
