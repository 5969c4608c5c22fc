package dev.todoku.friend;

import dev.todoku.kernel.AccountId;

/** Profiles of the account are to be fetched: rows say whose. */
record ProfilesWanted(AccountId account) {}
