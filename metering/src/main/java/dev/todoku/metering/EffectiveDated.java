package dev.todoku.metering;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something in force from one day until another, exclusive; {@code null} = until further notice. Days are the plan zone's. */
sealed interface EffectiveDated permits PlanTerms, TaxPolicy.Rate, ChangeRule {

    LocalDate from();

    @Nullable LocalDate until();

    default boolean isInForceOn(LocalDate day) {
        return !day.isBefore(from()) && endsAfter(day);
    }

    /** Whether at least one day of the half-open span {@code [first, end)} is covered. */
    default boolean overlaps(LocalDate first, LocalDate end) {
        return from().isBefore(end) && endsAfter(first);
    }

    private boolean endsAfter(LocalDate day) {
        LocalDate until = until();
        return until == null || day.isBefore(until);
    }

    /** A copy of {@code entries}; {@code IllegalArgumentException} unless they are in order and none overlaps the next. */
    static <T extends EffectiveDated> List<T> inOrder(String name, List<T> entries) {
        for (int i = 1; i < entries.size(); i++) {
            LocalDate end = entries.get(i - 1).until();
            LocalDate start = entries.get(i).from();
            if (end == null || start.isBefore(end)) {
                throw new IllegalArgumentException(
                        "%s: got one from %s after one until %s (expected: in order, none overlapping)"
                                .formatted(name, start, end == null ? "further notice" : end));
            }
        }
        return List.copyOf(entries);
    }

    /** {@code IllegalArgumentException} unless the span has at least one day. */
    static void requireSpan(LocalDate from, @Nullable LocalDate until) {
        if (until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("until: got %s (expected: a day after %s)".formatted(until, from));
        }
    }
}
