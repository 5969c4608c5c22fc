package dev.todoku.emulator;

import com.linecorp.bot.parser.LineSignatureValidator;
import com.linecorp.bot.parser.WebhookParseException;
import com.linecorp.bot.parser.WebhookParser;
import com.linecorp.bot.webhook.model.CallbackRequest;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.todoku.protocol.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Somebody's bot: takes webhooks and keeps them as they came. */
public final class Bot implements AutoCloseable {
    /** One webhook request. */
    public record Received(
            Bytes body,
            @Nullable String signature,
            @Nullable String contentType) {
        public JsonNode json() {
            return Json.read(body.text());
        }

        public List<JsonNode> events() {
            List<JsonNode> events = new ArrayList<>();
            json().get("events").forEach(events::add);
            return events;
        }

        /** As the official SDK reads it; fails if the signature is wrong or an event is not understood. */
        public CallbackRequest parse(String channelSecret) {
            try {
                LineSignatureValidator validator =
                        new LineSignatureValidator(channelSecret.getBytes(StandardCharsets.UTF_8));
                return new WebhookParser(validator).handle(String.valueOf(signature), body.bytes());
            } catch (IOException | WebhookParseException e) {
                throw new AssertionError(body.text(), e);
            }
        }
    }

    /** The bytes of a body. */
    public static final class Bytes {
        private final byte[] bytes;

        Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }

        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile IntSupplier answer = () -> 200;

    private Bot(HttpServer server) {
        this.server = server;
    }

    public static Bot start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Bot bot = new Bot(server);
        server.createContext("/webhook", bot::take);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return bot;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/webhook";
    }

    /** Asked once per request, in the thread that answers it. */
    public void answers(IntSupplier status) {
        answer = status;
    }

    public List<Received> received() {
        return received;
    }

    public List<JsonNode> events() {
        return received.stream().flatMap(one -> one.events().stream()).toList();
    }

    public JsonNode lastEvent() {
        return events().getLast();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            received.add(new Received(
                    new Bytes(body),
                    exchange.getRequestHeaders().getFirst("x-line-signature"),
                    exchange.getRequestHeaders().getFirst("Content-Type")));
            exchange.sendResponseHeaders(answer.getAsInt(), -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
