package dev.todoku.bench;

import io.helidon.http.HeaderValues;
import io.helidon.webserver.WebServer;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The least a send costs on the emulator's own technology: a bare Helidon that reads the body and answers 200 with as much
 * as a push is answered with. A process of its own, as the emulator is; its only argument is the port.
 */
final class HelidonFloor {

    private static final byte[] ANSWER =
            "{\"sentMessages\":[{\"id\":\"100000000000000001\",\"quoteToken\":\"0123456789abcdef0123456789abcdef\"}]}"
                    .getBytes(StandardCharsets.UTF_8);

    /** Held, since loggers are collected. */
    private static final Logger HELIDON = Logger.getLogger("io.helidon");

    private HelidonFloor() {}

    public static void main(String[] arguments) {
        HELIDON.setLevel(Level.WARNING);
        WebServer.builder()
                .host("127.0.0.1")
                .port(Integer.parseInt(arguments[0]))
                .routing(routing -> routing.any((request, response) -> {
                    if (request.content().hasEntity()) {
                        request.content().as(byte[].class);
                    }
                    response.header(HeaderValues.CONTENT_TYPE_JSON);
                    response.send(ANSWER);
                }))
                .build()
                .start();
    }
}
