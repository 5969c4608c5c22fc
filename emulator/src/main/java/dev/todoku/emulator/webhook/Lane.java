package dev.todoku.emulator.webhook;

import dev.todoku.emulator.ids.Entropy;
import dev.todoku.emulator.setting.EventOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** The events of one account that wait, and the attempts that were made. */
final class Lane {
    private static final int ATTEMPTS_MAX = 100_000;

    private final Deque<Outgoing> waiting = new ArrayDeque<>();
    private final Deque<WebhookAttempt> attempts = new ArrayDeque<>();
    private boolean drained = true;

    /** Returns whether somebody must start to drain the lane. */
    synchronized boolean add(List<Outgoing> events) {
        waiting.addAll(events);
        boolean start = drained;
        drained = false;
        return start;
    }

    /** The next events for one request, all on the same attempt; none ends the draining. */
    synchronized List<Outgoing> take(int max, EventOrder order, Entropy entropy) {
        if (order == EventOrder.SHUFFLED && waiting.size() > 1) {
            List<Outgoing> shuffled = new ArrayList<>(waiting);
            Collections.shuffle(shuffled, entropy);
            waiting.clear();
            waiting.addAll(shuffled);
        }
        List<Outgoing> batch = new ArrayList<>();
        while (batch.size() < max && !waiting.isEmpty()) {
            if (!batch.isEmpty()
                    && waiting.peekFirst().attempt() != batch.getFirst().attempt()) break;
            batch.add(waiting.removeFirst());
        }
        drained = batch.isEmpty();
        return batch;
    }

    /** Forgets what waits and says how much it was. */
    synchronized int drop() {
        int dropped = waiting.size();
        waiting.clear();
        return dropped;
    }

    synchronized void record(WebhookAttempt attempt) {
        attempts.addLast(attempt);
        if (attempts.size() > ATTEMPTS_MAX) attempts.removeFirst();
    }

    synchronized List<WebhookAttempt> attempts() {
        return List.copyOf(attempts);
    }
}
