package dev.todoku.emulator.send;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.AudienceGroup;
import dev.todoku.emulator.account.Ledger;
import dev.todoku.emulator.account.Narrowcast;
import dev.todoku.emulator.account.Narrowcast.Failure;
import dev.todoku.emulator.account.Reservation;
import dev.todoku.emulator.clock.Schedule;
import dev.todoku.emulator.ids.Ids;
import dev.todoku.emulator.journal.Entry;
import dev.todoku.emulator.journal.Journal;
import dev.todoku.emulator.journal.Recipients;
import dev.todoku.emulator.journal.Route;
import dev.todoku.emulator.journal.Sent;
import dev.todoku.emulator.setting.Settings;
import dev.todoku.emulator.setting.SettingsStore;
import dev.todoku.protocol.narrowcast.Limit;
import dev.todoku.protocol.narrowcast.NarrowcastRequest;
import dev.todoku.protocol.narrowcast.Recipient;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/**
 * Sends messages to a part of the friends. What may be sent at most is reserved by the target reach, whatever the
 * filter; then, some time later, recipients are found and, later again, sent to (reference, "Send narrowcast message").
 */
public final class Narrowcasting {
    /** Friends an account needs to filter them by what they are. */
    private static final int REACH_MIN = 100;
    /** Recipients that a filter must leave, and members that most audiences must have. */
    private static final int RECIPIENTS_MIN = 50;

    private final InstantSource clock;
    private final SettingsStore settings;
    private final Schedule schedule;
    private final Ids ids;
    private final RandomGenerator random;
    private final Journal journal;

    public Narrowcasting(
            InstantSource clock,
            SettingsStore settings,
            Schedule schedule,
            Ids ids,
            RandomGenerator random,
            Journal journal) {
        this.clock = clock;
        this.settings = settings;
        this.schedule = schedule;
        this.ids = ids;
        this.random = random;
        this.journal = journal;
    }

    /** Accepts it; who gets it is found out later. */
    public Sent narrowcast(Account account, Attempt attempt, NarrowcastRequest request) throws SendRefused {
        account.lock();
        try {
            Instant now = clock.instant();
            Acceptance acceptance = new Acceptance(account, attempt, now, settings.get());
            acceptance.refuseIfAccepted();
            refuseUnknown(account, request, now);
            int reach = account.friends().following().getCardinality();
            if (request.filter() != null && reach < REACH_MIN) throw new SendRefused.TooFewFriends();
            Reservation reservation = acceptance.reserve(most(acceptance, request.limit(), reach));
            Narrowcast.Order order = new Narrowcast.Order(
                    attempt.requestId(),
                    now,
                    request.recipient(),
                    request.filter(),
                    request.limit().forbidPartialDelivery(),
                    reservation,
                    Acceptance.objects(request.messages(), ids));
            account.narrowcasts().put(new Narrowcast(order, new Narrowcast.Waiting()));
            account.reactions().open(order.requestId(), order.objects().size(), now);
            acceptance.burnKey(List.of());
            schedule.at(
                    now.plus(settings.get().narrowcasts().narrowcastWaits()),
                    "finding the recipients of a narrowcast",
                    () -> step(account, order, () -> findRecipients(account, order)));
            return new Sent(Route.NARROWCAST, (int) reservation.size(), 0, Recipients.none(), order.objects());
        } finally {
            account.unlock();
        }
    }

    /** How far it is; empty for a request that is no narrowcast of the last 14 days. */
    public Optional<Narrowcast> progress(Account account, String requestId) {
        return account.locked(() -> account.narrowcasts().find(requestId, clock.instant()));
    }

    private static void refuseUnknown(Account account, NarrowcastRequest request, Instant now) throws SendRefused {
        if (request.recipient() == null) return;
        for (Recipient leaf : request.recipient().leaves().toList()) {
            if (leaf instanceof Recipient.Audience(long id)
                    && account.audienceGroups()
                            .find(id)
                            .filter(group -> group.status(now) == AudienceGroup.Status.READY)
                            .isEmpty()) throw new SendRefused.InvalidAudienceGroup(id);
            if (leaf instanceof Recipient.Redelivery(String requestId)
                    && account.narrowcasts()
                            .find(requestId, now)
                            .filter(earlier -> earlier.progress() instanceof Narrowcast.Succeeded)
                            .isEmpty()) throw new SendRefused.InvalidRequest(requestId);
        }
    }

    /** What is reserved: the target reach, or less by the limits. */
    private static long most(Acceptance acceptance, Limit limit, int reach) throws SendRefused {
        long most = limit.max() == null ? reach : Math.min(reach, limit.max());
        OptionalLong remaining = acceptance.remaining();
        if (!limit.upToRemainingQuota() || remaining.isEmpty()) return most;
        if (remaining.getAsLong() == 0) throw new SendRefused.MonthlyLimit();
        return Math.min(most, remaining.getAsLong());
    }

    /** One step of an accepted narrowcast. Whatever goes wrong in it, it has failed then, and keeps nothing reserved. */
    private void step(Account account, Narrowcast.Order order, Runnable step) {
        account.locking(() -> {
            try {
                step.run();
            } catch (RuntimeException e) {
                if (!account.narrowcasts().isOver(order.requestId()))
                    fail(account, order, Failure.INTERNAL, clock.instant());
                throw e;
            }
        });
    }

    private void findRecipients(Account account, Narrowcast.Order order) {
        Instant now = clock.instant();
        Settings with = settings.get();
        LocalDate knownOn = LocalDate.ofInstant(now.minus(with.figures().attributesLag()), Ledger.DAYS);
        Targets targets = new Targets(account, now, knownOn);
        RoaringBitmap found = targets.of(order);
        Optional<Failure> failure = failure(targets, order, found.getCardinality(), with);
        if (failure.isPresent()) {
            fail(account, order, failure.get(), now);
            return;
        }
        int most = (int) order.reservation().size();
        RoaringBitmap chosen = found.getCardinality() > most ? Targets.draw(found, most, random) : found;
        account.narrowcasts().put(new Narrowcast(order, new Narrowcast.Sending(Recipients.of(chosen))));
        schedule.at(
                now.plus(with.narrowcasts().narrowcastSends()),
                "sending a narrowcast",
                () -> step(account, order, () -> deliver(account, order, chosen)));
    }

    private static Optional<Failure> failure(Targets targets, Narrowcast.Order order, int found, Settings with) {
        Optional<Failure> forced = Stream.of(Failure.values())
                .filter(failure -> failure.code() == with.narrowcasts().narrowcastError())
                .findFirst();
        if (forced.isPresent()) return forced;
        if (targets.hasSmallAudience(order.recipient(), RECIPIENTS_MIN)) return Optional.of(Failure.SMALL_AUDIENCE);
        boolean filtered = order.filter() != null || targets.hasLargeAudience(order.recipient());
        if (found < (filtered ? RECIPIENTS_MIN : 1)) return Optional.of(Failure.TOO_FEW_RECIPIENTS);
        if (order.forbidPartialDelivery() && found > order.reservation().size())
            return Optional.of(Failure.PARTIAL_DELIVERY);
        return Optional.empty();
    }

    private static void fail(Account account, Narrowcast.Order order, Failure failure, Instant now) {
        account.ledger().settle(order.reservation(), Route.NARROWCAST, order.acceptedAt(), 0);
        account.narrowcasts().put(new Narrowcast(order, new Narrowcast.Failed(failure, now)));
    }

    /** Who went away since the recipients were found gets nothing and counts as a failure. */
    private void deliver(Account account, Narrowcast.Order order, RoaringBitmap chosen) {
        Instant now = clock.instant();
        RoaringBitmap reached = RoaringBitmap.and(chosen, account.friends().followingNow());
        int count = reached.getCardinality();
        Recipients delivered = Recipients.of(reached);
        account.ledger().settle(order.reservation(), Route.NARROWCAST, order.acceptedAt(), count);
        account.reactions().delivered(order.requestId(), count, now);
        account.narrowcasts()
                .put(new Narrowcast(order, new Narrowcast.Succeeded(delivered, chosen.getCardinality(), now)));
        Sent sent = new Sent(Route.NARROWCAST, (int) order.reservation().size(), count, delivered, order.objects());
        journal.add(new Entry.Delivered(now, account.channelId(), order.requestId(), sent));
    }
}
