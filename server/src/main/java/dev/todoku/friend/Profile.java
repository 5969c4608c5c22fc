package dev.todoku.friend;

import org.jspecify.annotations.Nullable;

/**
 * What LINE shows of a friend.
 *
 * @param language as LINE writes it ({@code ja}); absent if the friend does not share it
 */
public record Profile(
        String displayName,
        @Nullable String language,
        @Nullable String pictureUrl) {}
