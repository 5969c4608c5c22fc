package dev.todoku.protocol;

import java.time.Duration;

/** So many requests in so long, for one channel on one endpoint. */
public record Rate(int count, Duration per) {

    static Rate perSecond(int count) {
        return new Rate(count, Duration.ofSeconds(1));
    }

    static Rate perMinute(int count) {
        return new Rate(count, Duration.ofMinutes(1));
    }

    static Rate perHour(int count) {
        return new Rate(count, Duration.ofHours(1));
    }
}
