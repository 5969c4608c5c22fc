package dev.todoku.emulator.coupon;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A coupon in a friend's hands. */
public record Ticket(Instant acquiredAt, int uses, @Nullable Instant usedAt) {
    Ticket used(Instant at) {
        return new Ticket(acquiredAt, uses + 1, at);
    }
}
