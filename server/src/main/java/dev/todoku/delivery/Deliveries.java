package dev.todoku.delivery;

import dev.todoku.kernel.AccountId;
import dev.todoku.line.Route;
import dev.todoku.metering.BillingMonth;
import dev.todoku.quota.Decision;
import dev.todoku.quota.GrantRequest;
import dev.todoku.quota.Quota;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.roaringbitmap.RoaringBitmap;

/** Starts deliveries and carries out the owner's decisions about them. Sending itself happens in the background. */
public final class Deliveries {

    private final DeliveryStore store;
    private final Quota quota;
    private final InstantSource clock;
    private final MonthEdge edge;
    private final Holding holding;

    public Deliveries(DeliveryStore store, Quota quota, InstantSource clock, DeliverySettings settings) {
        this.store = store;
        this.quota = quota;
        this.clock = clock;
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

    /** Sends what was held, in the running month, if all of it fits; empty if nothing is held (any more). */
    public Optional<Decision> resume(AccountId account, UUID id) {
        return store.transaction(account, () -> {
            Delivery delivery = store.lock(account, id).orElseThrow(() -> unknown(id));
            if (delivery.state() != State.HELD) {
                return Optional.empty();
            }
            Decision decision = quota.reserve(account, Engine.requestFor(delivery));
            if (decision instanceof Decision.Granted granted) {
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
