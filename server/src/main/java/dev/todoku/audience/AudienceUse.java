package dev.todoku.audience;

import dev.todoku.friend.VocabularyUse;
import dev.todoku.kernel.AccountId;
import java.util.List;

/** What a module above keeps that calls saved audiences by their names; as long as it does, the names stay. */
public interface AudienceUse {

    /** Whoever calls it so, within the caller's transaction of the account. */
    List<VocabularyUse.User> usersOf(AccountId account, String name);
}
