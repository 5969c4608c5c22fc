package dev.todoku.delivery;

import dev.todoku.kernel.AccountId;
import dev.todoku.line.Route;
import dev.todoku.metering.BillingMonth;
import dev.todoku.quota.Decision;
import dev.todoku.quota.GrantRequest;
import dev.todoku.quota.Purpose;
import dev.todoku.quota.Quota;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Starts deliveries and carries out the owner's decisions about them. Sending itself happens in the background. */
public final class Deliveries {

    private final DeliveryStore store;
    private final Quota quota;
    private final InstantSource clock;
    private final DeliverySettings settings;
    private final MonthEdge edge;
    private final Holding holding;

    public Deliveries(DeliveryStore store, Quota quota, InstantSource clock, DeliverySettings settings) {
        this.store = store;
        this.quota = quota;
        this.clock = clock;
        this.settings = settings;
        this.edge = new MonthEdge(settings);
        this.holding = new Holding(store, quota);
    }

    /** The route this content takes: multicast if everybody gets the same, else push. */
    public static Route routeOf(Content content) {
        return content.isPersonal() ? Route.PUSH : Route.MULTICAST;
    }

    /** Reserves for every recipient and starts, or changes nothing (law 2). The same id starts at most once. */
    public StartAnswer start(AccountId account, DeliveryOrder order) {
        return store.transaction(account, () -> {
            Optional<Delivery> already = store.find(account, order.id());
            if (already.isPresent()) {
                return new StartAnswer.Started(already.get());
            }
            Instant now = clock.instant();
            BillingMonth month = quota.month(account);
            if (edge.isEnding(month, now) && !order.goOnAfterReset()) {
                return new StartAnswer.MonthEnds(WhyWaiting.MONTH_ENDS.with(Map.of("resetsAt", month.end())));
            }
            Optional<Instant> closedUntil = edge.closedUntil(month, now);
            if (closedUntil.isPresent()) {
                return new StartAnswer.NotYet(WhyWaiting.MONTH_RESETS.with(Map.of("opensAt", closedUntil.get())));
            }
            return reserve(account, order, month, now);
        });
    }

    private StartAnswer reserve(AccountId account, DeliveryOrder order, BillingMonth month, Instant now) {
        long count = order.recipients().getLongCardinality();
        Route route = routeOf(order.content());
        GrantRequest.CampaignBudget budget = order.campaign() == null || order.budget() == null
                ? null
                : new GrantRequest.CampaignBudget(order.campaign(), order.budget());
        GrantRequest request = new GrantRequest(order.id(), order.purpose(), route, count, budget);
        return switch (quota.reserve(account, request)) {
            case Decision.Granted granted -> {
                quota.hold(account, month.month(), order.id(), route, 0, "begun");
                Delivery delivery = new Delivery(
                        order.id(),
                        order.purpose(),
                        order.campaign(),
                        route,
                        order.content(),
                        order.goOnAfterReset(),
                        order.budget(),
                        order.purpose() == Purpose.CAMPAIGN
                                ? store.sendingRules(account).recipientsPerMinute()
                                : null,
                        State.SENDING,
                        null,
                        null,
                        granted.grant(),
                        count,
                        0,
                        0,
                        0,
                        0,
                        -1,
                        0,
                        now,
                        null,
                        now);
                store.create(account, delivery, order.recipients());
                quota.noticeThresholds(account);
                yield new StartAnswer.Started(delivery);
            }
            case Decision.DoesNotFit no -> {
                quota.hold(account, month.month(), order.id(), route, count, "does not fit into what remains");
                yield new StartAnswer.DoesNotFit(no);
            }
            case Decision.NotKnown wait -> new StartAnswer.NotYet(wait.why());
        };
    }

    public Optional<Delivery> find(AccountId account, UUID id) {
        return store.transaction(account, () -> store.find(account, id));
    }

    /** Friends with this outcome, as ordinals. */
    public RoaringBitmap recipients(AccountId account, UUID id, Outcome outcome) {
        return store.transaction(account, () -> store.outcomes(account, id, outcome));
    }

    /**
     * Begins nothing more of it for now: a wave on its way ends, what has no answer is still cleared up, and the reservation is
     * kept until the month ends. What was paused then is held, whatever leave it had to go on.
     *
     * @return false if it is not being sent
     */
    public boolean pause(AccountId account, UUID id) {
        return store.transaction(account, () -> {
            Delivery delivery = store.lock(account, id).orElseThrow(() -> unknown(id));
            if (delivery.state() == State.SENDING) {
                store.save(account, delivery.paused(clock.instant()));
            }
            return delivery.state() == State.SENDING || delivery.state() == State.PAUSED;
        });
    }

    /** Changes how fast it goes, from the next slice on; null for LINE's own pace. */
    public Delivery throttle(AccountId account, UUID id, @Nullable Integer recipientsPerMinute) {
        return store.transaction(account, () -> {
            Delivery delivery = store.lock(account, id).orElseThrow(() -> unknown(id));
            Delivery changed = delivery.throttledTo(recipientsPerMinute);
            store.save(account, changed);
            return changed;
        });
    }

    /** Whoever pauses and goes on again is not faster for it. */
    private Duration rest(Delivery delivery) {
        return delivery.throttle() == null
                ? Duration.ZERO
                : Throttle.of(delivery.throttle(), settings.recipientsAtOnce(delivery.route()))
                        .restAfter(1);
    }

    public SendingRules sendingRules(AccountId account) {
        return store.transaction(account, () -> store.sendingRules(account));
    }

    /** Quiet hours hold at once, and no longer, for what is on its way too; the pace is that of campaigns begun from now on. */
    public void changeSendingRules(AccountId account, SendingRules rules) {
        store.transaction(account, () -> {
            store.saveSendingRules(account, rules);
            store.wake(account, clock.instant());
            return rules;
        });
    }

    /** Sends what was paused or held, in the running month, if all of it fits; empty if nothing waits for that (any more). */
    public Optional<Decision> resume(AccountId account, UUID id) {
        return store.transaction(account, () -> {
            Delivery delivery = store.lock(account, id).orElseThrow(() -> unknown(id));
            if (delivery.state() == State.PAUSED) {
                store.save(account, delivery.unpaused(clock.instant().plus(rest(delivery))));
                return Optional.of(new Decision.Granted(delivery.grant()));
            }
            if (delivery.state() != State.HELD) {
                return Optional.empty();
            }
            Decision decision = quota.reserve(account, Engine.requestFor(delivery));
            if (decision instanceof Decision.Granted granted) {
                quota.noticeThresholds(account);
                release(account, delivery, "decided: sent");
                store.save(account, delivery.resumed(granted.grant(), clock.instant()));
            }
            return Optional.of(decision);
        });
    }

    /** Sends nothing more: what was not begun is given up, what was begun is still cleared up. */
    public Delivery cancel(AccountId account, UUID id) {
        return store.transaction(account, () -> {
            Delivery delivery = store.lock(account, id).orElseThrow(() -> unknown(id));
            if (delivery.state() == State.DONE || delivery.state() == State.CANCELLED) {
                return delivery;
            }
            release(account, delivery, "decided: given up");
            Delivery cancelled = holding.cancel(account, delivery, clock.instant());
            store.save(account, cancelled);
            return cancelled;
        });
    }

    /** The owner gave up a delivery that never started, because it did not fit. */
    public void forget(AccountId account, UUID id, Content content) {
        YearMonth month = quota.month(account).month();
        quota.hold(account, month, id, routeOf(content), 0, "decided: given up");
    }

    /** Takes back the note that something is held: the owner has decided. */
    private void release(AccountId account, Delivery delivery, String why) {
        quota.hold(account, delivery.grant().month(), delivery.id(), delivery.route(), 0, why);
    }

    private static IllegalArgumentException unknown(UUID id) {
        return new IllegalArgumentException("delivery: got " + id + " (expected: one of this account)");
    }
}
