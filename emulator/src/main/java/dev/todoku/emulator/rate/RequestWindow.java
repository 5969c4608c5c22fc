package dev.todoku.emulator.rate;

/** Counts requests of one endpoint and says when there are too many. Not thread-safe. */
sealed interface RequestWindow {

    /** Whether a request at this instant of the monotonic clock fits; if so it is counted. */
    boolean allow(long nanos);

    /** Periods one after the other, each with its own count. */
    final class Fixed implements RequestWindow {
        private final long count;
        private final long perNanos;
        private long period = Long.MIN_VALUE;
        private long used;

        Fixed(long count, long perNanos) {
            this.count = count;
            this.perNanos = perNanos;
        }

        @Override
        public boolean allow(long nanos) {
            long current = Math.floorDiv(nanos, perNanos);
            if (current != period) {
                period = current;
                used = 0;
            }
            if (used >= count) return false;
            used++;
            return true;
        }
    }

    /** The last {@code count} requests, in a ring: a further one fits once the oldest of them is a period old. */
    final class Sliding implements RequestWindow {
        private final long[] allowed;
        private final long perNanos;
        private long total;

        Sliding(int count, long perNanos) {
            this.allowed = new long[count];
            this.perNanos = perNanos;
        }

        @Override
        public boolean allow(long nanos) {
            int slot = (int) (total % allowed.length);
            if (total >= allowed.length && nanos - allowed[slot] < perNanos) return false;
            allowed[slot] = nanos;
            total++;
            return true;
        }
    }
}
