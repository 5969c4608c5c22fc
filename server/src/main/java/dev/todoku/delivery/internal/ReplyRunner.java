package dev.todoku.delivery.internal;

import dev.todoku.account.LineAccess;
import dev.todoku.delivery.internal.ReplyQueue.Claimed;
import dev.todoku.delivery.internal.ReplyQueue.Settled;
import dev.todoku.kernel.TimeDriven;
import dev.todoku.line.LineSender;
import dev.todoku.line.Route;
import dev.todoku.line.SendOutcome;
import dev.todoku.protocol.Json;
import dev.todoku.protocol.LineErrors;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Sends answers on reply tokens: each at most once, quickly, because a token lives for about a minute (law 5). */
@Component
class ReplyRunner implements TimeDriven, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReplyRunner.class);

    private static final int AT_ONCE = 200;
    private static final int ATTEMPTS_MAX = 4;
    private static final Duration RETRY = Duration.ofSeconds(2);

    /** LINE: use it within a minute. */
    private static final Duration TOKEN_LIFE = Duration.ofSeconds(60);

    private static final long LOOK_NANOS = Duration.ofMillis(100).toNanos();
    private static final long PAUSE_AFTER_FAILURE_NANOS = Duration.ofSeconds(1).toNanos();

    private final ReplyQueue queue;
    private final LineAccess access;
    private final LineSender line;
    private final SendRates rates;
    private final InstantSource clock;
    private volatile boolean stopped = true;
    private volatile boolean working;
    private @Nullable Thread loop;

    ReplyRunner(ReplyQueue queue, LineAccess access, LineSender line, SendRates rates, InstantSource clock) {
        this.queue = queue;
        this.access = access;
        this.line = line;
        this.rates = rates;
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
                    more = sendSome(threads);
                } catch (RuntimeException e) {
                    LOG.warn("Answers could not be worked off; they go on from their rows", e);
                    LockSupport.parkNanos(PAUSE_AFTER_FAILURE_NANOS);
                }
                working = false;
                if (!more) {
                    LockSupport.parkNanos(LOOK_NANOS);
                }
            }
        }
    }

    private boolean sendSome(ExecutorService threads) {
        List<Claimed> claimed = queue.claim(AT_ONCE);
        List<Future<Settled>> sending = new ArrayList<>();
        for (Claimed one : claimed) {
            sending.add(threads.submit(() -> send(one)));
        }
        List<Settled> settled = new ArrayList<>();
        for (Future<Settled> one : sending) {
            try {
                settled.add(one.get());
            } catch (ExecutionException e) {
                LOG.warn("An answer was interrupted; its row says so", e); // stays SENDING until its claim ends
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        queue.settle(settled);
        return claimed.size() == AT_ONCE;
    }

    private Settled send(Claimed one) {
        if (one.tokenIsDead()) {
            return one.wasBegun()
                    ? new Settled(one, ReplyState.UNKNOWN, "LINE never answered while the token lived", null)
                    : new Settled(one, ReplyState.REFUSED, "the reply token died before the answer was begun", null);
        }
        byte[] body = ("{\"replyToken\":" + Json.mapper().writeValueAsString(one.replyToken()) + ",\"messages\":"
                        + one.messagesJson() + "}")
                .getBytes(StandardCharsets.UTF_8);
        rates.await(one.account(), Route.REPLY);
        SendOutcome outcome =
                access.send(one.account(), credentials -> line.send(Route.REPLY, credentials, body, null));
        return settled(one, outcome);
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
