package dev.todoku.gateway;

import dev.todoku.kernel.AccountId;
import dev.todoku.quota.Purpose;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A program that may send through an account.
 *
 * @param purpose what its messages are for: it may use what is set apart for that
 * @param budget messages it may send in a month; null: as many as the account
 */
record Client(
        AccountId account,
        UUID clientId,
        String name,
        Purpose purpose,
        @Nullable Long budget,
        Instant createdAt) {}
