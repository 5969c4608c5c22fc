package dev.todoku.inbound;

import dev.todoku.inbound.InboundLog.Pending;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountLoop;
import dev.todoku.kernel.AccountScope;
import dev.todoku.protocol.Json;
import dev.todoku.protocol.webhook.ReceivedWebhook.Malformed;
import dev.todoku.protocol.webhook.ReceivedWebhook.Parsed;
import dev.todoku.protocol.webhook.WebhookReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works the log off: a batch at a time goes through the handlers and is done in the same transaction. When that fails,
 * each event is tried alone, so that one nobody can act on does not stop the others; it is tried again later, and in the
 * end set aside. Later events of its friend wait for that.
 */
final class Consumer implements AccountLoop.Work {

    private static final Logger LOG = LoggerFactory.getLogger(Consumer.class);

    /** Attempts alone before an event is set aside: with the waits between them half a minute. */
    static final int ATTEMPTS_MAX = 5;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final int DETAIL_LENGTH_MAX = 1_000;

    private final InboundLog log;
    private final AccountScope scope;
    private final InstantSource clock;
    private final List<InboundHandler> handlers;

    Consumer(InboundLog log, AccountScope scope, InstantSource clock, List<InboundHandler> handlers) {
        this.log = log;
        this.scope = scope;
        this.clock = clock;
        this.handlers = handlers.stream()
                .sorted(Comparator.comparingInt(InboundHandler::floor))
                .toList();
    }

    @Override
    public Set<AccountId> unfinished() {
        return log.unfinished();
    }

    @Override
    public AccountLoop.Next pass(AccountId account) {
        List<Pending> batch = scope.in(account, () -> log.next(account, clock.instant(), InboundLog.BATCH_MAX));
        if (batch.isEmpty()) {
            return AccountLoop.Next.at(scope.in(account, () -> log.nextDue(account)));
        }
        Set<UUID> heldUp = new HashSet<>();
        oneByOne(account, filter(batch, pending -> pending.attempts() > 0), heldUp);
        List<Pending> fresh = filter(batch, pending -> pending.attempts() == 0 && !isHeldUp(pending, heldUp));
        if (!fresh.isEmpty() && !succeeds(account, fresh)) {
            oneByOne(account, fresh, heldUp);
        }
        return AccountLoop.Next.again();
    }

    private static List<Pending> filter(List<Pending> batch, Predicate<Pending> wanted) {
        return batch.stream().filter(wanted).toList();
    }

    private static boolean isHeldUp(Pending pending, Set<UUID> heldUp) {
        return pending.userId() != null && heldUp.contains(pending.userId());
    }

    private boolean succeeds(AccountId account, List<Pending> batch) {
        try {
            process(account, batch);
            return true;
        } catch (RuntimeException e) {
            if (Outage.isBehind(e)) {
                throw e;
            }
            LOG.warn("Account {}: a batch of {} events fails, each is tried alone", account, batch.size(), e);
            return false;
        }
    }

    /** Adds to those held up the friends whose event must be tried again first. */
    private void oneByOne(AccountId account, List<Pending> batch, Set<UUID> heldUp) {
        for (Pending pending : batch) {
            if (isHeldUp(pending, heldUp)) {
                continue;
            }
            try {
                process(account, List.of(pending));
            } catch (RuntimeException e) {
                if (Outage.isBehind(e)) {
                    throw e;
                }
                if (!giveUp(account, pending, e) && pending.userId() != null) {
                    heldUp.add(pending.userId());
                }
            }
        }
    }

    /** What was taken out of the log since it was read, because its friend is erased, is not acted on. */
    private void process(AccountId account, List<Pending> batch) {
        scope.in(account, () -> {
            Set<Long> waiting = log.stillWaiting(account, positions(batch));
            List<Pending> left = filter(batch, pending -> waiting.contains(pending.position()));
            if (!left.isEmpty()) {
                List<InboundEvent> events = left.stream().map(Consumer::event).toList();
                handlers.forEach(handler -> handler.handle(account, events));
                log.done(account, positions(left));
            }
        });
    }

    private static List<Long> positions(List<Pending> batch) {
        return batch.stream().map(Pending::position).toList();
    }

    /** Whether that was its last attempt. */
    private boolean giveUp(AccountId account, Pending pending, RuntimeException failure) {
        Instant now = clock.instant();
        int attempts = pending.attempts() + 1;
        boolean last = attempts >= ATTEMPTS_MAX;
        LOG.warn("Account {}: event at {} fails for the {}. time", account, pending.position(), attempts, failure);
        scope.in(account, () -> {
            if (log.stillWaiting(account, List.of(pending.position())).isEmpty()) {
                return; // erased meanwhile
            }
            if (last) {
                log.giveUp(account, pending.position(), now, detail(failure));
            } else {
                log.postpone(account, pending.position(), now.plus(FIRST_WAIT.multipliedBy(1L << pending.attempts())));
            }
        });
        return last;
    }

    private static String detail(RuntimeException failure) {
        String text = failure.toString();
        return text.length() <= DETAIL_LENGTH_MAX ? text : text.substring(0, DETAIL_LENGTH_MAX);
    }

    private static InboundEvent event(Pending pending) {
        return switch (WebhookReader.event(Json.read(pending.json()))) {
            case Parsed parsed -> new InboundEvent(pending.position(), parsed.event(), pending.receivedAt());
            case Malformed malformed -> throw new IllegalStateException("event: " + malformed.reason());
        };
    }
}
