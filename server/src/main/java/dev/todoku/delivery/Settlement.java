package dev.todoku.delivery;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Why;
import dev.todoku.metering.BillingMonth;
import dev.todoku.quota.Grant;
import dev.todoku.quota.LineDay;
import dev.todoku.quota.Quota;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Writes down what LINE answered: outcomes, ledger and batches in one transaction. */
final class Settlement {

    private static final Duration DELAY_MAX = Duration.ofSeconds(60);

    private final DeliveryStore store;
    private final Quota quota;
    private final InstantSource clock;
    private final DeliverySettings settings;
    private final Holding holding;

    Settlement(DeliveryStore store, Quota quota, InstantSource clock, DeliverySettings settings) {
        this.store = store;
        this.quota = quota;
        this.clock = clock;
        this.settings = settings;
        this.holding = new Holding(store, quota);
    }

    /**
     * Settles a wave; true if LINE said that the month is used up, so that its figures should be read again. Another worker may
     * have repeated a batch meanwhile, or settled it: then only what LINE took counts, and of it what nobody wrote yet.
     */
    boolean settle(AccountId account, UUID id, List<BatchResult> results) {
        return store.transaction(account, () -> {
            Delivery delivery = store.lock(account, id).orElseThrow();
            Map<Integer, Batch> open = new TreeMap<>();
            store.openBatches(account, id).forEach(batch -> open.put(batch.number(), batch));
            quota.lock(account, months(open.values()));
            Tally tally = new Tally();
            for (BatchResult result : results) {
                Batch batch = open.get(result.assignment().batch().number());
                if (batch != null) {
                    settle(account, delivery, batch, result, tally);
                }
            }
            store.addOutcomes(account, id, Outcome.ACCEPTED, tally.accepted);
            store.addOutcomes(account, id, Outcome.REFUSED, tally.refused);
            store.addOutcomes(account, id, Outcome.UNKNOWN, tally.unknown);
            Delivery settled = delivery.settled(
                    tally.accepted.getLongCardinality(),
                    tally.refused.getLongCardinality(),
                    tally.unknown.getLongCardinality());
            Delivery noted = tally.refusal == null ? settled : settled.refusedWith(tally.refusal);
            Delivery next = next(account, noted, tally);
            boolean goesOn = next.state() == State.SENDING || next.state() == State.PAUSED;
            store.save(account, goesOn ? next : holding.takeBackUnsent(account, next));
            return tally.monthlyLimit != null;
        });
    }

    private static SortedSet<YearMonth> months(Collection<Batch> batches) {
        SortedSet<YearMonth> months = new TreeSet<>();
        for (Batch batch : batches) {
            months.add(batch.grant().month());
            if (batch.edgeGrant() != null) {
                months.add(batch.edgeGrant().month());
            }
        }
        return months;
    }

    private Delivery next(AccountId account, Delivery settled, Tally tally) {
        Instant now = clock.instant();
        if (settled.state() == State.SENDING && tally.monthlyLimit != null) {
            Instant soon = now.plus(settings.lookAgain());
            Why limit = WhyWaiting.MONTHLY_LIMIT.with(Map.of("said", tally.monthlyLimit));
            return holding.hold(account, settled, limit, soon);
        }
        if (tally.unauthorised != null) {
            Why refused = WhyWaiting.TOKEN_REFUSED.with(Map.of("said", tally.unauthorised));
            return settled.waiting(refused, now.plus(settings.lookAgain()));
        }
        if (tally.trouble != null && settled.state() == State.SENDING) {
            return settled.explained(tally.trouble);
        }
        return settled;
    }

    private void settle(AccountId account, Delivery delivery, Batch batch, BatchResult result, Tally tally) {
        boolean alone = batch.attempts() == result.assignment().batch().attempts();
        boolean wasDoubtful = result.assignment().wasDoubtful();
        RoaringBitmap left = batch.outstanding().clone();
        boolean doubt = wasDoubtful;
        Map<Taken, Long> taken = new LinkedHashMap<>();
        ZoneId zone = quota.month(account).zone();
        long acceptedBefore = 0;
        for (BatchResult.Answered answered : result.answers()) {
            RoaringBitmap who = RoaringBitmap.and(answered.recipients(), left);
            switch (answered.answer()) {
                case Sender.Answer.Accepted accepted -> {
                    taken.merge(Taken.at(accepted.at(), zone), who.getLongCardinality(), Long::sum);
                    tally.accepted.or(who);
                    left.andNot(who);
                }
                case Sender.Answer.AcceptedBefore _ -> {
                    acceptedBefore += who.getLongCardinality();
                    tally.accepted.or(who);
                    left.andNot(who);
                }
                case Sender.Answer.MonthlyLimit limit -> tally.monthlyLimit = limit.text();
                case Sender.Answer _ when !alone -> {} // the later attempt decides
                case Sender.Answer.Refused refused -> {
                    tally.trouble = WhyWaiting.LINE_REFUSED.with(Map.of("said", refused.text()));
                    if (!wasDoubtful) {
                        tally.refusal = refused.text();
                        quota.release(
                                account, batch.grant(), delivery.id(), delivery.route(), who.getLongCardinality());
                        tally.refused.or(who);
                        left.andNot(who);
                    }
                }
                case Sender.Answer.Unrepeatable lost -> {
                    tally.trouble = WhyWaiting.LINE_SILENT.with(Map.of("said", lost.why()));
                    tally.unknown.or(who);
                    left.andNot(who);
                }
                case Sender.Answer.Unauthorised unauthorised -> tally.unauthorised = unauthorised.text();
                case Sender.Answer.Unknown unknown -> {
                    tally.trouble = WhyWaiting.LINE_SILENT.with(Map.of("said", unknown.why()));
                    doubt = true;
                }
                case Sender.Answer.NotSent notSent ->
                    tally.trouble = WhyWaiting.LINE_UNREACHABLE.with(Map.of("said", notSent.why()));
                case Sender.Answer.RateLimited _ -> tally.trouble = WhyWaiting.LINE_SLOWS.plain();
            }
        }
        taken.forEach((when, count) -> accept(account, delivery, batch, count, when));
        acceptBefore(account, delivery, batch, acceptedBefore);
        store.saveBatches(account, List.of(alone ? batch.tried(left, doubt, retryAt(batch)) : batch.left(left)));
    }

    /** After the reset an answer counts in the new month, so the second grant is used and the first given back. */
    private void accept(AccountId account, Delivery delivery, Batch batch, long count, Taken when) {
        Grant edge = batch.edgeGrant();
        Grant used = edge == null || when.month().isBefore(edge.month()) ? batch.grant() : edge;
        quota.accept(account, used, delivery.id(), delivery.route(), count, when.day());
        if (edge != null) {
            Grant unused = used.equals(edge) ? batch.grant() : edge;
            quota.release(account, unused, delivery.id(), delivery.route(), count);
        }
    }

    /** LINE had taken it at the first attempt: it counts in that month, and on that day. */
    private void acceptBefore(AccountId account, Delivery delivery, Batch batch, long count) {
        LocalDate day = LineDay.of(batch.firstRequestAt());
        quota.accept(account, batch.grant(), delivery.id(), delivery.route(), count, day);
        if (batch.edgeGrant() != null) {
            quota.release(account, batch.edgeGrant(), delivery.id(), delivery.route(), count);
        }
    }

    /** At once the first time, because most lost answers are a passing fault; then 1, 2, 4 … 60 seconds later. */
    private Instant retryAt(Batch batch) {
        if (batch.attempts() <= 1) {
            return clock.instant();
        }
        Duration delay = Duration.ofSeconds(1L << Math.min(batch.attempts() - 2, 6));
        return clock.instant().plus(delay.compareTo(DELAY_MAX) < 0 ? delay : DELAY_MAX);
    }

    /** When LINE took something: the day it reports it on, and the month of the plan's zone it bills it in. */
    private record Taken(LocalDate day, YearMonth month) {

        static Taken at(Instant at, ZoneId zone) {
            return new Taken(LineDay.of(at), BillingMonth.of(at, zone).month());
        }
    }

    /** What one wave came to. */
    private static final class Tally {
        final RoaringBitmap accepted = new RoaringBitmap();
        final RoaringBitmap refused = new RoaringBitmap();
        final RoaringBitmap unknown = new RoaringBitmap();

        @Nullable String monthlyLimit;

        @Nullable String unauthorised;

        @Nullable Why trouble;

        @Nullable String refusal;
    }
}
