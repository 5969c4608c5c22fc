package dev.todoku.delivery.internal;

import dev.todoku.delivery.internal.ReplyQueue.Claimed;
import dev.todoku.delivery.internal.ReplyQueue.Settled;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.TimeDriven;
import dev.todoku.line.SendOutcome;
import dev.todoku.protocol.LineErrors;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sends answers on reply tokens: each at most once, quickly, because a token lives for about a minute (law 5). One thread
 * takes what is due and writes down what became of it; the answers themselves wait for LINE each in a thread of its own,
 * so that an account whose answers hang holds up nobody else's.
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
    private final Map<AccountId, Integer> underWay = new HashMap<>();

    private final ConcurrentLinkedQueue<Ended> ended = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped = true;
    private volatile boolean working;
    private @Nullable Thread loop;

    ReplyRunner(ReplyQueue queue, ReplySender sender, InstantSource clock) {
        this.queue = queue;
        this.sender = sender;
        this.clock = clock;
    }

    /** An answer that waits for nothing any more; without a result its row stays SENDING until its claim ends. */
    private record Ended(Claimed claimed, @Nullable Settled settled) {}

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
                    more = sendSome(threads) || settled;
                } catch (RuntimeException e) {
                    LOG.warn("Answers could not be worked off; they go on from their rows", e);
                    LockSupport.parkNanos(PAUSE_AFTER_FAILURE_NANOS);
                }
                working = !underWay.isEmpty();
                if (!more && ended.isEmpty()) {
                    LockSupport.parkNanos(LOOK_NANOS);
                }
            }
        }
        settle(); // the executor has waited for those under way
    }

    private boolean sendSome(ExecutorService threads) {
        int room =
                AT_ONCE - underWay.values().stream().mapToInt(Integer::intValue).sum();
        Set<AccountId> full = underWay.entrySet().stream()
                .filter(account -> account.getValue() >= AT_ONCE_OF_ACCOUNT)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        List<Claimed> claimed = room <= 0 ? List.of() : queue.claim(room, AT_ONCE_OF_ACCOUNT, full);
        for (Claimed one : claimed) {
            underWay.merge(one.account(), 1, Integer::sum);
            threads.execute(() -> send(one));
        }
        return !claimed.isEmpty();
    }

    private void send(Claimed one) {
        Settled settled = null;
        try {
            settled = settled(one);
        } catch (RuntimeException e) {
            LOG.warn("An answer was interrupted; its row says so", e);
        } finally {
            ended.add(new Ended(one, settled));
            wake();
        }
    }

    /** Writes down what became of the answers that ended since; true if there were any. */
    private boolean settle() {
        List<Ended> some = new ArrayList<>();
        for (Ended one = ended.poll(); one != null; one = ended.poll()) {
            some.add(one);
        }
        try {
            queue.settle(
                    some.stream().map(Ended::settled).filter(Objects::nonNull).toList());
        } finally {
            some.forEach(one ->
                    underWay.computeIfPresent(one.claimed().account(), (_, count) -> count == 1 ? null : count - 1));
        }
        return !some.isEmpty();
    }

    private Settled settled(Claimed one) {
        if (one.tokenIsDead()) {
            return one.wasBegun()
                    ? new Settled(one, ReplyState.UNKNOWN, "LINE never answered while the token lived", null)
                    : new Settled(one, ReplyState.REFUSED, "the reply token died before the answer was begun", null);
        }
        return settled(one, sender.send(one));
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
