package dev.todoku.delivery.internal;

import dev.todoku.delivery.internal.ReplyQueue.AnswerKey;
import dev.todoku.delivery.internal.ReplyQueue.Claimed;
import dev.todoku.delivery.internal.ReplyQueue.Settled;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.TimeDriven;
import dev.todoku.line.SendOutcome;
import dev.todoku.protocol.LineErrors;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sends answers on reply tokens: each at most once, quickly, because a token lives for about a minute (law 5). One thread
 * takes what is due, marks as begun what may leave, and writes down what became of it; the answers themselves wait each in a
 * thread of its own, for the account's token before they are begun and for LINE afterwards, so that an account whose answers
 * hang holds up nobody else's. What this process has in hand it never takes again.
 */
@Component
class ReplyRunner implements TimeDriven, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReplyRunner.class);

    /** Answers under way, and those of one account: what hangs in one account leaves room for the others. */
    private static final int AT_ONCE = 2_000;

    private static final int AT_ONCE_OF_ACCOUNT = 100;
    private static final int ATTEMPTS_MAX = 4;
    private static final Duration RETRY = Duration.ofSeconds(2);

    /** LINE: use it within a minute. */
    private static final Duration TOKEN_LIFE = Duration.ofSeconds(60);

    private static final long LOOK_NANOS = Duration.ofMillis(100).toNanos();
    private static final long PAUSE_AFTER_FAILURE_NANOS = Duration.ofSeconds(1).toNanos();

    private final ReplyQueue queue;
    private final ReplySender sender;
    private final InstantSource clock;

    /** Only the loop's own thread counts here. */
    private final Set<AnswerKey> underWay = new HashSet<>();

    private final ConcurrentLinkedQueue<Claimed> ready = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Settled> ended = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped = true;
    private volatile boolean working;
    private @Nullable Thread loop;

    ReplyRunner(ReplyQueue queue, ReplySender sender, InstantSource clock) {
        this.queue = queue;
        this.sender = sender;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        stopped = false;
        loop = Thread.ofPlatform().name("replies").start(this::run);
    }

    private void run() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            while (!stopped) {
                working = true;
                boolean more = false;
                try {
                    boolean settled = settle();
                    boolean begun = begin(threads);
                    more = takeSome(threads) || settled || begun;
                } catch (RuntimeException e) {
                    LOG.warn("Answers could not be worked off; they go on in a moment", e);
                    LockSupport.parkNanos(PAUSE_AFTER_FAILURE_NANOS);
                }
                working = !underWay.isEmpty();
                if (!more && ready.isEmpty() && ended.isEmpty()) {
                    LockSupport.parkNanos(LOOK_NANOS);
                }
            }
        }
        settle(); // the executor has waited for those under way
    }

    private boolean takeSome(ExecutorService threads) {
        int room = AT_ONCE - underWay.size();
        Set<AccountId> full =
                underWay.stream()
                        .collect(Collectors.groupingBy(AnswerKey::account, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .filter(account -> account.getValue() >= AT_ONCE_OF_ACCOUNT)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
        List<Claimed> due = room <= 0 ? List.of() : queue.due(room, AT_ONCE_OF_ACCOUNT, full, underWay);
        for (Claimed one : due) {
            underWay.add(one.key());
            threads.execute(() -> prepare(one));
        }
        return !due.isEmpty();
    }

    /** Nothing is begun yet: what hangs or fails here has done nothing. */
    private void prepare(Claimed one) {
        try {
            Optional<Settled> obstacle = one.tokenIsDead()
                    ? Optional.of(dead(one))
                    : sender.obstacle(one.account()).map(outcome -> settled(one, outcome));
            obstacle.ifPresentOrElse(ended::add, () -> ready.add(one));
        } catch (RuntimeException | Error e) {
            LOG.warn("An answer could not be prepared; it goes on later", e);
            ended.add(again(one, one.wasBegun(), "failed: " + e));
        } finally {
            wake();
        }
    }

    private static Settled dead(Claimed one) {
        return one.wasBegun()
                ? new Settled(one, ReplyState.UNKNOWN, "LINE never answered while the token lived", null)
                : new Settled(one, ReplyState.REFUSED, "the reply token died before the answer was begun", null);
    }

    /** Marks as begun what may leave, and lets it; true if there was anything. */
    private boolean begin(ExecutorService threads) {
        List<Claimed> some = drained(ready);
        if (some.isEmpty()) {
            return false;
        }
        List<Claimed> begun;
        try {
            begun = queue.begin(some);
        } catch (RuntimeException e) {
            ready.addAll(some);
            throw e;
        }
        some.forEach(one -> underWay.remove(one.key()));
        for (Claimed one : begun) {
            underWay.add(one.key());
            threads.execute(() -> send(one));
        }
        return true;
    }

    private void send(Claimed one) {
        Settled settled;
        try {
            settled = settled(one, sender.send(one));
        } catch (RuntimeException | Error e) {
            LOG.warn("An answer was interrupted; its outcome is not known", e);
            settled = again(one, true, "interrupted: " + e);
        }
        ended.add(settled);
        wake();
    }

    /** Writes down what became of the answers that ended since, and keeps it until that has succeeded; true if there were any. */
    private boolean settle() {
        List<Settled> some = drained(ended);
        if (some.isEmpty()) {
            return false;
        }
        try {
            queue.settle(some);
        } catch (RuntimeException e) {
            ended.addAll(some);
            throw e;
        }
        some.forEach(one -> underWay.remove(one.claimed().key()));
        return true;
    }

    private static <T> List<T> drained(Queue<T> queue) {
        return Stream.generate(queue::poll).takeWhile(Objects::nonNull).toList();
    }

    private Settled settled(Claimed one, SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Accepted _, SendOutcome.AlreadyAccepted _ -> new Settled(one, ReplyState.SENT, null, null);
            case SendOutcome.Refused refused -> {
                boolean used = refused.error().message().equals(LineErrors.INVALID_REPLY_TOKEN);
                ReplyState repeat = used ? ReplyState.PROBABLY_SENT : ReplyState.UNKNOWN;
                yield new Settled(
                        one,
                        one.wasBegun() ? repeat : ReplyState.REFUSED,
                        refused.status() + " " + refused.error().message(),
                        null);
            }
            case SendOutcome.Unknown unknown -> again(one, true, unknown.reason());
            case SendOutcome.NotSent notSent -> again(one, one.wasBegun(), notSent.reason());
            case SendOutcome.RateLimited _ -> again(one, one.wasBegun(), "LINE asks to go slower");
            case SendOutcome.Unauthorised _ -> again(one, one.wasBegun(), "LINE does not accept the channel's token");
            case SendOutcome.MonthlyLimit _ -> again(one, one.wasBegun(), "LINE's monthly limit, on a free answer");
        };
    }

    /** Never begun, it may be tried for as long as its token lives; begun, only a few times, always with the same token. */
    private Settled again(Claimed one, boolean doubtful, String why) {
        Instant next = clock.instant().plus(doubtful ? RETRY.multipliedBy(one.attempts()) : RETRY);
        boolean enough = doubtful
                ? one.attempts() >= ATTEMPTS_MAX
                : next.isAfter(one.receivedAt().plus(TOKEN_LIFE));
        if (enough) {
            return new Settled(one, doubtful ? ReplyState.UNKNOWN : ReplyState.REFUSED, why, null);
        }
        return new Settled(one, doubtful ? ReplyState.DOUBTFUL : ReplyState.QUEUED, why, next);
    }

    @Override
    public synchronized void stop() {
        stopped = true;
        wake();
        if (loop != null) {
            try {
                loop.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return !stopped;
    }

    @Override
    public String name() {
        return "replies";
    }

    @Override
    public boolean busy() {
        return working; // what is begun is due later in its row, so the row alone does not show it
    }

    @Override
    public Optional<Instant> nextDue() {
        return queue.nextDue();
    }

    @Override
    public void wake() {
        Thread sleeping = loop;
        if (sleeping != null) {
            LockSupport.unpark(sleeping);
        }
    }
}
