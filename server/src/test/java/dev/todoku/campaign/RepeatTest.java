package dev.todoku.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a campaign comes round, told as days in Tokyo; the time of day is always that of the first time. */
class RepeatTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @Test
    void everySoManyDays() {
        assertThat(days(new Repeat("day", 3, null, null, null, null, null), "2026-11-02", 4))
                .containsExactly("2026-11-02", "2026-11-05", "2026-11-08", "2026-11-11");
    }

    @Test
    void everySecondWeekOnTwoDays() {
        assertThat(days(repeat("week", 2, List.of("friday", "monday"), null, null), "2026-11-04", 4))
                .containsExactly("2026-11-06", "2026-11-16", "2026-11-20", "2026-11-30");
    }

    @Test
    void aDayOfTheMonthIsTheLastOneWhereItIsShorter() {
        assertThat(days(repeat("month", null, null, 31, null), "2026-11-02", 4))
                .containsExactly("2026-11-30", "2026-12-31", "2027-01-31", "2027-02-28");
    }

    @Test
    void theSecondAndTheLastFriday() {
        assertThat(days(repeat("month", null, List.of("friday"), null, 2), "2026-11-02", 3))
                .containsExactly("2026-11-13", "2026-12-11", "2027-01-08");
        assertThat(days(repeat("month", 2, List.of("friday"), null, -1), "2026-11-02", 3))
                .containsExactly("2026-11-27", "2027-01-29", "2027-03-26");
    }

    @Test
    void itEndsOnADayOrAfterSoManyTimes() {
        var until = new Repeat("week", null, null, null, null, LocalDate.of(2026, 11, 16), null);
        assertThat(days(until, "2026-11-02", 9)).containsExactly("2026-11-02", "2026-11-09", "2026-11-16");
        assertThat(days(new Repeat("day", null, null, null, null, null, 2), "2026-11-02", 9))
                .containsExactly("2026-11-02", "2026-11-03");
    }

    @Test
    void theTimeOfDayStaysWhereClocksChange() {
        ZoneId newYork = ZoneId.of("America/New_York");
        Instant first = Instant.parse("2026-10-31T13:00:00Z"); // 9:00 there; clocks go back on 1 November
        assertThat(new Repeat("day", null, null, null, null, null, null).after(first, first, 1, newYork))
                .contains(Instant.parse("2026-11-01T14:00:00Z"));
    }

    @Test
    void whatNamesNoDayIsRefused() {
        for (Repeat bad : List.of(
                repeat("year", null, null, null, null),
                repeat("day", 0, null, null, null),
                repeat("day", null, List.of("friday"), null, null),
                repeat("week", null, List.of("freitag"), null, null),
                repeat("month", null, List.of("friday"), null, null),
                repeat("month", null, null, 32, null),
                repeat("month", null, null, null, 5))) {
            assertThatThrownBy(bad::requireSound).as(bad.toString()).hasMessageContaining("repeat.");
        }
    }

    private static Repeat repeat(
            String every,
            @Nullable Integer interval,
            @Nullable List<String> on,
            @Nullable Integer dayOfMonth,
            @Nullable Integer nth) {
        return new Repeat(every, interval, on, dayOfMonth, nth, null, null);
    }

    private static List<String> days(Repeat repeat, String from, int count) {
        repeat.requireSound();
        Instant first = LocalDate.parse(from).atTime(12, 0).atZone(TOKYO).toInstant();
        List<String> days = new ArrayList<>();
        Optional<Instant> at = repeat.after(first.minusMillis(1), first, 0, TOKYO);
        while (at.isPresent() && days.size() < count) {
            assertThat(at.get().atZone(TOKYO).getHour()).isEqualTo(12);
            days.add(at.get().atZone(TOKYO).toLocalDate().toString());
            at = repeat.after(at.get(), first, days.size(), TOKYO);
        }
        return days;
    }
}
