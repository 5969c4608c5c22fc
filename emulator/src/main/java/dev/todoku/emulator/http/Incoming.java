package dev.todoku.emulator.http;

import dev.todoku.protocol.ErrorBody;
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
     * @throws Unreadable above {@link #BODY_BYTES_MAX}, and if it does not come as it was told
     */
    byte[] body();

    /**
     * As {@link #body()}, for the few calls that take more or less.
     *
     * @throws Unreadable above {@code bytesMax}, and if it does not come as it was told
     */
    byte[] body(int bytesMax);

    /** LINE refuses bodies above 2 MB. */
    int BODY_BYTES_MAX = 2 * 1024 * 1024;

    /** The body cannot be had. */
    final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int status;

        private Unreadable(int status, String reason, @Nullable Throwable cause) {
            super(reason, cause);
            this.status = status;
        }

        static Unreadable tooLarge() {
            return new Unreadable(413, "Request Entity Too Large", null);
        }

        /** It ended early, or is no HTTP. */
        static Unreadable broken(Exception cause) {
            return new Unreadable(400, "Bad Request", cause);
        }

        /** What the caller is told. */
        public Reply reply() {
            return Reply.json(status, ErrorBody.of(String.valueOf(getMessage())));
        }
    }
}
