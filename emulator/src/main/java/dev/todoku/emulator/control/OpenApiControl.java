package dev.todoku.emulator.control;

import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.http.Routes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The description of this API. */
final class OpenApiControl {
    private static final String FILE = "openapi.json";

    void addTo(Routes<ControlCall.Handler> routes) {
        routes.add("GET", "/_emulator/openapi.json", call -> Reply.written(read()));
    }

    private static byte[] read() {
        try (InputStream in = OpenApiControl.class.getResourceAsStream(FILE)) {
            return Objects.requireNonNull(in, FILE).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }
}
