package dev.todoku.campaign;

import dev.todoku.kernel.Problem;
import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a campaign comes round. The first time and the time of day are those of {@code sendAt}, in the account's zone.
 *
 * @param every {@code day}, {@code week} or {@code month}
 * @param interval every so many of them; null: every one
 * @param on days of the week ({@code monday} …): of a week, null for that of the first time; of a month, with {@code nth}
 * @param dayOfMonth 1 to 31, in shorter months the last day; null for that of the first time
 * @param nth 1 to 4, or -1 for the last: the n-th of the one day in {@code on}
 * @param until the last day it may come round; null: no end
 * @param times how often at most; null: no end
 */
public record Repeat(
        @NotNull String every,
        @Nullable Integer interval,
        @Nullable List<String> on,
        @Nullable Integer dayOfMonth,
        @Nullable Integer nth,
        @Nullable LocalDate until,
        @Nullable Integer times) {

    private static final int INTERVAL_MAX = 52;

    private static final int TIMES_MAX = 1_000;

    /** Beyond this nothing is looked for: every 52 months is less. */
    private static final int YEARS_AHEAD = 10;

    private static final Set<String> WEEKDAYS =
            Set.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    /** @throws Problem 422 for what names no day */
    void requireSound() {
        require(Set.of("day", "week", "month").contains(every), "every", every, "day, week or month");
        require(interval == null || within(interval, 1, INTERVAL_MAX), "interval", interval, "1 to " + INTERVAL_MAX);
        require(times == null || within(times, 1, TIMES_MAX), "times", times, "1 to " + TIMES_MAX);
        require(
                on == null || (!on.isEmpty() && on.stream().allMatch(Repeat::isWeekday) && !every.equals("day")),
                "on",
                on,
                "days of the week, monday to sunday, of every week or of the n-th in a month");
        require(
                dayOfMonth == null || (every.equals("month") && nth == null && within(dayOfMonth, 1, 31)),
                "dayOfMonth",
                dayOfMonth,
                "1 to 31 of every month, and no nth");
        require(
                nth == null
                        || (every.equals("month") && (nth == -1 || within(nth, 1, 4)) && on != null && on.size() == 1),
                "nth",
                nth,
                "1 to 4 or -1 of every month, with one day in on");
        require(nth != null || on == null || every.equals("week"), "on", on, "an nth with it, in a month");
    }

    private static boolean isWeekday(@Nullable String name) {
        return name != null && WEEKDAYS.contains(name);
    }

    private static boolean within(int value, int from, int to) {
        return value >= from && value <= to;
    }

    private static void require(boolean sound, String field, @Nullable Object got, String expected) {
        if (!sound) {
            throw Problem.unprocessable(
                    "bad-repeat", "repeat.%s: got %s (expected: %s)".formatted(field, got, expected));
        }
    }

    /**
     * The next time after an instant.
     *
     * @param first the first time
     * @param made how often it came round already
     */
    Optional<Instant> after(Instant instant, Instant first, int made, ZoneId zone) {
        if (times != null && made >= times) {
            return Optional.empty();
        }
        ZonedDateTime start = first.atZone(zone);
        LocalDate day = instant.isBefore(first)
                ? start.toLocalDate()
                : instant.atZone(zone).toLocalDate();
        LocalDate last =
                until == null || until.isAfter(day.plusYears(YEARS_AHEAD)) ? day.plusYears(YEARS_AHEAD) : until;
        for (; !day.isAfter(last); day = day.plusDays(1)) {
            Instant at = day.atTime(start.toLocalTime()).atZone(zone).toInstant();
            if (at.isAfter(instant) && !at.isBefore(first) && falls(day, start.toLocalDate())) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private boolean falls(LocalDate day, LocalDate start) {
        int step = interval == null ? 1 : interval;
        return switch (every) {
            case "day" -> ChronoUnit.DAYS.between(start, day) % step == 0;
            case "week" -> ChronoUnit.WEEKS.between(monday(start), monday(day)) % step == 0 && onWeekday(day, start);
            default ->
                ChronoUnit.MONTHS.between(YearMonth.from(start), YearMonth.from(day)) % step == 0
                        && day.equals(inMonth(YearMonth.from(day), start));
        };
    }

    private boolean onWeekday(LocalDate day, LocalDate start) {
        return on == null
                ? day.getDayOfWeek() == start.getDayOfWeek()
                : on.stream().anyMatch(name -> weekday(name) == day.getDayOfWeek());
    }

    private LocalDate inMonth(YearMonth month, LocalDate start) {
        if (nth != null && on != null) {
            return month.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(nth, weekday(on.getFirst())));
        }
        int wanted = dayOfMonth == null ? start.getDayOfMonth() : dayOfMonth;
        return month.atDay(Math.min(wanted, month.lengthOfMonth()));
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static DayOfWeek weekday(String name) {
        return DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
