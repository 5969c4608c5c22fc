package dev.todoku.kernel.web;

import dev.todoku.kernel.Problem;
import java.io.IOException;

/**
 * A body goes on beyond the limit; thrown to whoever reads it.
 */
final class BodyTooLarge extends IOException {

    private final long bytesMax;

    BodyTooLarge(long bytesMax) {
        super("body: got more than %d bytes (expected: at most that)".formatted(bytesMax));
        this.bytesMax = bytesMax;
    }

    Problem problem() {
        return Problem.tooLarge("body-too-large", String.valueOf(getMessage())).with("bytesMax", bytesMax);
    }
}
