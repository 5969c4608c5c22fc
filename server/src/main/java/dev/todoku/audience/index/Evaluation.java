package dev.todoku.audience.index;

import dev.todoku.audience.Kind;
import dev.todoku.audience.Rule;
import dev.todoku.audience.Rule.Field;
import dev.todoku.audience.Rule.ValueTest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
        if (rule instanceof Rule.All(var of) && !of.isEmpty()) {
            return all(of, within);
        }
        RoaringBitmap standing = standing(rule);
        if (standing != null) {
            return RoaringBitmap.and(within, standing);
        }
        RoaringBitmap left = within.clone();
        narrow(left, rule);
        return left;
    }

    /** Sets that stand ready first: what takes longer has fewer left to look at. */
    private RoaringBitmap all(List<Rule> rules, RoaringBitmap within) {
        List<Rule> order = new ArrayList<>(rules);
        order.sort(Comparator.comparing(each -> standing(each) == null));
        RoaringBitmap left = of(order.getFirst(), within);
        for (Rule each : order.subList(1, order.size())) {
            if (left.isEmpty()) {
                break;
            }
            narrow(left, each);
        }
        return left;
    }

    /** Takes those out whom the rule does not fit. */
    private void narrow(RoaringBitmap left, Rule rule) {
        switch (rule) {
            case Rule.All(var of) -> of.forEach(each -> narrow(left, each));
            case Rule.Any(var of) -> left.and(union(of, left));
            case Rule.None(var of) -> left.andNot(union(of, left));
            case Rule.InAudience(var _, var of) -> narrow(left, of);
            case Rule.Everyone() -> {}
            case Rule.OptedOut _, Rule.HasTag _, Rule.HasStatus _ -> left.and(Objects.requireNonNull(standing(rule)));
            case Rule.Has(Field field, ValueTest test)
            when field.kind() == Kind.SHARE -> left.and(ResponseRates.passing(facts, test, left, today));
            case Rule.Has(Field field, ValueTest.Present test)
            when !test.present() -> left.andNot(passing(field, test));
            case Rule.Has(Field field, ValueTest test) -> left.and(passing(field, test));
            case Rule.Did did -> left.and(facts.passing(did, left, today));
        }
    }

    /** Whoever of these fits any of the rules, and maybe others; not to be changed. */
    private RoaringBitmap union(List<Rule> rules, RoaringBitmap within) {
        RoaringBitmap only = rules.size() == 1 ? standing(rules.getFirst()) : null;
        if (only != null) {
            return only;
        }
        RoaringBitmap union = new RoaringBitmap();
        for (Rule each : rules) {
            RoaringBitmap standing = standing(each);
            union.or(standing == null ? of(each, within) : standing);
        }
        return union;
    }

    /** The set of all whom the rule fits, if the index has it as it stands; not to be changed. */
    private @Nullable RoaringBitmap standing(Rule rule) {
        return switch (rule) {
            case Rule.OptedOut() -> people.optedOut();
            case Rule.HasTag(var _, int tag) -> people.tag(tag);
            case Rule.HasStatus(var status) -> people.status(status);
            case Rule.InAudience(var _, var of) -> standing(of);
            case Rule.Has(Field field, ValueTest _) when field.kind() == Kind.SHARE -> null;
            case Rule.Has(Field field, ValueTest.Present test) when test.present() -> passing(field, test);
            case Rule.Has(Field field, ValueTest.Is is)
            when people.find(field.attributeId()) instanceof WordColumn words -> words.passing(is, today);
            default -> null;
        };
    }

    /** Who has a value at all, for the test whether there is one; not to be changed. */
    private RoaringBitmap passing(Field field, ValueTest test) {
        Column column = people.find(field.attributeId());
        if (column == null) {
            return new RoaringBitmap();
        }
        return test instanceof ValueTest.Present ? column.present() : column.passing(test, today);
    }
}
