package dev.todoku.audience.index;

import dev.todoku.audience.Kind;
import dev.todoku.audience.Rule;
import dev.todoku.audience.Rule.Bound;
import dev.todoku.audience.Rule.Field;
import dev.todoku.audience.Rule.ValueTest;
import dev.todoku.friend.Folding;
import dev.todoku.friend.FriendScan.Happening;
import dev.todoku.friend.FriendScan.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Looks at one friend's row and says whether they fit: the plain meaning of a rule, which the index must agree with. */
record RowTest(Today today, Map<Rule.Did, IntUnaryOperator> times) {

    boolean fits(Rule rule, Row row) {
        return switch (rule) {
            case Rule.All(var of) -> of.stream().allMatch(each -> fits(each, row));
            case Rule.Any(var of) -> of.stream().anyMatch(each -> fits(each, row));
            case Rule.None(var of) -> of.stream().noneMatch(each -> fits(each, row));
            case Rule.InAudience(var _, var of) -> fits(of, row);
            case Rule.Everyone() -> true;
            case Rule.OptedOut() -> row.optedOut();
            case Rule.HasTag(var _, int tag) -> row.tags().contains(tag);
            case Rule.HasStatus(var status) -> row.status() == status;
            case Rule.Has(Field field, ValueTest test) when field.kind() == Kind.SHARE -> responds(test, row.ordinal());
            case Rule.Has(Field field, ValueTest test) -> has(field, test, row);
            case Rule.Did did -> {
                int count = times(did, row.ordinal());
                Integer atMost = did.atMost();
                yield count >= did.atLeast() && (atMost == null || count <= atMost);
            }
        };
    }

    /** Whether a fact is one of those that the rule counts. */
    static boolean counts(Rule.Did did, Happening fact, Today today) {
        Integer days = did.days();
        Integer month = did.month();
        boolean then = days != null
                ? !fact.day().isBefore(today.date().minusDays(days))
                : month == null
                        || YearMonth.from(fact.day())
                                .equals(YearMonth.from(today.date().plusMonths(month)));
        return then
                && fact.fact() == did.fact()
                && (did.subject() == null || did.subject().equals(fact.subject()));
    }

    /** What has to be counted for the rule, by all terms in it. */
    static void asked(Rule rule, Consumer<Rule.Did> counts) {
        switch (rule) {
            case Rule.All(var of) -> of.forEach(each -> asked(each, counts));
            case Rule.Any(var of) -> of.forEach(each -> asked(each, counts));
            case Rule.None(var of) -> of.forEach(each -> asked(each, counts));
            case Rule.InAudience(var _, var of) -> asked(of, counts);
            case Rule.Did did -> counts.accept(did);
            case Rule.Has(Field field, ValueTest _)
            when field.kind() == Kind.SHARE -> {
                counts.accept(ResponseRates.RECEIVED);
                ResponseRates.REACTED.forEach(counts);
            }
            default -> {}
        }
    }

    private int times(Rule.Did did, int ordinal) {
        return Objects.requireNonNull(times.get(did)).applyAsInt(ordinal);
    }

    private boolean responds(ValueTest test, int ordinal) {
        int received = times(ResponseRates.RECEIVED, ordinal);
        int reacted = ResponseRates.REACTED.stream()
                .mapToInt(did -> times(did, ordinal))
                .sum();
        if (test instanceof ValueTest.Present(boolean present)) {
            return present == (received > 0);
        }
        BigDecimal of = BigDecimal.valueOf(received);
        BigDecimal share = BigDecimal.valueOf(Math.min(reacted, received));
        return received > 0
                && test instanceof ValueTest.Range(var from, var to)
                && (from == null
                        || beyond(share.compareTo(from.value().decimalValue().multiply(of)), from))
                && (to == null || beyond(to.value().decimalValue().multiply(of).compareTo(share), to));
    }

    private boolean has(Field field, ValueTest test, Row row) {
        JsonNode value = field.isAttribute() ? row.values().get(Integer.toString(field.attributeId())) : null;
        Instant followed = row.followedAt();
        boolean present = field.isAttribute() ? value != null : followed != null;
        if (test instanceof ValueTest.Present(boolean wanted)) {
            return present == wanted;
        }
        if (!present) {
            return false;
        }
        return switch (field.kind()) {
            case TEXT -> text(test, Folding.fold(Objects.requireNonNull(value).asString()));
            case WORD, WORDS, YESNO, OTHER, SHARE -> words(test, Objects.requireNonNull(value));
            case NUMBER -> number(test, Objects.requireNonNull(value).decimalValue());
            case DAY -> day(test, LocalDate.parse(Objects.requireNonNull(value).asString()));
            case MOMENT ->
                day(
                        test,
                        (value == null ? Objects.requireNonNull(followed) : Instant.parse(value.asString()))
                                .atZone(today.zone())
                                .toLocalDate());
        };
    }

    private static boolean words(ValueTest test, JsonNode value) {
        return switch (test) {
            case ValueTest.Is(var wanted) -> wanted.equals(value);
            case ValueTest.OneOf(var wanted) ->
                value.isArray() ? value.valueStream().anyMatch(wanted::contains) : wanted.contains(value);
            case ValueTest.Contains(var part) ->
                value.isArray()
                        ? value.valueStream().anyMatch(each -> each.asString().equals(part))
                        : value.asString().contains(part);
            default -> false;
        };
    }

    private static boolean text(ValueTest test, String folded) {
        return switch (test) {
            case ValueTest.Is(var wanted) -> Folding.fold(wanted.asString()).equals(folded);
            case ValueTest.OneOf(var wanted) ->
                wanted.stream().anyMatch(each -> Folding.fold(each.asString()).equals(folded));
            case ValueTest.Contains(var part) -> folded.contains(Folding.fold(part));
            default -> false;
        };
    }

    private static boolean number(ValueTest test, BigDecimal value) {
        return switch (test) {
            case ValueTest.Is(var wanted) -> wanted.decimalValue().compareTo(value) == 0;
            case ValueTest.OneOf(var wanted) ->
                wanted.stream().anyMatch(each -> each.decimalValue().compareTo(value) == 0);
            case ValueTest.Range(var from, var to) ->
                (from == null || beyond(value.compareTo(from.value().decimalValue()), from))
                        && (to == null || beyond(to.value().decimalValue().compareTo(value), to));
            default -> false;
        };
    }

    private static boolean beyond(int order, Bound bound) {
        return bound.inclusive() ? order >= 0 : order > 0;
    }

    private boolean day(ValueTest test, LocalDate day) {
        return switch (test) {
            case ValueTest.Is(var wanted) -> day.toString().equals(wanted.asString());
            case ValueTest.OneOf(var wanted) ->
                wanted.stream().anyMatch(each -> day.toString().equals(each.asString()));
            case ValueTest.Range(var from, var to) ->
                (from == null || beyond(day.compareTo(date(from)), from))
                        && (to == null || beyond(date(to).compareTo(day), to));
            case ValueTest.DaysSince(var from, var to) ->
                within(today.date().toEpochDay() - day.toEpochDay(), from, to);
            case ValueTest.YearsSince(var from, var to) ->
                day.getYear() >= 1800
                        && !day.isAfter(today.date())
                        && within(Period.between(day, today.date()).getYears(), from, to);
            case ValueTest.InMonth(int month) ->
                day.getYear() == shifted(month).getYear()
                        && day.getMonth() == shifted(month).getMonth();
            case ValueTest.BirthdayMonth(int month) ->
                day.getMonth() == shifted(month).getMonth();
            case ValueTest.BirthdayWithin(int days) -> {
                LocalDate next = day.withYear(today.date().getYear()); // the 28th where there is no 29 February
                if (next.isBefore(today.date())) {
                    next = day.withYear(today.date().getYear() + 1);
                }
                yield !next.isAfter(today.date().plusDays(days));
            }
            default -> false;
        };
    }

    private LocalDate shifted(int months) {
        return today.date().plusMonths(months);
    }

    private static LocalDate date(Bound bound) {
        return LocalDate.parse(bound.value().asString());
    }

    private static boolean within(long value, @Nullable Integer from, @Nullable Integer to) {
        return (from == null || value >= from) && (to == null || value <= to);
    }
}
