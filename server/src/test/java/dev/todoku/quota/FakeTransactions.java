package dev.todoku.quota;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Transactions over plain collections: one at a time, nested ones join, an exception puts everything back. */
public final class FakeTransactions {

    /** A store whose state can be put back. */
    public interface Participant {

        /** Takes a copy of the state; running the result puts it back. */
        Runnable save();
    }

    private final List<Participant> participants = new ArrayList<>();
    private int depth;

    public void join(Participant participant) {
        participants.add(participant);
    }

    public synchronized <T> T in(Supplier<T> work) {
        List<Runnable> restore =
                depth == 0 ? participants.stream().map(Participant::save).toList() : List.of();
        depth++;
        try {
            return work.get();
        } catch (RuntimeException | Error failure) {
            restore.forEach(Runnable::run);
            throw failure;
        } finally {
            depth--;
        }
    }
}
