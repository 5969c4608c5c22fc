package dev.todoku.account;

import dev.todoku.kernel.AccountId;

/** An account was connected, or looked at again at LINE: what depends on LINE's figures of it can be read anew now. */
public record AccountChecked(AccountId account) {}
