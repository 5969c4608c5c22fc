package dev.todoku.emulator.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    /** Who answers. */
    public interface Handler {
        Answer answer(Incoming incoming);

        /** The answer to what is no request of HTTP's, or too long for one; method and path as far as they were read. */
        Reply refuse(String method, String path, int status, String reason);
    }

    /** Who answers, by which time. */
    private record Served(InstantSource clock, Handler handler) {}

    private final WebServer server;
    private final AtomicReference<@Nullable Served> served;

    private Port(WebServer server, AtomicReference<@Nullable Served> served) {
        this.server = server;
        this.served = served;
    }

    /**
     * Opens the port; 0 takes a free one.
     *
     * @param host the address to listen at
     * @param clock whose time the {@code Date} header shows
     * @throws BindException if the port cannot be had
     */
    public static Port open(String host, int port, InstantSource clock, Handler handler) throws BindException {
        AtomicReference<@Nullable Served> served = new AtomicReference<>(new Served(clock, handler));
        DirectHandler refusal = (request, _, status, headers, _) -> refused(request, status, headers, served.get());
        WebServer server = WebServer.builder()
                .host(host)
                .port(port)
                .shutdownHook(false)
                .shutdownGracePeriod(Duration.ofMillis(200))
                .directHandlers(handlers ->
                        Stream.of(DirectHandler.EventType.values()).forEach(type -> handlers.addHandler(type, refusal)))
                .routing(routing -> routing.any((request, response) -> handle(request, response, served.get())))
                .build();
        // Helidon only logs when it cannot bind.
        if (!server.start().isRunning())
            throw new BindException(
                    "port: got " + port + ", which cannot be had at " + host + " (expected: a free one)");
        return new Port(server, served);
    }

    public int number() {
        return server.port();
    }

    /** A thread of Helidon's outlives its server, and what the server serves with it: so that is let go of. */
    @Override
    public void close() {
        server.stop();
        served.set(null);
    }

    private static void handle(ServerRequest request, ServerResponse response, @Nullable Served served) {
        if (served == null) throw new CloseConnectionException("the emulator ends");
        HelidonRequest incoming = new HelidonRequest(request);
        Answer answer = served.handler.answer(incoming);
        if (answer.delay().isPositive()) waitFor(answer.delay());
        Reply reply = answer.reply();
        if (reply == null) throw new CloseConnectionException("cut on request");
        boolean whole = incoming.drain();
        if (!whole) response.header(HeaderValues.CONNECTION_CLOSE);
        response.status(reply.status());
        response.header(HeaderNames.DATE, HTTP_DATE.format(served.clock.instant()));
        reply.headers().forEach((name, value) -> response.header(name(name), value));
        if (reply.contentType().equals(Reply.JSON)) {
            if (reply.body().length > 0) response.header(HeaderValues.CONTENT_TYPE_JSON);
        } else {
            response.header(HeaderNames.CONTENT_TYPE, reply.contentType());
        }
        response.send(reply.body());
        // what is left of the body would be taken for the next request
        if (!whole) throw new CloseConnectionException("the body was not read");
    }

    /** What Helidon refuses before anybody is asked. */
    private static DirectHandler.TransportResponse refused(
            DirectHandler.TransportRequest request,
            Status status,
            ServerResponseHeaders headers,
            @Nullable Served served) {
        DirectHandler.TransportResponse.Builder response = DirectHandler.TransportResponse.builder()
                .status(status)
                .headers(headers)
                .keepAlive(false);
        if (served == null) return response.build();
        Reply reply = served.handler.refuse(request.method(), request.path(), status.code(), status.reasonPhrase());
        response.header(HeaderNames.DATE, HTTP_DATE.format(served.clock.instant()));
        reply.headers().forEach((name, value) -> response.header(name(name), value));
        return response.header(HeaderValues.CONTENT_TYPE_JSON)
                .entity(reply.body())
                .build();
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
