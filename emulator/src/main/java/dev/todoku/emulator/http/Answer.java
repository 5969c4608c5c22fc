package dev.todoku.emulator.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the caller sees.
 *
 * @param reply absent: the connection is cut
 * @param delay real time before either
 */
public record Answer(@Nullable Reply reply, Duration delay) {
    public static Answer now(Reply reply) {
        return new Answer(reply, Duration.ZERO);
    }

    public static Answer later(Reply reply, Duration delay) {
        return new Answer(reply, delay);
    }

    public static Answer cut(Duration after) {
        return new Answer(null, after);
    }
}
