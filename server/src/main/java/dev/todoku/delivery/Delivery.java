package dev.todoku.delivery;

import dev.todoku.kernel.Why;
import dev.todoku.line.Route;
import dev.todoku.quota.Grant;
import dev.todoku.quota.Purpose;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message on its way to a fixed set of friends.
 *
 * @param campaign what caused it, if a campaign did
 * @param throttle the most recipients a minute, or null for LINE's own pace
 * @param why what it waits for or why it stopped, null while all is well
 * @param refusal what LINE said last when it refused somebody for good; null if it never did
 * @param grant the right to send what is not cut yet; of a held delivery, the last one it had
 * @param recipients friends of the snapshot it started with
 * @param held friends who were not sent to: waiting for the owner's decision, or given up once cancelled
 * @param cursor the last ordinal of the present snapshot that was cut into a batch; -1 before the first
 * @param batches batches cut so far
 * @param dueAt when the engine should look at it next; null when there is nothing left to do
 */
public record Delivery(
        UUID id,
        Purpose purpose,
        @Nullable UUID campaign,
        Route route,
        Content content,
        boolean goOnAfterReset,
        @Nullable Long budget,
        @Nullable Integer throttle,
        State state,
        @Nullable Why why,
        @Nullable String refusal,
        Grant grant,
        long recipients,
        long accepted,
        long refused,
        long unknown,
        long held,
        int cursor,
        int batches,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant dueAt) {

    /** Recipients without an outcome that are neither held nor given up: on their way, or still to be cut. */
    public long outstanding() {
        return recipients - accepted - refused - unknown - held;
    }

    Delivery waiting(@Nullable Why reason, @Nullable Instant until) {
        return with(state, reason, grant, accepted, refused, unknown, held, cursor, batches, finishedAt, until);
    }

    Delivery cutUpTo(int ordinal) {
        return with(state, null, grant, accepted, refused, unknown, held, ordinal, batches + 1, finishedAt, dueAt);
    }

    Delivery settled(long moreAccepted, long moreRefused, long moreUnknown) {
        return with(
                state,
                why,
                grant,
                accepted + moreAccepted,
                refused + moreRefused,
                unknown + moreUnknown,
                held,
                cursor,
                batches,
                finishedAt,
                dueAt);
    }

    Delivery held(long count, Why reason, @Nullable Instant nextLook) {
        return with(State.HELD, reason, grant, accepted, refused, unknown, count, -1, batches, finishedAt, nextLook);
    }

    Delivery heldBack(long count) {
        return with(state, why, grant, accepted, refused, unknown, count, cursor, batches, finishedAt, dueAt);
    }

    /** What was begun is looked at once more, to be cleared up. */
    Delivery paused(Instant now) {
        return with(
                State.PAUSED,
                WhyWaiting.PAUSED.plain(),
                grant,
                accepted,
                refused,
                unknown,
                held,
                cursor,
                batches,
                finishedAt,
                now);
    }

    /** Goes on where it was, under the same reservation. */
    Delivery unpaused(Instant now) {
        return with(State.SENDING, null, grant, accepted, refused, unknown, held, cursor, batches, finishedAt, now);
    }

    Delivery resumed(Grant newGrant, Instant now) {
        return with(State.SENDING, null, newGrant, accepted, refused, unknown, 0, -1, batches, null, now);
    }

    Delivery cancelled(long leftOut, @Nullable Instant nextLook) {
        return with(
                State.CANCELLED,
                WhyWaiting.CANCELLED.plain(),
                grant,
                accepted,
                refused,
                unknown,
                leftOut,
                cursor,
                batches,
                finishedAt,
                nextLook);
    }

    Delivery finished(Instant at) {
        State end = state == State.SENDING ? State.DONE : state;
        return with(
                end,
                end == State.DONE ? shortfall() : why,
                grant,
                accepted,
                refused,
                unknown,
                held,
                cursor,
                batches,
                finishedAt == null ? at : finishedAt,
                null);
    }

    /** Why not everybody was accepted, once all is over; null if everybody was. */
    private @Nullable Why shortfall() {
        if (unknown > 0) {
            return WhyWaiting.NEVER_ANSWERED.with(Map.of("count", unknown));
        }
        return refusal == null ? null : WhyWaiting.LINE_REFUSED.with(Map.of("said", refusal));
    }

    /** LINE refused somebody for good, in these words. */
    Delivery refusedWith(String said) {
        return wished(goOnAfterReset, throttle, said);
    }

    /** The owner took back the leave to go on after the reset. */
    Delivery stayingInItsMonth() {
        return wished(false, throttle, refusal);
    }

    Delivery throttledTo(@Nullable Integer recipientsPerMinute) {
        return wished(goOnAfterReset, recipientsPerMinute, refusal);
    }

    private Delivery wished(boolean goOn, @Nullable Integer recipientsPerMinute, @Nullable String said) {
        return new Delivery(
                id,
                purpose,
                campaign,
                route,
                content,
                goOn,
                budget,
                recipientsPerMinute,
                state,
                why,
                said,
                grant,
                recipients,
                accepted,
                refused,
                unknown,
                held,
                cursor,
                batches,
                startedAt,
                finishedAt,
                dueAt);
    }

    Delivery explained(Why reason) {
        return waiting(reason, dueAt);
    }

    private Delivery with(
            State newState,
            @Nullable Why newWhy,
            Grant newGrant,
            long newAccepted,
            long newRefused,
            long newUnknown,
            long newHeld,
            int newCursor,
            int newBatches,
            @Nullable Instant newFinishedAt,
            @Nullable Instant newDueAt) {
        return new Delivery(
                id,
                purpose,
                campaign,
                route,
                content,
                goOnAfterReset,
                budget,
                throttle,
                newState,
                newWhy,
                refusal,
                newGrant,
                recipients,
                newAccepted,
                newRefused,
                newUnknown,
                newHeld,
                newCursor,
                newBatches,
                startedAt,
                newFinishedAt,
                newDueAt);
    }
}
