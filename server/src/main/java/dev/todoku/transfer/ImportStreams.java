package dev.todoku.transfer;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Problem;
import dev.todoku.protocol.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Tells who listens how far imports have come, as server-sent events: once at the beginning, then after each chunk, until
 * the import is no longer under way or the server stops. Each holds a thread of the web server, so there are few.
 */
@Component
final class ImportStreams implements SmartLifecycle {

    static final int PER_ACCOUNT_MAX = 4;
    private static final int MAX = 20;

    /** A comment now and then finds out who is no longer there, and keeps proxies from closing. */
    private static final long QUIET_SECONDS_MAX = 15;

    private final Set<Stream> open = new HashSet<>();
    private volatile boolean running;

    /**
     * How far an import has come.
     *
     * @param progress null: not under way
     */
    record Event(
            @com.fasterxml.jackson.annotation.JsonProperty("import")
            CsvImport of,

            Speed.@Nullable Progress progress) {}

    /** Compared by what it is: two of the same import are two. */
    private static final class Stream {

        private final AccountId account;
        private final UUID id;
        private final Semaphore news = new Semaphore(0);

        private Stream(AccountId account, UUID id) {
            this.account = account;
            this.id = id;
        }
    }

    /** Something is different about this import, and committed. */
    synchronized void tell(UUID id) {
        open.stream().filter(stream -> stream.id.equals(id)).forEach(stream -> stream.news.release());
    }

    /** A place among those who listen; to be closed. */
    interface Place extends AutoCloseable {

        /** Writes until the import is over, the server stops or nobody reads any more. */
        void write(Supplier<Event> now, OutputStream out);

        @Override
        void close();
    }

    /**
     * Takes a place, from which on nothing is missed.
     *
     * @throws Problem 503 if too many listen already
     */
    synchronized Place open(AccountId account, UUID id) {
        long ofAccount =
                open.stream().filter(stream -> stream.account.equals(account)).count();
        if (ofAccount >= PER_ACCOUNT_MAX || open.size() >= MAX) {
            throw Problem.unavailable(
                    "too-many-streams",
                    "streams: got one more than %d of this account, or than %d of all (expected: others closed first)"
                            .formatted(PER_ACCOUNT_MAX, MAX));
        }
        Stream stream = new Stream(account, id);
        open.add(stream);
        return new Place() {
            @Override
            public void write(Supplier<Event> now, OutputStream out) {
                try {
                    ImportStreams.this.write(stream, now, out);
                } catch (IOException e) {
                    // nobody reads any more
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public void close() {
                ImportStreams.this.close(stream);
            }
        };
    }

    private synchronized void close(Stream stream) {
        open.remove(stream);
    }

    private void write(Stream stream, Supplier<Event> now, OutputStream out) throws IOException, InterruptedException {
        boolean underWay;
        do {
            stream.news.drainPermits(); // before the look: what comes after it is told again
            Event event = now.get();
            underWay = ImportState.UNDER_WAY.contains(event.of().state());
            send(out, "event: progress\ndata: " + Json.mapper().writeValueAsString(event) + "\n\n");
            while (underWay && running && !stream.news.tryAcquire(QUIET_SECONDS_MAX, TimeUnit.SECONDS)) {
                send(out, ": nothing new\n\n");
            }
        } while (underWay && running);
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the web server, which waits for those who are being answered. */
    @Override
    public synchronized void stop() {
        running = false;
        open.forEach(stream -> stream.news.release());
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
