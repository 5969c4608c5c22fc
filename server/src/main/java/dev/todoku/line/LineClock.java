package dev.todoku.line;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How far LINE's clock is from ours, by the {@code Date} of its last answer. Above 5 seconds nothing counted may leave
 * (law 12): it could count in another month than we think.
 */
@Component
public final class LineClock {

    /** {@code Date} names whole seconds: what lies within the one it names is no skew. */
    private static final Duration RESOLUTION = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final AtomicReference<@Nullable Duration> skew = new AtomicReference<>();

    LineClock(InstantSource clock) {
        this.clock = clock;
    }

    /** Positive: LINE is ahead of us. Empty before the first answer. */
    public Optional<Duration> skew() {
        return Optional.ofNullable(skew.get());
    }

    Instant now() {
        return clock.instant();
    }

    /** Takes a {@code Date} that LINE wrote at some moment between {@code asked} and now. */
    void observe(Instant asked, Instant date) {
        Instant answered = clock.instant();
        if (date.isAfter(answered)) {
            skew.set(Duration.between(answered, date));
        } else if (date.plus(RESOLUTION).isBefore(asked)) {
            skew.set(Duration.between(asked, date.plus(RESOLUTION)));
        } else {
            skew.set(Duration.ZERO);
        }
    }
}
