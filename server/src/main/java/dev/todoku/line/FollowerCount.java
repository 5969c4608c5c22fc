package dev.todoku.line;

import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v2/bot/insight/followers} of one day: LINE's own count of friends, of those it can target, and of those who
 * block. Numbers only when {@code status} is {@code ready}, and null below LINE's privacy threshold.
 */
public record FollowerCount(
        String status,
        @Nullable Long followers,
        @Nullable Long targetedReaches,
        @Nullable Long blocks) {}
