package dev.todoku.quota;

import dev.todoku.line.Route;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the append-only ledger. Balances are projections of these lines (law 9).
 *
 * @param at when it was written
 * @param month the billing month it belongs to, which for an adjustment is earlier than {@code at}
 * @param path every pot whose balance it changes, top-down
 * @param amount messages; negative only where a later entry takes back: {@code adjust}, {@code external}, {@code hold}
 * @param delivery the delivery that caused it, if one did
 * @param route how the messages left, where that matters
 * @param day the day LINE counts the messages in (UTC+9), for {@code accept} and {@code adjust}
 * @param note why, in words for the owner
 */
public record LedgerEntry(
        Instant at,
        YearMonth month,
        EntryKind kind,
        List<String> path,
        long amount,
        @Nullable UUID delivery,
        @Nullable Route route,
        @Nullable LocalDate day,
        @Nullable String note) {}
