package dev.todoku.transfer;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How fast imports go, by the monotonic clock, since this server took them up. */
@Component
final class Speed {

    /**
     * How fast, and how long still.
     *
     * @param secondsLeft null: not known yet
     */
    record Progress(double rowsPerSecond, @Nullable Long secondsLeft) {}

    private static final class Run {

        private final long began = System.nanoTime();
        private long rows;
        private long left;
    }

    private final Map<UUID, Run> runs = new ConcurrentHashMap<>();

    /** It begins, or begins anew. */
    void begin(UUID id) {
        runs.put(id, new Run());
    }

    void advance(UUID id, long rows, long left) {
        Run run = runs.computeIfAbsent(id, _ -> new Run());
        synchronized (run) {
            run.rows += rows;
            run.left = left;
        }
    }

    void end(UUID id) {
        runs.remove(id);
    }

    /** Null: not under way here. */
    @Nullable Progress of(UUID id) {
        Run run = runs.get(id);
        if (run == null) {
            return null;
        }
        synchronized (run) {
            double perSecond = run.rows / ((System.nanoTime() - run.began) / 1e9);
            return new Progress(perSecond, run.rows == 0 ? null : Math.round(run.left / perSecond));
        }
    }
}
