package dev.todoku.audience;

import dev.todoku.friend.Selector;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/** Which friends: set algebra over what the friends' rows can tell. */
sealed interface Rule {

    /** Friends that every part selects. */
    record All(List<Rule> parts) implements Rule {}

    /** Friends that some part selects. */
    record Any(List<Rule> parts) implements Rule {}

    /** Friends that no part selects. */
    record None(List<Rule> parts) implements Rule {}

    /** Every friend who may be sent to. */
    record Everyone() implements Rule {}

    /** Friends of one tag, or with one value. */
    record Leaf(Selector selector) implements Rule {}

    /** The leaves' selectors, each as often as it stands there. */
    default Stream<Selector> selectors() {
        return switch (this) {
            case All(List<Rule> parts) -> parts.stream().flatMap(Rule::selectors);
            case Any(List<Rule> parts) -> parts.stream().flatMap(Rule::selectors);
            case None(List<Rule> parts) -> parts.stream().flatMap(Rule::selectors);
            case Everyone() -> Stream.empty();
            case Leaf(Selector selector) -> Stream.of(selector);
        };
    }

    /**
     * Evaluates within {@code everyone}, which no result exceeds.
     *
     * @param known the set of each selector of this rule
     */
    default RoaringBitmap within(RoaringBitmap everyone, Map<Selector, RoaringBitmap> known) {
        return switch (this) {
            case All(List<Rule> parts) -> {
                RoaringBitmap left = everyone.clone();
                parts.forEach(part -> left.and(part.within(everyone, known)));
                yield left;
            }
            case Any(List<Rule> parts) -> union(parts, everyone, known);
            case None(List<Rule> parts) -> RoaringBitmap.andNot(everyone, union(parts, everyone, known));
            case Everyone() -> everyone.clone();
            case Leaf(Selector selector) -> RoaringBitmap.and(everyone, known.get(selector));
        };
    }

    private static RoaringBitmap union(List<Rule> parts, RoaringBitmap everyone, Map<Selector, RoaringBitmap> known) {
        RoaringBitmap union = new RoaringBitmap();
        parts.forEach(part -> union.or(part.within(everyone, known)));
        return union;
    }
}
