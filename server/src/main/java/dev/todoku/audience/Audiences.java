package dev.todoku.audience;

import dev.todoku.friend.Friends;
import dev.todoku.friend.Selection;
import dev.todoku.friend.Selector;
import dev.todoku.friend.Vocabulary;
import dev.todoku.kernel.AccountId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Finds the friends a rule selects. All sets of a rule are read at one moment, so count and members agree (law 8). */
@Component
public final class Audiences {

    private final Friends friends;
    private final Vocabulary.Vocabularies vocabularies;
    private final InstantSource clock;

    Audiences(Friends friends, Vocabulary.Vocabularies vocabularies, InstantSource clock) {
        this.friends = friends;
        this.vocabularies = vocabularies;
        this.clock = clock;
    }

    /** Refuses a rule that cannot be evaluated, naming the place (422). */
    public void check(AccountId account, JsonNode rule) {
        new RuleReader(vocabularies.of(account)).read(rule);
    }

    /** The friends the rule selects now. */
    public Members members(AccountId account, JsonNode json) {
        Rule rule = new RuleReader(vocabularies.of(account)).read(json);
        Set<Selector> wanted = new LinkedHashSet<>();
        wanted.add(new Selector.Reachable());
        rule.selectors().forEach(wanted::add);
        List<Selector> selectors = new ArrayList<>(wanted);
        Selection selection = friends.select(account, selectors);
        Map<Selector, RoaringBitmap> known = new HashMap<>();
        for (int i = 0; i < selectors.size(); i++) {
            known.put(selectors.get(i), selection.ordinals().get(i));
        }
        return new Members(rule.within(selection.ordinals().getFirst(), known), selection.position(), clock.instant());
    }
}
