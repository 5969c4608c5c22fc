package dev.todoku.emulator.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.ids.Entropy;
import java.time.Instant;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TimelineTest {
    @Test
    void sumsEqualThoseOfAPlainMapWhateverTheOrder() {
        Entropy random = new Entropy(42);
        Timeline timeline = new Timeline();
        TreeMap<Long, Long> plain = new TreeMap<>();
        for (int i = 0; i < 2_000; i++) {
            long second = random.nextInt(500);
            long amount = random.nextInt(10);
            timeline.add(Instant.ofEpochSecond(second), amount);
            plain.merge(second, amount, Long::sum);
        }
        for (long second = -1; second <= 500; second++) {
            long expected = plain.headMap(second, true).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            assertThat(timeline.sumUntil(Instant.ofEpochSecond(second))).isEqualTo(expected);
        }
    }
}
