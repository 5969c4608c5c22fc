package dev.todoku.audience.index;

import dev.todoku.audience.Ranking;
import dev.todoku.friend.VocabularyUse;
import dev.todoku.kernel.AccountId;
import java.util.List;
import org.springframework.stereotype.Component;

/** The attribute whose number the ranking values. */
@Component
final class WeightsUse implements VocabularyUse {

    private final Ranking ranking;

    WeightsUse(Ranking ranking) {
        this.ranking = ranking;
    }

    @Override
    public List<User> usersOf(AccountId account, Word word) {
        boolean valued = word.kind() == Word.Kind.ATTRIBUTE
                && word.name().equals(ranking.weights(account).valueAttribute());
        return valued ? List.of(new User("ranking", "ranking", word.name())) : List.of();
    }
}
