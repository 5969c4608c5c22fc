package dev.todoku.emulator.http;

import io.helidon.webserver.http.ServerRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request as Helidon hands it over. */
final class HelidonRequest implements Incoming {
    /** What is still read of a body that nobody asked for; above it the connection is cut. */
    private static final long DRAINED_MAX = 64L << 20;

    private final ServerRequest request;
    private @Nullable InputStream stream;
    private byte @Nullable [] body;
    private boolean broken;
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
        if (told > bytesMax) throw Unreadable.tooLarge();
        try {
            byte[] bytes = told < 0 ? stream().readNBytes(bytesMax + 1) : exactly((int) told);
            if (bytes.length > bytesMax) throw Unreadable.tooLarge();
            return bytes;
        } catch (Unreadable tooLarge) {
            throw tooLarge;
        } catch (IOException | RuntimeException e) {
            broken = true;
            throw Unreadable.broken(e);
        }
    }

    /** In one piece: most bodies are small, and to put them together from pieces is most of a call. */
    private byte[] exactly(int length) throws IOException {
        byte[] bytes = new byte[length];
        int got = stream().readNBytes(bytes, 0, length);
        if (got < length) throw new EOFException("body: got " + got + " bytes (expected: " + length + ")");
        return bytes;
    }

    /**
     * Reads what is left of the body, so that a caller who is still sending it hears the answer instead of a reset.
     * Who asked first whether to send it is not made to.
     *
     * @return whether nothing is left, so that another request can come after it
     */
    boolean drain() {
        if (body != null || !request.content().hasEntity()) return true;
        if (broken || header("Expect") != null) return false;
        try {
            long left = DRAINED_MAX;
            for (long skipped = 1; left > 0 && skipped > 0; left -= skipped)
                skipped = stream().skip(left);
            return left > 0;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private InputStream stream() {
        if (stream == null) stream = request.content().inputStream();
        return stream;
    }
}
