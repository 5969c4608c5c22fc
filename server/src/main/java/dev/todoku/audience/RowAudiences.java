package dev.todoku.audience;

import dev.todoku.friend.Friends;
import dev.todoku.friend.Selection;
import dev.todoku.friend.Selector;
import dev.todoku.friend.Vocabulary;
import dev.todoku.friend.Vocabulary.Vocabularies;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Answers from the rows themselves: one statement reads the sets that the rule's terms name, all of one moment, and set
 * algebra does the rest.
 */
@Component
final class RowAudiences implements Audiences {

    private final AccountScope scope;
    private final Friends friends;
    private final Vocabularies vocabularies;
    private final InstantSource clock;

    RowAudiences(AccountScope scope, Friends friends, Vocabularies vocabularies, InstantSource clock) {
        this.scope = scope;
        this.friends = friends;
        this.vocabularies = vocabularies;
        this.clock = clock;
    }

    @Override
    public Rule rule(AccountId account, JsonNode json) {
        return RuleReader.read(json, vocabularies.of(account));
    }

    @Override
    public Members members(AccountId account, Rule rule) {
        Instant now = clock.instant();
        return scope.in(account, () -> {
            Terms terms = new Terms(vocabularies.of(account));
            terms.collect(rule);
            Selection selection = friends.select(account, terms.selectors);
            return new Members(terms.evaluate(rule, selection), selection.position(), now);
        });
    }

    /** The sets a rule is made of; the reachable friends are always the first. */
    private static final class Terms {

        private static final int REACHABLE = 0;

        private final Vocabulary vocabulary;
        private final List<Selector> selectors = new ArrayList<>(List.of(new Selector.Reachable()));

        Terms(Vocabulary vocabulary) {
            this.vocabulary = vocabulary;
        }

        void collect(Rule rule) {
            switch (rule) {
                case Rule.All(var of) -> of.forEach(this::collect);
                case Rule.Any(var of) -> of.forEach(this::collect);
                case Rule.None(var of) -> of.forEach(this::collect);
                case Rule.Everyone() -> {}
                case Rule.HasTag tag -> add(selector(tag));
                case Rule.AttributeIs attribute -> add(selector(attribute));
            }
        }

        /** A set of our own, within the reachable. */
        RoaringBitmap evaluate(Rule rule, Selection selection) {
            List<RoaringBitmap> sets = selection.ordinals();
            RoaringBitmap reachable = sets.get(REACHABLE);
            return switch (rule) {
                case Rule.All(var of) -> {
                    RoaringBitmap all = reachable.clone();
                    of.forEach(each -> all.and(evaluate(each, selection)));
                    yield all;
                }
                case Rule.Any(var of) -> union(of, selection);
                case Rule.None(var of) -> RoaringBitmap.andNot(reachable, union(of, selection));
                case Rule.Everyone() -> reachable.clone();
                case Rule.HasTag tag -> RoaringBitmap.and(reachable, sets.get(selectors.indexOf(selector(tag))));
                case Rule.AttributeIs attribute ->
                    RoaringBitmap.and(reachable, sets.get(selectors.indexOf(selector(attribute))));
            };
        }

        private RoaringBitmap union(List<Rule> of, Selection selection) {
            RoaringBitmap union = new RoaringBitmap();
            of.forEach(each -> union.or(evaluate(each, selection)));
            return union;
        }

        private void add(Selector selector) {
            if (!selectors.contains(selector)) {
                selectors.add(selector);
            }
        }

        private Selector selector(Rule.HasTag rule) {
            return new Selector.WithTag(vocabulary.tag(rule.tag(), "tag").tagId());
        }

        private Selector selector(Rule.AttributeIs rule) {
            int attribute = vocabulary.attribute(rule.attribute(), "attribute").attributeId();
            return new Selector.WithValue(attribute, rule.value());
        }
    }
}
