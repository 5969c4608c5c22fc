package dev.todoku.metering;

/** Counts of messages (通): recipients of counted requests. */
final class Messages {

    /**
     * The most messages any question may name: 10,000 times what the last tier of Japan's table begins with, and small
     * enough that no sum of two counts leaves {@code long}.
     */
    static final long MAX = 1_000_000_000_000L;

    private Messages() {}

    /** {@code count} itself, or {@code IllegalArgumentException} where it is negative or beyond {@link #MAX}. */
    static long require(String name, long count) {
        if (count < 0 || count > MAX) {
            throw new IllegalArgumentException("%s: got %d (expected: 0 to %d)".formatted(name, count, MAX));
        }
        return count;
    }
}
