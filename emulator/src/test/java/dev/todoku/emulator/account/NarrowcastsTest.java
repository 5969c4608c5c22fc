package dev.todoku.emulator.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class NarrowcastsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T03:00:00Z");

    private final Narrowcasts narrowcasts = new Narrowcasts();

    @Test
    void thoseOverFourteenDaysOldAreForgotten() {
        put("old", NOON);
        put("newer", NOON.plus(Duration.ofDays(1)));
        put("newest", NOON.plus(Duration.ofDays(14)));
        assertThat(narrowcasts.find("old", NOON)).isEmpty();
        assertThat(narrowcasts.find("newer", NOON)).isPresent();
    }

    private void put(String requestId, Instant at) {
        Reservation none = new Reservation(YearMonth.of(2026, 11), 0);
        narrowcasts.put(new Narrowcast(
                new Narrowcast.Order(requestId, at, null, null, false, none, List.of()), new Narrowcast.Waiting()));
    }
}
