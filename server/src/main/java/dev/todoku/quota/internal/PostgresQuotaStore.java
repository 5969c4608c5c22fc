package dev.todoku.quota.internal;

import static dev.todoku.quota.db.Tables.CONFIRMATIONS;
import static dev.todoku.quota.db.Tables.ENTRIES;
import static dev.todoku.quota.db.Tables.OWNER_LIMITS;
import static dev.todoku.quota.db.Tables.POTS;
import static dev.todoku.quota.db.Tables.READINGS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.val;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.line.Route;
import dev.todoku.protocol.Json;
import dev.todoku.quota.Alert;
import dev.todoku.quota.EntryKind;
import dev.todoku.quota.LedgerEntry;
import dev.todoku.quota.OwnerLimits;
import dev.todoku.quota.Pot;
import dev.todoku.quota.Purpose;
import dev.todoku.quota.QuotaStore;
import dev.todoku.quota.Reading;
import dev.todoku.quota.db.tables.records.EntriesRecord;
import dev.todoku.quota.db.tables.records.OwnerLimitsRecord;
import dev.todoku.quota.db.tables.records.PotsRecord;
import dev.todoku.quota.db.tables.records.ReadingsRecord;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The quota store in PostgreSQL. The database itself refuses what would pass a ceiling (law 3). */
@Repository
class PostgresQuotaStore implements QuotaStore {

    private final DSLContext sql;
    private final LedgerSums sums;
    private final AccountScope scope;

    PostgresQuotaStore(DSLContext sql, AccountScope scope) {
        this.sql = sql;
        this.sums = new LedgerSums(sql);
        this.scope = scope;
    }

    @Override
    public <T> T transaction(AccountId account, Supplier<T> work) {
        return scope.in(account, work);
    }

    @Override
    public OwnerLimits ownerLimits(AccountId account) {
        return sql.selectFrom(OWNER_LIMITS)
                .where(OWNER_LIMITS.ACCOUNT_ID.eq(account.value()))
                .fetchOptional(PostgresQuotaStore::limits)
                .orElse(OwnerLimits.NONE);
    }

    private static OwnerLimits limits(OwnerLimitsRecord row) {
        Map<Purpose, Long> setApart = new EnumMap<>(Purpose.class);
        JsonNode kept = Json.read(row.getSetApart().data());
        for (Purpose purpose : Purpose.values()) {
            if (kept.has(purpose.name())) {
                setApart.put(purpose, kept.get(purpose.name()).asLong());
            }
        }
        return new OwnerLimits(row.getMessages(), row.getMoney(), row.getUnlimited(), setApart);
    }

    @Override
    public void saveOwnerLimits(AccountId account, OwnerLimits limits) {
        ObjectNode kept = Json.object();
        limits.setApart().forEach((purpose, messages) -> kept.put(purpose.name(), messages));
        OwnerLimitsRecord row = new OwnerLimitsRecord();
        row.setAccountId(account.value());
        row.setMessages(limits.messages());
        row.setMoney(limits.money());
        row.setUnlimited(limits.unlimited());
        row.setSetApart(JSONB.valueOf(kept.toString()));
        sql.insertInto(OWNER_LIMITS)
                .set(row)
                .onConflict(OWNER_LIMITS.ACCOUNT_ID)
                .doUpdate()
                .set(row)
                .execute();
    }

    @Override
    public boolean createPot(AccountId account, YearMonth month, String pot) {
        return sql.insertInto(POTS)
                        .columns(
                                POTS.ACCOUNT_ID,
                                POTS.MONTH,
                                POTS.POT,
                                POTS.ALLOWED,
                                POTS.CEILING,
                                POTS.USED,
                                POTS.RESERVED)
                        .values(account.value(), month.atDay(1), pot, 0L, 0L, 0L, 0L)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    @Override
    public List<Pot> pots(AccountId account, YearMonth month) {
        return sql.selectFrom(POTS)
                .where(POTS.ACCOUNT_ID.eq(account.value()), POTS.MONTH.eq(month.atDay(1)))
                .fetch(PostgresQuotaStore::pot);
    }

    @Override
    public Optional<Pot> lockPot(AccountId account, YearMonth month, String pot) {
        return sql.selectFrom(POTS)
                .where(isPot(account, month, pot))
                .forUpdate()
                .fetchOptional(PostgresQuotaStore::pot);
    }

    private static Pot pot(PotsRecord row) {
        return new Pot(row.getPot(), row.getAllowed(), row.getCeiling(), row.getUsed(), row.getReserved());
    }

    private static Condition isPot(AccountId account, YearMonth month, String pot) {
        return POTS.ACCOUNT_ID
                .eq(account.value())
                .and(POTS.MONTH.eq(month.atDay(1)))
                .and(POTS.POT.eq(pot));
    }

    @Override
    public boolean tryReserve(AccountId account, YearMonth month, String pot, long count) {
        return sql.update(POTS)
                        .set(POTS.RESERVED, POTS.RESERVED.plus(count))
                        .where(isPot(account, month, pot))
                        .and(POTS.USED.plus(POTS.RESERVED).plus(count).le(POTS.ALLOWED))
                        .execute()
                == 1;
    }

    @Override
    public void add(AccountId account, YearMonth month, String pot, long reserved, long used) {
        int rows = sql.update(POTS)
                .set(POTS.RESERVED, POTS.RESERVED.plus(reserved))
                .set(POTS.USED, POTS.USED.plus(used))
                .where(isPot(account, month, pot))
                .execute();
        if (rows != 1) {
            throw new IllegalStateException("pot: got %s of %s (expected: one that exists)".formatted(pot, month));
        }
    }

    @Override
    public void setAllowed(AccountId account, YearMonth month, String pot, long allowed) {
        sql.update(POTS)
                .set(POTS.ALLOWED, allowed)
                .set(POTS.CEILING, greatest(val(allowed), POTS.USED.plus(POTS.RESERVED)))
                .where(isPot(account, month, pot))
                .execute();
    }

    @Override
    public void append(AccountId account, LedgerEntry entry) {
        EntriesRecord row = new EntriesRecord();
        row.setAccountId(account.value());
        row.setAt(entry.at());
        row.setMonth(entry.month().atDay(1));
        row.setKind(entry.kind().name());
        row.setPath(entry.path().toArray(String[]::new));
        row.setAmount(entry.amount());
        row.setDelivery(entry.delivery());
        row.setRoute(entry.route() == null ? null : entry.route().name());
        row.setDay(entry.day());
        row.setNote(entry.note());
        sql.insertInto(ENTRIES).set(row).execute();
    }

    @Override
    public Map<YearMonth, Long> held(AccountId account, UUID delivery) {
        Map<YearMonth, Long> held = new HashMap<>();
        sql.select(ENTRIES.MONTH, DSL.sum(ENTRIES.AMOUNT))
                .from(ENTRIES)
                .where(
                        ENTRIES.ACCOUNT_ID.eq(account.value()),
                        ENTRIES.DELIVERY.eq(delivery),
                        ENTRIES.KIND.eq(EntryKind.HOLD.name()))
                .groupBy(ENTRIES.MONTH)
                .having(DSL.sum(ENTRIES.AMOUNT).ne(BigDecimal.ZERO))
                .forEach(row ->
                        held.put(YearMonth.from(row.value1()), row.value2().longValueExact()));
        return held;
    }

    @Override
    public List<Numbered> entries(AccountId account, YearMonth month, long behind, int limit) {
        return sql.selectFrom(ENTRIES)
                .where(ofMonth(account, month), ENTRIES.ENTRY.gt(behind))
                .orderBy(ENTRIES.ENTRY)
                .limit(limit)
                .fetch(row -> new Numbered(row.getEntry(), entry(row)));
    }

    @Override
    public List<Total> totals(AccountId account, YearMonth month) {
        return sums.totals(account, month);
    }

    @Override
    public Map<String, Map<EntryKind, Long>> potTotals(AccountId account, YearMonth month) {
        Map<String, Map<EntryKind, Long>> totals = new HashMap<>();
        Field<String> pot = DSL.field(DSL.name("pot", "name"), String.class);
        sql.select(pot, ENTRIES.KIND, DSL.sum(ENTRIES.AMOUNT))
                .from(ENTRIES, DSL.unnest(ENTRIES.PATH).as("pot", "name"))
                .where(ofMonth(account, month))
                .groupBy(pot, ENTRIES.KIND)
                .forEach(row -> totals.computeIfAbsent(row.value1(), _ -> new EnumMap<>(EntryKind.class))
                        .put(EntryKind.valueOf(row.value2()), row.value3().longValueExact()));
        return totals;
    }

    private static LedgerEntry entry(EntriesRecord row) {
        return new LedgerEntry(
                row.getAt(),
                YearMonth.from(row.getMonth()),
                EntryKind.valueOf(row.getKind()),
                List.of(row.getPath()),
                row.getAmount(),
                row.getDelivery(),
                row.getRoute() == null ? null : Route.valueOf(row.getRoute()),
                row.getDay(),
                row.getNote());
    }

    static Condition ofMonth(AccountId account, YearMonth month) {
        return ENTRIES.ACCOUNT_ID.eq(account.value()).and(ENTRIES.MONTH.eq(month.atDay(1)));
    }

    @Override
    public long usedUntil(AccountId account, YearMonth month, Instant until) {
        return sumWhere(ofMonth(account, month).and(changesUsed()).and(ENTRIES.AT.le(until)));
    }

    @Override
    public long sum(AccountId account, YearMonth month, EntryKind kind) {
        return sumWhere(ofMonth(account, month).and(ENTRIES.KIND.eq(kind.name())));
    }

    private long sumWhere(Condition condition) {
        BigDecimal total = sql.select(DSL.sum(ENTRIES.AMOUNT))
                .from(ENTRIES)
                .where(condition)
                .fetchSingle(0, BigDecimal.class);
        return total == null ? 0 : total.longValueExact();
    }

    static Condition changesUsed() {
        return ENTRIES.KIND.in(EntryKind.ACCEPT.name(), EntryKind.ADJUST.name());
    }

    @Override
    public Map<DayRoute, Long> usedByDay(AccountId account, YearMonth month) {
        return sums.usedByDay(account, month);
    }

    @Override
    public Map<LocalDate, Long> externalByDay(AccountId account, YearMonth month) {
        return sums.externalByDay(account, month);
    }

    @Override
    public Optional<Instant> knownSince(AccountId account) {
        return sums.knownSince(account);
    }

    @Override
    public void saveReading(AccountId account, YearMonth month, Reading reading) {
        ReadingsRecord row = new ReadingsRecord();
        row.setAccountId(account.value());
        row.setAt(reading.at());
        row.setMonth(month.atDay(1));
        row.setLineLimit(reading.limit().isPresent() ? reading.limit().getAsLong() : null);
        row.setConsumption(reading.consumption());
        row.setOurs(reading.ours());
        row.setExact(reading.exact());
        row.setSkewMs(reading.skew().toMillis());
        sql.insertInto(READINGS).set(row).execute();
        ReadingFailureRows.forget(sql, account);
    }

    @Override
    public Optional<Reading> lastReading(AccountId account, YearMonth month) {
        return sql.selectFrom(READINGS)
                .where(READINGS.ACCOUNT_ID.eq(account.value()), READINGS.MONTH.eq(month.atDay(1)))
                .orderBy(READINGS.READING.desc())
                .limit(1)
                .fetchOptional(PostgresQuotaStore::reading);
    }

    private static Reading reading(ReadingsRecord row) {
        return new Reading(
                row.getAt(),
                row.getLineLimit() == null ? OptionalLong.empty() : OptionalLong.of(row.getLineLimit()),
                row.getConsumption(),
                row.getOurs(),
                row.getExact(),
                Duration.ofMillis(row.getSkewMs()));
    }

    @Override
    public long largestExternal(AccountId account, YearMonth month, Instant from) {
        Condition ofMonth = READINGS.ACCOUNT_ID.eq(account.value()).and(READINGS.MONTH.eq(month.atDay(1)));
        Long lastExact = sql.select(coalesce(max(READINGS.READING), 0L))
                .from(READINGS)
                .where(ofMonth, READINGS.EXACT.eq(true))
                .fetchSingle()
                .value1();
        Long largest = sql.select(coalesce(max(READINGS.CONSUMPTION.minus(READINGS.OURS)), 0L))
                .from(READINGS)
                .where(ofMonth, READINGS.AT.ge(from), READINGS.READING.ge(lastExact))
                .fetchSingle()
                .value1();
        return Math.max(0, largest);
    }

    @Override
    public void saveConfirmed(AccountId account, DayRoute dayRoute, long delivered, Instant at) {
        sql.insertInto(CONFIRMATIONS)
                .columns(
                        CONFIRMATIONS.ACCOUNT_ID,
                        CONFIRMATIONS.DAY,
                        CONFIRMATIONS.ROUTE,
                        CONFIRMATIONS.DELIVERED,
                        CONFIRMATIONS.CONFIRMED_AT)
                .values(account.value(), dayRoute.day(), dayRoute.route().name(), delivered, at)
                .onConflict(CONFIRMATIONS.ACCOUNT_ID, CONFIRMATIONS.DAY, CONFIRMATIONS.ROUTE)
                .doUpdate()
                .set(CONFIRMATIONS.DELIVERED, delivered)
                .set(CONFIRMATIONS.CONFIRMED_AT, at)
                .execute();
    }

    @Override
    public Map<DayRoute, Long> confirmedByDay(AccountId account, YearMonth month) {
        Map<DayRoute, Long> byDay = new HashMap<>();
        sql.selectFrom(CONFIRMATIONS)
                .where(
                        CONFIRMATIONS.ACCOUNT_ID.eq(account.value()),
                        CONFIRMATIONS.DAY.between(month.atDay(1), month.atEndOfMonth()))
                .forEach(row ->
                        byDay.put(new DayRoute(row.getDay(), Route.valueOf(row.getRoute())), row.getDelivered()));
        return byDay;
    }

    @Override
    public void raise(AccountId account, YearMonth month, Alert alert) {
        AlertRows.raise(sql, account, month, alert);
    }

    @Override
    public List<Alert> alerts(AccountId account, YearMonth month) {
        return AlertRows.of(sql, account, month);
    }

    @Override
    public Optional<String> lastFailure(AccountId account) {
        return ReadingFailureRows.last(sql, account);
    }

    @Override
    public void saveFailure(AccountId account, Instant at, String why) {
        ReadingFailureRows.save(sql, account, at, why);
    }
}
