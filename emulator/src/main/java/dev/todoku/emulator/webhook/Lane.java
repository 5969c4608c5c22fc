package dev.todoku.emulator.webhook;

import dev.todoku.emulator.ids.Entropy;
import dev.todoku.emulator.setting.EventOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;

/** The events that wait for one listener, and the attempts that were made. */
final class Lane {
    private static final int ATTEMPTS_MAX = 100_000;

    private final Listener listener;
    private final Deque<Outgoing> waiting = new ArrayDeque<>();
    private final Deque<WebhookAttempt> attempts = new ArrayDeque<>();
    /** Not kept: who drained it ended with the process. */
    private transient boolean draining;

    Lane(Listener listener) {
        this.listener = listener;
    }

    Listener listener() {
        return listener;
    }

    /** Empty if somebody drains the lane; otherwise the caller must, and this many have waited since another process. */
    synchronized OptionalInt add(List<Outgoing> events) {
        int before = waiting.size();
        waiting.addAll(events);
        if (draining) return OptionalInt.empty();
        draining = true;
        return OptionalInt.of(before);
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
        draining = !batch.isEmpty();
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
