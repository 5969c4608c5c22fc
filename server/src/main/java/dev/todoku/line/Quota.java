package dev.todoku.line;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v2/bot/message/quota}: the month's limit, free messages and additional cap together. Type {@code none}: no
 * target limit is set, which is not the same as "no limit".
 */
public record Quota(String type, @Nullable Long value) {

    /** The limit; empty if none is set. */
    public OptionalLong limit() {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
