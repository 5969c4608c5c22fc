package dev.todoku.friend;

import dev.todoku.kernel.AccountId;

/** Tags of an account will be taken off at some time. */
record TagsExpire(AccountId account) {}
