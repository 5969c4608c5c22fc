package dev.todoku.audience.index;

import dev.todoku.audience.Rule;
import dev.todoku.audience.Rule.Field;
import dev.todoku.audience.Rule.ValueTest;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/** Finds who fits a rule by set algebra, always within a set that is already narrowed down. */
record Evaluation(People people, FactIndex facts, Today today) {

    /** Whether the index can tell; else the rows have to be asked. */
    static boolean possible(Rule rule, People people) {
        return switch (rule) {
            case Rule.All(var of) -> of.stream().allMatch(each -> possible(each, people));
            case Rule.Any(var of) -> of.stream().allMatch(each -> possible(each, people));
            case Rule.None(var of) -> of.stream().allMatch(each -> possible(each, people));
            case Rule.InAudience(var _, var of) -> possible(of, people);
            case Rule.Has(Field field, ValueTest test) -> {
                Column column = people.find(field.attributeId());
                yield column == null || column.exact() || test instanceof ValueTest.Present;
            }
            default -> true;
        };
    }

    /** A set of the caller's own, within the other. */
    RoaringBitmap of(Rule rule, RoaringBitmap within) {
        return switch (rule) {
            case Rule.All(var of) -> all(of, within);
            case Rule.Any(var of) -> any(of, within);
            case Rule.None(var of) -> RoaringBitmap.andNot(within, any(of, within));
            case Rule.InAudience(var _, var of) -> of(of, within);
            case Rule.Everyone() -> within.clone();
            case Rule.OptedOut() -> RoaringBitmap.and(within, people.optedOut());
            case Rule.HasTag(var _, int tag) -> RoaringBitmap.and(within, people.tag(tag));
            case Rule.HasStatus(var status) -> RoaringBitmap.and(within, people.status(status));
            case Rule.Has(Field field, ValueTest test) -> having(field, test, within);
            case Rule.Did did -> facts.passing(did, within, today);
        };
    }

    private RoaringBitmap all(List<Rule> rules, RoaringBitmap within) {
        RoaringBitmap left = within;
        for (Rule each : rules) {
            left = of(each, left);
            if (left.isEmpty()) {
                break;
            }
        }
        return left;
    }

    private RoaringBitmap any(List<Rule> rules, RoaringBitmap within) {
        RoaringBitmap union = new RoaringBitmap();
        rules.forEach(each -> union.or(of(each, within)));
        return union;
    }

    private RoaringBitmap having(Field field, ValueTest test, RoaringBitmap within) {
        Column column = people.find(field.attributeId());
        boolean wanted = !(test instanceof ValueTest.Present(boolean present)) || present;
        if (column == null) {
            return wanted ? new RoaringBitmap() : within.clone();
        }
        RoaringBitmap passing = test instanceof ValueTest.Present ? column.present() : column.passing(test, today);
        return wanted ? RoaringBitmap.and(within, passing) : RoaringBitmap.andNot(within, passing);
    }
}
