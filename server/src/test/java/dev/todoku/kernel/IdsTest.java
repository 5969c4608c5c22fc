package dev.todoku.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {

    private final TestClock clock = TestClock.at("2026-11-22T03:00:00Z");
    private final Ids ids = new Ids(clock, new Random(1));

    @Test
    void areOfVersionSevenAndTellTheirMillisecond() {
        UUID id = ids.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(clock.millis());
    }

    @Test
    void sortByTheTimeTheyWereMade() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            made.add(ids.next().toString());
            clock.advance(Duration.ofMillis(1));
        }

        assertThat(made).isSorted();
        assertThat(new HashSet<>(made)).hasSize(1_000);
    }
}
