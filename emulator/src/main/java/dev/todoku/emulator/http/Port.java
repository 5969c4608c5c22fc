package dev.todoku.emulator.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.BindException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The one TCP port, served by Helidon with a virtual thread per connection. Nobody else knows the web server. */
public final class Port implements AutoCloseable {
    /** RFC 9110 §5.6.7, always with two digits of day. */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final Map<String, HeaderName> NAMES = new ConcurrentHashMap<>();

    /** Held, since loggers are collected: Helidon tells each start in four lines. */
    private static final Logger HELIDON = Logger.getLogger("io.helidon");
    /** Logs with a stack trace what {@link #open} throws. */
    private static final Logger HELIDON_START = Logger.getLogger("io.helidon.webserver.LoomServer");

    static {
        HELIDON.setLevel(Level.WARNING);
        HELIDON_START.setLevel(Level.OFF);
    }

    private final WebServer server;

    private Port(WebServer server) {
        this.server = server;
    }

    /**
     * Opens the port; 0 takes a free one.
     *
     * @param host the address to listen at
     * @param clock whose time the {@code Date} header shows
     * @throws BindException if the port cannot be had
     */
    public static Port open(String host, int port, InstantSource clock, Function<Incoming, Answer> handler)
            throws BindException {
        WebServer server = WebServer.builder()
                .host(host)
                .port(port)
                .shutdownHook(false)
                .shutdownGracePeriod(Duration.ofMillis(200))
                .routing(routing -> routing.any((request, response) -> handle(request, response, clock, handler)))
                .build();
        // Helidon only logs when it cannot bind.
        if (!server.start().isRunning())
            throw new BindException(
                    "port: got " + port + ", which cannot be had at " + host + " (expected: a free one)");
        return new Port(server);
    }

    public int number() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static void handle(
            ServerRequest request, ServerResponse response, InstantSource clock, Function<Incoming, Answer> handler) {
        Answer answer = handler.apply(new HelidonRequest(request));
        if (answer.delay().isPositive()) waitFor(answer.delay());
        Reply reply = answer.reply();
        if (reply == null) throw new CloseConnectionException("cut on request");
        response.status(reply.status());
        response.header(HeaderNames.DATE, HTTP_DATE.format(clock.instant()));
        reply.headers().forEach((name, value) -> response.header(name(name), value));
        if (reply.contentType().equals(Reply.JSON)) {
            if (reply.body().length > 0) response.header(HeaderValues.CONTENT_TYPE_JSON);
        } else {
            response.header(HeaderNames.CONTENT_TYPE, reply.contentType());
        }
        response.send(reply.body());
    }

    /** Made once: it takes longer than to find it. All names are the emulator's own. */
    static HeaderName name(String name) {
        HeaderName known = NAMES.get(name);
        return known != null ? known : NAMES.computeIfAbsent(name, HeaderNames::create);
    }

    /** In real time; cut short, and the connection with it, when the port closes. */
    private static void waitFor(Duration delay) {
        long end = System.nanoTime() + delay.toNanos();
        for (long left = delay.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) {
                throw new CloseConnectionException("the emulator ends");
            }
        }
    }
}
