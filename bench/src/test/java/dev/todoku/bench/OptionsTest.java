package dev.todoku.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void everyBenchRunsThreeTimesAfterAMinuteOfWarmUp() {
        assertThat(Options.of())
                .isEqualTo(new Options(
                        List.of("ingest", "send", "audience", "import", "emulator"),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(20),
                        3,
                        1_000_000,
                        false));
    }

    @Test
    void lengthsAreOptions() {
        assertThat(Options.of("send", "--seconds", "60", "--warm-up", "0", "--runs", "5"))
                .isEqualTo(new Options(List.of("send"), Duration.ZERO, Duration.ofSeconds(60), 5, 1_000_000, false));
        assertThat(Options.of("--quick", "ingest"))
                .isEqualTo(new Options(
                        List.of("ingest"), Duration.ofSeconds(2), Duration.ofSeconds(3), 1, 1_000_000, true));
    }

    @Test
    void whatItDoesNotKnowIsRefused() {
        assertThatThrownBy(() -> Options.of("upload"))
                .hasMessage("bench: got 'upload' (expected: one of ingest, send, audience, import, emulator)");
        assertThatThrownBy(() -> Options.of("--seconds", "0"))
                .hasMessage("--seconds: got 0 (expected: a number from 1 to 86400)");
        assertThatThrownBy(() -> Options.of("--runs"))
                .hasMessage("--runs: got nothing (expected: a number from 1 to 86400)");
    }
}
