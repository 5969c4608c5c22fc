package dev.todoku.kernel;

import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes UUIDs of version 7 (RFC 9562 §5.7): they sort by the millisecond they were made in, so new rows land at the end
 * of an index. Names, not secrets: {@link SecretBox#randomBytes} makes those.
 */
public final class Ids {

    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final InstantSource clock;
    private final RandomGenerator random;

    public Ids(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public UUID next() {
        long high = (clock.millis() << 16) | VERSION_7 | (random.nextLong() >>> 52);
        long low = VARIANT | (random.nextLong() >>> 2);
        return new UUID(high, low);
    }
}
