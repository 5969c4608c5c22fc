package dev.todoku.friend;

import dev.todoku.kernel.AccountId;

/** Friends of an account change, in this very transaction: after its commit the feed shows it. */
public record FriendsChanged(AccountId account) {}
