package dev.todoku.kernel;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Tells who listens how something goes on, as server-sent events named {@code progress}: once at the beginning, then whenever
 * it is different, until it is over or the server stops. Each holds a thread of the web server, so there are few.
 */
@Component
public final class EventStreams implements SmartLifecycle {

    public static final int PER_ACCOUNT_MAX = 4;
    private static final int MAX = 20;

    /** Looked at even if nobody told; and a comment finds out who is no longer there, and keeps proxies from closing. */
    private static final long QUIET_SECONDS_MAX = 15;

    private final Set<Stream> open = new HashSet<>();
    private volatile boolean running;

    /** Compared by what it is: two of the same thing are two. */
    private static final class Stream {

        private final AccountId account;
        private final UUID id;
        private final Semaphore news = new Semaphore(0);

        private Stream(AccountId account, UUID id) {
            this.account = account;
            this.id = id;
        }
    }

    /** Something is different about this, and committed. */
    public synchronized void tell(UUID id) {
        open.stream().filter(stream -> stream.id.equals(id)).forEach(stream -> stream.news.release());
    }

    /** A place among those who listen; to be closed. */
    public interface Place extends AutoCloseable {

        /** Writes until what is {@code now} is not under way, the server stops or nobody reads any more. */
        void write(Supplier<Event> now, OutputStream out);

        @Override
        void close();
    }

    /**
     * How it stands.
     *
     * @param json of one line
     * @param underWay false: it is over, and this is the last event
     */
    public record Event(String json, boolean underWay) {}

    /**
     * Takes a place, from which on nothing is missed.
     *
     * @throws Problem 503 if too many listen already
     */
    public synchronized Place open(AccountId account, UUID id) {
        Predicate<Stream> sameAccount = stream -> stream.account.equals(account);
        if (open.stream().filter(sameAccount).count() >= PER_ACCOUNT_MAX || open.size() >= MAX) {
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
                    EventStreams.this.write(stream, now, out);
                } catch (IOException e) {
                    // nobody reads any more
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public void close() {
                EventStreams.this.close(stream);
            }
        };
    }

    private synchronized void close(Stream stream) {
        open.remove(stream);
    }

    private void write(Stream stream, Supplier<Event> now, OutputStream out) throws IOException, InterruptedException {
        String told = "";
        boolean underWay;
        do {
            stream.news.drainPermits(); // before the look: what comes after it is told again
            Event event = now.get();
            underWay = event.underWay();
            send(
                    out,
                    event.json().equals(told)
                            ? ": nothing new\n\n"
                            : "event: progress\ndata: " + event.json() + "\n\n");
            told = event.json();
            if (underWay && running) {
                stream.news.tryAcquire(QUIET_SECONDS_MAX, TimeUnit.SECONDS);
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
