package dev.todoku.emulator.http;

import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request as Helidon hands it over. */
final class HelidonRequest implements Incoming {
    private final ServerRequest request;
    private byte @Nullable [] body;
    private @Nullable Form query;

    HelidonRequest(ServerRequest request) {
        this.request = request;
    }

    @Override
    public String method() {
        return request.prologue().method().text();
    }

    @Override
    public String path() {
        return request.prologue().uriPath().rawPath();
    }

    @Override
    public @Nullable String query(String name) {
        return request.prologue().hasQuery() ? query().get(name) : null;
    }

    @Override
    public List<String> queries(String name) {
        return request.prologue().hasQuery() ? query().all(name) : List.of();
    }

    @Override
    public @Nullable String header(String name) {
        return request.headers().first(Port.name(name)).orElse(null);
    }

    @Override
    public byte[] body() {
        return body(BODY_BYTES_MAX);
    }

    @Override
    public byte[] body(int bytesMax) {
        if (body == null) body = read(bytesMax);
        return body;
    }

    private Form query() {
        if (query == null) query = Form.parse(request.prologue().query().rawValue());
        return query;
    }

    private byte[] read(int bytesMax) {
        if (!request.content().hasEntity()) return new byte[0];
        long told = request.headers().contentLength().orElse(-1);
        if (told > bytesMax) throw new TooLarge();
        try (InputStream in = request.content().inputStream()) {
            // In large pieces only where no length is told: most bodies are small, and zeroing those is most of a call.
            byte[] bytes = told < 0 ? in.readNBytes(bytesMax + 1) : in.readNBytes((int) told);
            if (bytes.length > bytesMax) throw new TooLarge();
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
