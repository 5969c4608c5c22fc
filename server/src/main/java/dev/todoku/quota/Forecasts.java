package dev.todoku.quota;

import dev.todoku.kernel.AccountId;
import dev.todoku.metering.BillingMonth;
import dev.todoku.metering.Contract;
import dev.todoku.metering.DailyCounts;
import dev.todoku.metering.PlannedSend;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Looks up an account's own days and what is planned, to foretell from. Decides nothing, changes nothing. */
public final class Forecasts {

    /** Two Decembers, and what a year ago was like. */
    private static final int MONTHS_BACK = 25;

    /** Accounts whose past months are kept in memory, some 30 kB each. */
    private static final int KEPT_MAX = 1_000;

    private final QuotaStore store;
    private final Quota quota;
    private final BiFunction<AccountId, YearMonth, Contract> contracts;
    private final PlannedUse plannedUse;
    private final InstantSource clock;

    /** Months before the last: they change no more. */
    private final Map<AccountId, Past> past = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<AccountId, Past> eldest) {
            return size() > KEPT_MAX;
        }
    };

    private record Past(YearMonth until, SortedMap<LocalDate, Long> days) {}

    public Forecasts(
            QuotaStore store,
            Quota quota,
            BiFunction<AccountId, YearMonth, Contract> contracts,
            PlannedUse plannedUse,
            InstantSource clock) {
        this.store = store;
        this.quota = quota;
        this.contracts = contracts;
        this.plannedUse = plannedUse;
        this.clock = clock;
    }

    /** What is known now; {@code usage} is the running month's. */
    public Foresight of(AccountId account, Usage usage) {
        BillingMonth month = usage.month();
        Instant now = clock.instant();
        List<PlannedSend> planned = new ArrayList<>(plannedUse.planned(account));
        long onTheirWay = Math.max(0, usage.committed() - usage.counted());
        planned.add(new PlannedSend(now.atZone(month.zone()).toLocalDate(), onTheirWay));
        return new Foresight(
                days(account, month.month()),
                now,
                month.zone(),
                Math.max(0, usage.counted()),
                planned,
                contracts.apply(account, month.month()));
    }

    /** The zone's running month. */
    public YearMonth month(AccountId account) {
        return quota.month(account).month();
    }

    private DailyCounts days(AccountId account, YearMonth running) {
        return store.transaction(account, () -> {
            Optional<LocalDate> since = store.knownSince(account).map(LineDay::of);
            if (since.isEmpty()) {
                return new DailyCounts(new TreeMap<>());
            }
            YearMonth last = running.minusMonths(1);
            SortedMap<LocalDate, Long> days = new TreeMap<>(past(account, since.get(), last));
            days.putAll(days(account, since.get(), last));
            days.putAll(days(account, since.get(), running));
            return new DailyCounts(days);
        });
    }

    private SortedMap<LocalDate, Long> past(AccountId account, LocalDate since, YearMonth until) {
        synchronized (past) {
            Past known = past.get(account);
            if (known != null && known.until().equals(until)) {
                return known.days();
            }
        }
        SortedMap<LocalDate, Long> days = new TreeMap<>();
        for (YearMonth month = until.minusMonths(MONTHS_BACK); month.isBefore(until); month = month.plusMonths(1)) {
            days.putAll(days(account, since, month));
        }
        synchronized (past) {
            past.put(account, new Past(until, days));
        }
        return days;
    }

    /** The days of a month of which something is known, the first one always. LINE's days may stand an hour off the plan's. */
    private SortedMap<LocalDate, Long> days(AccountId account, LocalDate since, YearMonth month) {
        SortedMap<LocalDate, Long> days = new TreeMap<>();
        if (YearMonth.from(since).isAfter(month)) {
            return days;
        }
        LocalDate first = since.isAfter(month.atDay(1)) ? since : month.atDay(1);
        days.put(first, 0L);
        store.usedByDay(account, month).forEach((day, used) -> days.merge(within(day.day(), first), used, Long::sum));
        store.externalByDay(account, month).forEach((day, sent) -> days.merge(within(day, first), sent, Long::sum));
        days.replaceAll((_, count) -> Math.max(0, count));
        return days;
    }

    private static LocalDate within(LocalDate day, LocalDate first) {
        LocalDate last = YearMonth.from(first).atEndOfMonth();
        return day.isBefore(first) ? first : day.isAfter(last) ? last : day;
    }
}
