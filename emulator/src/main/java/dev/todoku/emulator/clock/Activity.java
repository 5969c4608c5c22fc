package dev.todoku.emulator.clock;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What the emulator does at this moment besides its schedule: calls being answered, webhooks under way. */
public final class Activity {
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger events = new AtomicInteger();
    private final LongAdder progress = new LongAdder();

    public void callBegan() {
        calls.incrementAndGet();
    }

    public void callEnded() {
        calls.decrementAndGet();
        progressed();
    }

    /** {@code count} events were queued for their bots. */
    public void eventsQueued(int count) {
        events.addAndGet(count);
    }

    /** {@code count} queued events have had their attempt, or were dropped. */
    public void eventsLeft(int count) {
        events.addAndGet(-count);
        progressed();
    }

    /** Something was done; the wait for quiet counts from here. */
    public void progressed() {
        progress.increment();
    }

    long progress() {
        return progress.sum();
    }

    List<String> busyWith() {
        List<String> busy = new ArrayList<>(2);
        if (calls.get() > 0) busy.add("emulator: " + calls.get() + " calls being answered");
        if (events.get() > 0) busy.add("emulator: " + events.get() + " webhook events on their way");
        return busy;
    }
}
