package dev.todoku.delivery;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Why;
import dev.todoku.metering.BillingMonth;
import dev.todoku.quota.Decision;
import dev.todoku.quota.Grant;
import dev.todoku.quota.GrantRequest;
import dev.todoku.quota.Purpose;
import dev.todoku.quota.Quota;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * Says what a delivery's worker has to send next, and writes it down first. One worker at a time per delivery; what a
 * worker leaves unfinished the next one finds in the rows.
 */
final class Engine {

    /** With this many batches waiting for LINE to recover, no further ones are cut. */
    private static final int TROUBLED_MAX = 3;

    private final DeliveryStore store;
    private final Quota quota;
    private final Addressees addressees;
    private final InstantSource clock;
    private final DeliverySettings settings;
    private final MonthEdge edge;
    private final Holding holding;

    Engine(DeliveryStore store, Quota quota, Addressees addressees, InstantSource clock, DeliverySettings settings) {
        this.store = store;
        this.quota = quota;
        this.addressees = addressees;
        this.clock = clock;
        this.settings = settings;
        this.edge = new MonthEdge(settings);
        this.holding = new Holding(store, quota);
    }

    Step next(AccountId account, UUID id) {
        return store.transaction(
                account,
                () -> store.lock(account, id)
                        .map(delivery -> next(account, delivery))
                        .orElseGet(Step.Rest::new));
    }

    private Step next(AccountId account, Delivery stored) {
        Instant now = clock.instant();
        Delivery found = stored.state() == State.RESTORED
                ? holding.hold(account, stored, WhyWaiting.RESTORED.plain(), now)
                : stored;
        if (found.dueAt() == null) {
            return new Step.Rest();
        }
        if (found.dueAt().isAfter(now)) {
            return new Step.Wait(found.dueAt());
        }
        BillingMonth month = quota.month(account);
        Optional<Instant> closedUntil = edge.closedUntil(month, now);
        if (closedUntil.isPresent()) {
            Why resets = WhyWaiting.MONTH_RESETS.with(Map.of("opensAt", closedUntil.get()));
            return pause(account, found, resets, closedUntil.get());
        }
        Delivery delivery = crossed(account, found, month, now);
        List<Batch> open = new ArrayList<>();
        for (Batch batch : store.openBatches(account, delivery.id())) {
            boolean mayRepeat =
                    batch.firstRequestAt().plus(settings.repeatFor()).isAfter(now);
            if (!batch.doubtful()) {
                if (delivery.state() != State.PAUSED) {
                    open.add(batch);
                }
            } else if (mayRepeat) {
                open.add(batch);
            } else {
                delivery = giveUp(account, delivery, batch);
            }
        }
        RoaringBitmap uncut = delivery.state() == State.SENDING
                ? Holding.uncut(store.snapshot(account, delivery.id()), delivery.cursor())
                : new RoaringBitmap();
        if (open.isEmpty() && uncut.isEmpty()) {
            store.save(account, rested(delivery, month, now));
            return new Step.Rest();
        }
        Optional<Instant> quietUntil = quietUntil(account, delivery, month, now);
        if (quietUntil.isPresent()) {
            return beQuiet(account, delivery, month, quietUntil.get());
        }
        Optional<Why> closed = quota.closedBecause(account);
        if (closed.isPresent()) {
            return pause(account, delivery, closed.get(), now.plus(settings.lookAgain()));
        }
        return assign(account, delivery, month, open, uncut, now);
    }

    private Optional<Instant> quietUntil(AccountId account, Delivery delivery, BillingMonth month, Instant now) {
        QuietHours quiet = delivery.purpose() == Purpose.CAMPAIGN
                ? store.sendingRules(account).quietHours()
                : null;
        return quiet == null ? Optional.empty() : quiet.closedUntil(now, month.zone());
    }

    /** The month's edge is looked at on time, so that what it holds does not seem to wait for the morning. */
    private Step beQuiet(AccountId account, Delivery delivery, BillingMonth month, Instant opensAt) {
        Instant afterReset = edge.opensAfter(month);
        return opensAt.isBefore(afterReset)
                ? pause(account, delivery, WhyWaiting.QUIET_HOURS.with(Map.of("opensAt", opensAt)), opensAt)
                : pause(
                        account,
                        delivery,
                        WhyWaiting.QUIET_OVER_RESET.with(Map.of("opensAt", opensAt, "resetsAt", month.end())),
                        afterReset);
    }

    private Step assign(
            AccountId account, Delivery start, BillingMonth month, List<Batch> open, RoaringBitmap uncut, Instant now) {
        Delivery delivery = start;
        List<Assignment> assignments = new ArrayList<>();
        List<Batch> written = new ArrayList<>();
        Instant nextDue = null;
        int troubled = 0;
        long sent = 0;
        Throttle throttle = delivery.throttle() == null
                ? null
                : Throttle.of(delivery.throttle(), settings.recipientsAtOnce(delivery.route()));
        long most = throttle == null ? Long.MAX_VALUE : throttle.recipients();
        for (Batch batch : open) {
            boolean due = !batch.dueAt().isAfter(now);
            long count = batch.outstanding().getLongCardinality();
            boolean full = assignments.size() == waveOf(delivery) || (!assignments.isEmpty() && sent + count > most);
            if (due && full) {
                continue; // its turn comes with the next wave
            }
            Batch ready = due ? readyForMonth(account, delivery, batch, month, now) : batch;
            if (ready.dueAt().isAfter(now)) {
                troubled++;
                nextDue = nextDue == null || ready.dueAt().isBefore(nextDue) ? ready.dueAt() : nextDue;
                written.add(ready);
            } else {
                assignments.add(assignment(ready.issued(now), ready.doubtful(), month));
                sent += count;
            }
        }
        if (troubled <= TROUBLED_MAX) {
            PeekableIntIterator rest = uncut.getIntIterator();
            while (rest.hasNext() && assignments.size() < waveOf(delivery) && sent < most) {
                RoaringBitmap recipients = take(rest, Math.min(Batch.SIZE, most - sent));
                assignments.add(assignment(cut(account, delivery, recipients, now), false, month));
                sent += recipients.getLongCardinality();
                delivery = delivery.cutUpTo(recipients.last());
            }
        }
        if (assignments.isEmpty()) {
            store.saveBatches(account, written);
            return pause(account, delivery, delivery.why(), nextDue == null ? now : nextDue);
        }
        assignments.forEach(assignment -> written.add(assignment.batch()));
        store.saveBatches(account, written);
        store.save(
                account,
                throttle == null ? delivery : delivery.waiting(delivery.why(), now.plus(throttle.restAfter(sent))));
        return new Step.Send(delivery, assignments);
    }

    private Assignment assignment(Batch batch, boolean wasDoubtful, BillingMonth month) {
        Instant edgeNear = month.end().minus(settings.stopBeforeReset());
        Instant keyOld = batch.firstRequestAt().plus(settings.repeatFor());
        return new Assignment(batch, wasDoubtful, edgeNear.isBefore(keyOld) ? edgeNear : keyOld);
    }

    /** A wave is what is written at once: enough multicasts, or one batch of pushes, for about a quarter of a second. */
    private int waveOf(Delivery delivery) {
        return settings.recipientsAtOnce(delivery.route()) / Batch.SIZE;
    }

    private static RoaringBitmap take(PeekableIntIterator rest, long most) {
        RoaringBitmap recipients = new RoaringBitmap();
        for (int i = 0; i < most && rest.hasNext(); i++) {
            recipients.add(rest.next());
        }
        return recipients;
    }

    private Batch cut(AccountId account, Delivery delivery, RoaringBitmap recipients, Instant now) {
        Set<String> keys = delivery.content().wording().keys();
        Map<Integer, Map<String, String>> variables =
                keys.isEmpty() ? Map.of() : addressees.variables(account, recipients, keys);
        return new Batch(
                delivery.id(),
                delivery.batches(),
                recipients,
                recipients.clone(),
                variables,
                delivery.grant(),
                null,
                true,
                1,
                now,
                now);
    }

    /** Before a doubtful request of an earlier month is repeated, this month must have room for it as well. */
    private Batch readyForMonth(AccountId account, Delivery delivery, Batch batch, BillingMonth month, Instant now) {
        Grant latest = batch.edgeGrant() == null ? batch.grant() : batch.edgeGrant();
        if (latest.month().equals(month.month())) {
            return batch;
        }
        long count = batch.outstanding().getLongCardinality();
        GrantRequest request = new GrantRequest(delivery.id(), delivery.purpose(), delivery.route(), count, null);
        return quota.reserve(account, request) instanceof Decision.Granted granted
                ? batch.withEdgeGrant(granted.grant())
                : batch.delayed(now.plus(settings.lookAgain()));
    }

    /**
     * LINE forgets a retry key after a day, so an older question must not be asked again (law 4). Every reservation is
     * kept: nobody knows whether LINE counts it, nor in which month.
     */
    private Delivery giveUp(AccountId account, Delivery delivery, Batch batch) {
        store.addOutcomes(account, delivery.id(), Outcome.UNKNOWN, batch.outstanding());
        store.saveBatches(account, List.of(batch.closed()));
        return delivery.settled(0, 0, batch.outstanding().getLongCardinality());
    }

    /** Stops what an earlier month did not send, or goes on with it in this one if the owner said so (law 6). */
    private Delivery crossed(AccountId account, Delivery delivery, BillingMonth month, Instant now) {
        boolean crossed = !delivery.grant().month().equals(month.month());
        if (!crossed || delivery.state() == State.CANCELLED || delivery.state() == State.DONE) {
            return delivery;
        }
        Delivery stopped = delivery.state() == State.PAUSED ? delivery.stayingInItsMonth() : delivery;
        Delivery held = stopped.state() == State.HELD
                ? stopped
                : holding.hold(account, stopped, WhyWaiting.MONTH_ENDED.plain(), now);
        if (held.held() == 0) {
            return held.state() == State.HELD ? held.resumed(delivery.grant(), now) : held;
        }
        if (!held.goOnAfterReset()) {
            return held;
        }
        return switch (quota.reserve(account, requestFor(held))) {
            case Decision.Granted granted -> {
                quota.hold(account, month.month(), held.id(), held.route(), 0, "goes on after the reset");
                yield held.resumed(granted.grant(), now);
            }
            case Decision.DoesNotFit _
            when now.isBefore(month.start().plus(settings.settlingIn())) ->
                held.waiting(held.why(), now.plus(settings.lookAgain())); // LINE may still tell last month's figures
            case Decision.DoesNotFit no ->
                held.explained(WhyWaiting.STILL_DOES_NOT_FIT.with(
                        Map.of("count", no.count(), "remaining", no.remaining(), "limit", no.limit())));
            case Decision.NotKnown wait -> held.waiting(wait.why(), now.plus(settings.lookAgain()));
        };
    }

    static GrantRequest requestFor(Delivery held) {
        GrantRequest.CampaignBudget budget = held.campaign() == null || held.budget() == null
                ? null
                : new GrantRequest.CampaignBudget(held.campaign(), held.budget());
        return new GrantRequest(held.id(), held.purpose(), held.route(), held.held(), budget);
    }

    /** Nothing is left to send or to clear up; a held delivery that may go on by itself is looked at after the reset. */
    private Delivery rested(Delivery delivery, BillingMonth month, Instant now) {
        if (delivery.state() == State.PAUSED) {
            return delivery.outstanding() == 0
                    ? delivery.unpaused(now).finished(now)
                    : delivery.waiting(delivery.why(), edge.opensAfter(month));
        }
        if (delivery.state() != State.HELD) {
            return delivery.finished(now);
        }
        if (delivery.held() == 0) {
            return delivery.resumed(delivery.grant(), now).finished(now); // what had held it was cleared up after all
        }
        boolean goesOn = delivery.goOnAfterReset() && delivery.grant().month().equals(month.month());
        Instant again = goesOn ? edge.opensAfter(month) : null;
        return delivery.waiting(delivery.why(), later(delivery.dueAt(), now) ? delivery.dueAt() : again);
    }

    private static boolean later(@Nullable Instant dueAt, Instant now) {
        return dueAt != null && dueAt.isAfter(now);
    }

    private Step pause(AccountId account, Delivery delivery, @Nullable Why why, Instant until) {
        Why reason = delivery.state() == State.SENDING ? why : delivery.why();
        store.save(account, delivery.waiting(reason, until));
        return new Step.Wait(until);
    }
}
