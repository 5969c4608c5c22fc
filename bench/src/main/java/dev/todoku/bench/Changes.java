package dev.todoku.bench;

import dev.todoku.demo.client.AccountClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Changes friends over the API, so many a second in calls of 500, until it is closed. */
final class Changes implements AutoCloseable {

    private static final int CALL = 500;
    private static final long SEED = 20261122;

    private final AccountClient account;
    private final int friends;
    private final long pauseNanos;
    private final Random random = new Random(SEED);
    private final Thread thread;
    private final long began = System.nanoTime();
    private volatile boolean closed;
    private final AtomicLong made = new AtomicLong();
    private volatile @Nullable RuntimeException failure;

    Changes(AccountClient account, int friends, int perSecond) {
        this.account = account;
        this.friends = friends;
        this.pauseNanos = 1_000_000_000L * CALL / perSecond;
        this.thread = Thread.ofPlatform().name("changes").start(this::run);
    }

    private void run() {
        try {
            for (long next = began; !closed; next += pauseNanos) {
                LockSupport.parkNanos(next - System.nanoTime());
                List<Map<String, Object>> items = new ArrayList<>();
                for (int i = 0; i < CALL; i++) {
                    items.add(change(AudienceRows.user(random.nextInt(friends))));
                }
                made.addAndGet(account.changeFriends(items));
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private Map<String, Object> change(String user) {
        return switch (random.nextInt(4)) {
            case 0 -> Map.of("userId", user, "addTags", List.of("vip"));
            case 1 -> Map.of("userId", user, "removeTags", List.of("vip"));
            case 2 -> Map.of("userId", user, "set", Map.of("age", random.nextInt(90)));
            default -> Map.of("userId", user, "set", Map.of("drink", random.nextBoolean() ? "coffee" : "tea"));
        };
    }

    /** As many as came through. */
    double perSecond() {
        return made.get() / ((System.nanoTime() - began) / 1e9);
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        RuntimeException failed = failure;
        if (failed != null) {
            throw failed;
        }
    }
}
