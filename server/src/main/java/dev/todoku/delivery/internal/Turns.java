package dev.todoku.delivery.internal;

import dev.todoku.delivery.DeliveryStore.Due;
import dev.todoku.kernel.AccountId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who is worked on next when more deliveries are due than there are workers. First an account with fewer workers, then
 * who has waited longest since its last turn: an account with a hundred campaigns delays another's one by no more than a
 * wave, and its own hundred take turns.
 */
final class Turns {

    private final int workers;
    private final Set<Due> running = new LinkedHashSet<>();
    private final Map<AccountId, Long> lastOfAccount = new HashMap<>();
    private final Map<Due, Long> lastOfDelivery = new HashMap<>();
    private long turn;
    private boolean othersWait;

    Turns(int workers) {
        this.workers = workers;
    }

    /** Takes those of the due ones whose turn it is; each must be {@link #end}ed. */
    synchronized List<Due> begin(List<Due> due) {
        List<Due> waiting = new ArrayList<>(due);
        waiting.removeAll(running);
        List<Due> begun = new ArrayList<>();
        while (running.size() < workers && !waiting.isEmpty()) {
            Due next = waiting.stream().min(order()).orElseThrow();
            waiting.remove(next);
            running.add(next);
            lastOfAccount.put(next.account(), ++turn);
            lastOfDelivery.put(next, turn);
            begun.add(next);
        }
        othersWait = !waiting.isEmpty();
        lastOfAccount.keySet().retainAll(due.stream().map(Due::account).toList());
        lastOfDelivery.keySet().retainAll(due);
        return begun;
    }

    private Comparator<Due> order() {
        return Comparator.<Due>comparingLong(due -> running.stream()
                        .filter(each -> each.account().equals(due.account()))
                        .count())
                .thenComparingLong(due -> lastOfAccount.getOrDefault(due.account(), 0L))
                .thenComparingLong(due -> lastOfDelivery.getOrDefault(due, 0L));
    }

    synchronized void end(Due due) {
        running.remove(due);
    }

    /** Whether somebody is due for whom there is no worker: then a turn is one wave. */
    synchronized boolean othersWait() {
        return othersWait;
    }

    synchronized boolean isBusy() {
        return !running.isEmpty();
    }
}
