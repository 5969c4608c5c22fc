package dev.todoku.quota;

import dev.todoku.kernel.AccountId;
import dev.todoku.line.Route;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rows that quota decides over. Every call acts within {@link #transaction}, which is all or nothing; within it a
 * pot that was changed stays locked until the end, so that two grants of one pot are one after the other.
 */
public interface QuotaStore {

    <T> T transaction(AccountId account, Supplier<T> work);

    OwnerLimits ownerLimits(AccountId account);

    void saveOwnerLimits(AccountId account, OwnerLimits limits);

    /** Creates the pot empty if it is not there; returns true if it was created. */
    boolean createPot(AccountId account, YearMonth month, String pot);

    List<Pot> pots(AccountId account, YearMonth month);

    /** Locks the pot until the transaction ends, and reads it. */
    Optional<Pot> lockPot(AccountId account, YearMonth month, String pot);

    /** Adds to reserved, in one conditional statement: false, and nothing changed, if the ceiling would be passed. */
    boolean tryReserve(AccountId account, YearMonth month, String pot, long count);

    /** Changes the balance without asking the ceiling: what has already happened at LINE, or gives back. */
    void add(AccountId account, YearMonth month, String pot, long reserved, long used);

    /** Sets what is allowed and the ceiling {@code max(allowed, used + reserved)} with it. */
    void setAllowed(AccountId account, YearMonth month, String pot, long allowed);

    void append(AccountId account, LedgerEntry entry);

    /** What each month holds of a delivery: sums of its hold entries, without those that come to nought. */
    Map<YearMonth, Long> held(AccountId account, UUID delivery);

    /** The month's entries in the order written, at most {@code limit} of those behind number {@code behind}. */
    List<Numbered> entries(AccountId account, YearMonth month, long behind, int limit);

    /** The month's entries added up per kind, day and route: a hundred or two, however many entries there are. */
    List<Total> totals(AccountId account, YearMonth month);

    /** Per pot and kind the sum of the entries that name the pot. */
    Map<String, Map<EntryKind, Long>> potTotals(AccountId account, YearMonth month);

    /** Sum of accept and adjust entries of the month, of the whole account, written up to and at {@code until}. */
    long usedUntil(AccountId account, YearMonth month, Instant until);

    /**
     * What others sent, by the day it was learnt. Without what was there at the first look at the account: nobody knows on
     * which days that was sent.
     */
    Map<LocalDate, Long> externalByDay(AccountId account, YearMonth month);

    /** The first look at the account, as far as readings and entries are kept; empty before it. */
    Optional<Instant> knownSince(AccountId account);

    void saveReading(AccountId account, YearMonth month, Reading reading);

    Optional<Reading> lastReading(AccountId account, YearMonth month);

    /**
     * The largest {@link Reading#external()} of readings taken at or after {@code from}, and not before the last exact
     * one; nought if there is none.
     */
    long largestExternal(AccountId account, YearMonth month, Instant from);

    /** Sum of the month's entries of one kind; set-apart shares count once. */
    long sum(AccountId account, YearMonth month, EntryKind kind);

    /** Per day and route: what LINE accepted of ours, corrected by adjustments. */
    Map<DayRoute, Long> usedByDay(AccountId account, YearMonth month);

    void saveConfirmed(AccountId account, DayRoute dayRoute, long delivered, Instant at);

    Map<DayRoute, Long> confirmedByDay(AccountId account, YearMonth month);

    /** Keeps it, unless the month has one of the same threshold. */
    void raise(AccountId account, YearMonth month, Alert alert);

    /** In the order they came, then by threshold. */
    List<Alert> alerts(AccountId account, YearMonth month);

    /** Why LINE's figures could not be read at the last attempt; empty after a success. */
    Optional<String> lastFailure(AccountId account);

    void saveFailure(AccountId account, Instant at, String why);

    /** An entry, and its number: rising in the order written. */
    record Numbered(long number, LedgerEntry entry) {}

    /**
     * Entries of one kind, day and route.
     *
     * @param entries how many
     * @param amount what they come to
     */
    record Total(
            EntryKind kind,
            @Nullable LocalDate day,
            @Nullable Route route,
            long entries,
            long amount) {}

    /** A day as LINE counts it (UTC+9) and a route: the finest grain of LINE's own figures. */
    record DayRoute(LocalDate day, Route route) {}
}
