package dev.todoku.bench;

import dev.todoku.protocol.Signature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Calls from many connections, each sending the next as soon as it has the answer. The client is the same for what is
 * measured and for its floor.
 *
 * @param header that proves who calls
 * @param value of that header, for a body
 */
record Load(URI server, String path, String header, Supplier<byte[]> bodies, Function<byte[], String> value) {

    private static final int CONNECTIONS = 64;
    private static final int TENTHS_MAX = 100_000;

    /**
     * What a run came to.
     *
     * @param answered calls answered 200; anything else ends the run with an exception
     * @param p99 99 in 100 answers took no longer
     */
    record Result(long answered, double perSecond, Duration p99) {}

    /** Webhook calls, signed as LINE signs them. */
    static Load ofWebhooks(URI server, String path, String secret, Events events) {
        return new Load(server, path, Signature.HEADER, events::next, body -> Signature.sign(secret, body));
    }

    /** Calls of LINE's API, which cost the client no signature. */
    static Load ofApi(URI server, String path, String token, Supplier<byte[]> bodies) {
        String bearer = "Bearer " + token;
        return new Load(server, path, "Authorization", bodies, _ -> bearer);
    }

    Result run(Duration duration) {
        long began = System.nanoTime();
        long deadline = began + duration.toNanos();
        int[] tenths = new int[TENTHS_MAX];
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<int[]>> workers = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                workers.add(threads.submit(() -> work(deadline)));
            }
            for (Future<int[]> worker : workers) {
                add(tenths, worker.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        long answered = 0;
        for (int count : tenths) {
            answered += count;
        }
        return new Result(answered, answered / seconds, p99(tenths, answered));
    }

    /** Answers by how many tenths of a millisecond they took. */
    private int[] work(long deadline) {
        int[] tenths = new int[TENTHS_MAX];
        try (KeepAlive connection = new KeepAlive(server)) {
            while (System.nanoTime() < deadline) {
                byte[] body = bodies.get();
                String proof = value.apply(body);
                long asked = System.nanoTime();
                int status = connection.post(path, header, proof, body);
                if (status != 200) {
                    throw new IllegalStateException("%s: got %d (expected: 200)".formatted(path, status));
                }
                tenths[(int) Math.min(TENTHS_MAX - 1, (System.nanoTime() - asked) / 100_000)]++;
            }
            return tenths;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(int[] sum, int[] more) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += more[i];
        }
    }

    private static Duration p99(int[] tenths, long answered) {
        long slower = answered / 100;
        int at = TENTHS_MAX - 1;
        for (long seen = tenths[at]; seen <= slower && at > 0; seen += tenths[at]) {
            at--;
        }
        return Duration.ofNanos((at + 1) * 100_000L);
    }
}
