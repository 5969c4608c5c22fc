package dev.todoku.line;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v2/bot/message/delivery/<route>} of one day (UTC+9): how many messages were delivered, exactly, once
 * {@code status} is {@code ready}, normally during the next day.
 */
public record DeliveryCount(String status, @Nullable Long success) {

    /** The count; empty while LINE has not settled the day. */
    public OptionalLong delivered() {
        return success == null ? OptionalLong.empty() : OptionalLong.of(success);
    }
}
