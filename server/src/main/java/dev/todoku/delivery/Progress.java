package dev.todoku.delivery;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** How fast this server's deliveries go, by the monotonic clock; and tells those who follow one. Kept in memory only. */
public final class Progress {

    /** Waves of about ten seconds at LINE's ceiling. */
    private static final int WAVES = 40;

    private static final int DELIVERIES_MAX = 1_000;

    private final Consumer<UUID> listeners;
    private final LongSupplier nanoTime;

    private final Map<UUID, ArrayDeque<Wave>> waves = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, ArrayDeque<Wave>> eldest) {
            return size() > DELIVERIES_MAX;
        }
    };

    private record Wave(long nanos, long recipients) {}

    public Progress(Consumer<UUID> listeners, LongSupplier nanoTime) {
        this.listeners = listeners;
        this.nanoTime = nanoTime;
    }

    /** A wave to so many is written down. */
    void advanced(UUID delivery, long recipients) {
        synchronized (waves) {
            ArrayDeque<Wave> last = waves.computeIfAbsent(delivery, _ -> new ArrayDeque<>());
            last.addLast(new Wave(nanoTime.getAsLong(), recipients));
            if (last.size() > WAVES) {
                last.removeFirst();
            }
        }
        listeners.accept(delivery);
    }

    /** Nothing of it is on its way now. */
    void rests(UUID delivery) {
        listeners.accept(delivery);
    }

    /** Recipients a second over the last waves; empty while fewer than two are known. */
    public OptionalDouble perSecond(UUID delivery) {
        synchronized (waves) {
            ArrayDeque<Wave> last = waves.get(delivery);
            if (last == null || last.size() < 2) {
                return OptionalDouble.empty();
            }
            long nanos = last.getLast().nanos() - last.getFirst().nanos();
            long sent = last.stream().skip(1).mapToLong(Wave::recipients).sum();
            return nanos <= 0 ? OptionalDouble.empty() : OptionalDouble.of(sent / (nanos / 1e9));
        }
    }
}
