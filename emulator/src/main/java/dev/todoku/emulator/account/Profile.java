package dev.todoku.emulator.account;

import org.jspecify.annotations.Nullable;

/** What a user shows of themselves, as in LINE's profile. */
public record Profile(
        String displayName,
        @Nullable String pictureUrl,
        @Nullable String statusMessage,
        @Nullable String language) {}
