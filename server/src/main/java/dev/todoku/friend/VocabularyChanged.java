package dev.todoku.friend;

import dev.todoku.kernel.AccountId;

/** An attribute or a tag is made or changed, in this very transaction. */
record VocabularyChanged(AccountId account) {}
