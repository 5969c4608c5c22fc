package dev.todoku.audience.saved;

import dev.todoku.friend.VocabularyUse;
import dev.todoku.kernel.AccountId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Saved audiences whose rules speak of an attribute or a tag. */
@Component
final class RulesUse implements VocabularyUse {

    private final AudienceRows rows;

    RulesUse(AudienceRows rows) {
        this.rows = rows;
    }

    @Override
    public List<User> usersOf(AccountId account, Word word) {
        return rows.all(account).stream()
                .filter(each -> word.isIn(each.audience()))
                .map(each -> new User("audience", each.audienceId().toString(), each.name()))
                .toList();
    }
}
