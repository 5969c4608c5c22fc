package dev.todoku.emulator.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request as it came, whatever server took it. */
public interface Incoming {
    String method();

    /** As sent, still percent-encoded, without the query. */
    String path();

    /** The decoded value of a query parameter, the first if there are several. */
    @Nullable String query(String name);

    /** All decoded values of a query parameter, in order. */
    List<String> queries(String name);

    @Nullable String header(String name);

    /**
     * The whole body; asked for again, the same.
     *
     * @throws TooLarge above {@link #BODY_BYTES_MAX}
     */
    byte[] body();

    /**
     * As {@link #body()}, for the few calls that take more or less.
     *
     * @throws TooLarge above {@code bytesMax}
     */
    byte[] body(int bytesMax);

    /** LINE refuses bodies above 2 MB. */
    int BODY_BYTES_MAX = 2 * 1024 * 1024;

    /** The body is above its limit. */
    final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;

        public TooLarge() {
            super("body: got more bytes than are allowed");
        }
    }
}
