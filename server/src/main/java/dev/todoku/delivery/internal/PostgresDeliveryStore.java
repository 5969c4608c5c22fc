package dev.todoku.delivery.internal;

import static dev.todoku.delivery.db.Tables.BATCHES;
import static dev.todoku.delivery.db.Tables.DELIVERIES;
import static dev.todoku.delivery.db.Tables.OUTCOMES;
import static dev.todoku.delivery.db.Tables.SNAPSHOTS;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.sum;

import dev.todoku.delivery.Batch;
import dev.todoku.delivery.Content;
import dev.todoku.delivery.Delivery;
import dev.todoku.delivery.DeliveryStore;
import dev.todoku.delivery.Outcome;
import dev.todoku.delivery.SendingRules;
import dev.todoku.delivery.State;
import dev.todoku.delivery.WhyWaiting;
import dev.todoku.delivery.db.tables.records.BatchesRecord;
import dev.todoku.delivery.db.tables.records.DeliveriesRecord;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Why;
import dev.todoku.line.Route;
import dev.todoku.protocol.Json;
import dev.todoku.quota.Grant;
import dev.todoku.quota.Purpose;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** The delivery store in PostgreSQL. */
@Repository
class PostgresDeliveryStore implements DeliveryStore {

    private static final int CHUNK_BITS = 16;

    private final DSLContext sql;
    private final AccountScope scope;
    private final Received received;

    PostgresDeliveryStore(DSLContext sql, AccountScope scope, Received received) {
        this.sql = sql;
        this.scope = scope;
        this.received = received;
    }

    @Override
    public <T> T transaction(AccountId account, Supplier<T> work) {
        return scope.in(account, work);
    }

    @Override
    public void create(AccountId account, Delivery delivery, RoaringBitmap snapshot) {
        sql.insertInto(DELIVERIES).set(row(account, delivery)).execute();
        sql.insertInto(SNAPSHOTS)
                .columns(SNAPSHOTS.ACCOUNT_ID, SNAPSHOTS.DELIVERY_ID, SNAPSHOTS.ORDINALS)
                .values(account.value(), delivery.id(), Bitmaps.bytes(snapshot))
                .execute();
    }

    @Override
    public Optional<Delivery> find(AccountId account, UUID id) {
        return sql.selectFrom(DELIVERIES).where(is(account, id)).fetchOptional(PostgresDeliveryStore::delivery);
    }

    @Override
    public Optional<Delivery> lock(AccountId account, UUID id) {
        return sql.selectFrom(DELIVERIES)
                .where(is(account, id))
                .forUpdate()
                .fetchOptional(PostgresDeliveryStore::delivery);
    }

    @Override
    public void save(AccountId account, Delivery delivery) {
        sql.update(DELIVERIES)
                .set(row(account, delivery))
                .where(is(account, delivery.id()))
                .execute();
    }

    private static Condition is(AccountId account, UUID id) {
        return DELIVERIES.ACCOUNT_ID.eq(account.value()).and(DELIVERIES.DELIVERY_ID.eq(id));
    }

    @Override
    public RoaringBitmap snapshot(AccountId account, UUID id) {
        return sql.select(SNAPSHOTS.ORDINALS)
                .from(SNAPSHOTS)
                .where(SNAPSHOTS.ACCOUNT_ID.eq(account.value()), SNAPSHOTS.DELIVERY_ID.eq(id))
                .fetchSingle(row -> Bitmaps.of(row.value1()));
    }

    @Override
    public void replaceSnapshot(AccountId account, UUID id, RoaringBitmap snapshot) {
        sql.update(SNAPSHOTS)
                .set(SNAPSHOTS.ORDINALS, Bitmaps.bytes(snapshot))
                .where(SNAPSHOTS.ACCOUNT_ID.eq(account.value()), SNAPSHOTS.DELIVERY_ID.eq(id))
                .execute();
    }

    @Override
    public void saveBatches(AccountId account, List<Batch> batches) {
        sql.batch(batches.stream()
                        .map(batch -> {
                            BatchesRecord row = row(account, batch);
                            return sql.insertInto(BATCHES)
                                    .set(row)
                                    .onConflict(BATCHES.ACCOUNT_ID, BATCHES.DELIVERY_ID, BATCHES.BATCH)
                                    .doUpdate()
                                    .set(row)
                                    .set(BATCHES.VARIABLES, variablesKept(batch));
                        })
                        .toList())
                .execute();
    }

    /** Those of the row, for as long as they are needed: what is in memory may name somebody who was erased since. */
    private static Field<JSONB> variablesKept(Batch batch) {
        return batch.outstanding().isEmpty() ? DSL.castNull(BATCHES.VARIABLES) : BATCHES.VARIABLES;
    }

    @Override
    public List<Batch> openBatches(AccountId account, UUID id) {
        return sql.selectFrom(BATCHES)
                .where(
                        BATCHES.ACCOUNT_ID.eq(account.value()),
                        BATCHES.DELIVERY_ID.eq(id),
                        BATCHES.OUTSTANDING_COUNT.gt(0))
                .orderBy(BATCHES.BATCH)
                .fetch(PostgresDeliveryStore::batch);
    }

    @Override
    public void addOutcomes(AccountId account, UUID id, Outcome outcome, RoaringBitmap ordinals) {
        chunks(ordinals).forEach((chunk, more) -> {
            RoaringBitmap all = chunk(account, id, outcome, chunk);
            all.or(more);
            byte[] bytes = Bitmaps.bytes(all);
            sql.insertInto(OUTCOMES)
                    .columns(
                            OUTCOMES.ACCOUNT_ID,
                            OUTCOMES.CHUNK,
                            OUTCOMES.DELIVERY_ID,
                            OUTCOMES.OUTCOME,
                            OUTCOMES.ORDINALS)
                    .values(account.value(), chunk, id, outcome.name(), bytes)
                    .onConflict(OUTCOMES.ACCOUNT_ID, OUTCOMES.CHUNK, OUTCOMES.DELIVERY_ID, OUTCOMES.OUTCOME)
                    .doUpdate()
                    .set(OUTCOMES.ORDINALS, bytes)
                    .execute();
        });
        if (outcome == Outcome.ACCEPTED && !ordinals.isEmpty()) {
            received.received(account, campaign(account, id), ordinals);
        }
    }

    private String campaign(AccountId account, UUID id) {
        return sql.select(DELIVERIES.CAMPAIGN)
                .from(DELIVERIES)
                .where(is(account, id))
                .fetchOptional(row -> Objects.toString(row.value1(), ""))
                .orElse("");
    }

    /** Whoever adds outcomes holds the delivery's row, so nobody else writes the chunk between this and the update. */
    private RoaringBitmap chunk(AccountId account, UUID id, Outcome outcome, int chunk) {
        return sql.select(OUTCOMES.ORDINALS)
                .from(OUTCOMES)
                .where(
                        OUTCOMES.ACCOUNT_ID.eq(account.value()),
                        OUTCOMES.CHUNK.eq(chunk),
                        OUTCOMES.DELIVERY_ID.eq(id),
                        OUTCOMES.OUTCOME.eq(outcome.name()))
                .fetchOptional(row -> Bitmaps.of(row.value1()))
                .orElseGet(RoaringBitmap::new);
    }

    private static Map<Integer, RoaringBitmap> chunks(RoaringBitmap ordinals) {
        Map<Integer, RoaringBitmap> chunks = new HashMap<>();
        ordinals.forEach((int ordinal) -> chunks.computeIfAbsent(ordinal >>> CHUNK_BITS, _ -> new RoaringBitmap())
                .add(ordinal));
        return chunks;
    }

    @Override
    public RoaringBitmap outcomes(AccountId account, UUID id, Outcome outcome) {
        RoaringBitmap all = new RoaringBitmap();
        sql.select(OUTCOMES.ORDINALS)
                .from(OUTCOMES)
                .where(
                        OUTCOMES.ACCOUNT_ID.eq(account.value()),
                        OUTCOMES.DELIVERY_ID.eq(id),
                        OUTCOMES.OUTCOME.eq(outcome.name()))
                .forEach(row -> all.or(Bitmaps.of(row.value1())));
        return all;
    }

    @Override
    public SendingRules sendingRules(AccountId account) {
        return SendingRuleRows.find(sql, account);
    }

    @Override
    public void saveSendingRules(AccountId account, SendingRules rules) {
        SendingRuleRows.save(sql, account, rules);
    }

    @Override
    public void wake(AccountId account, Instant now) {
        sql.update(DELIVERIES)
                .set(DELIVERIES.DUE_AT, now)
                .where(
                        DELIVERIES.ACCOUNT_ID.eq(account.value()),
                        DELIVERIES.DUE_AT.gt(now),
                        DSL.jsonbGetAttributeAsText(DELIVERIES.WHY, "code")
                                .in(WhyWaiting.QUIET_HOURS.wireName(), WhyWaiting.QUIET_OVER_RESET.wireName()))
                .execute();
    }

    @Override
    public long inFlight(AccountId account, Instant since) {
        BigDecimal open = sql.select(sum(BATCHES.OUTSTANDING_COUNT))
                .from(BATCHES)
                .where(BATCHES.ACCOUNT_ID.eq(account.value()), BATCHES.OUTSTANDING_COUNT.gt(0))
                .fetchSingle(0, BigDecimal.class);
        BigDecimal unknown = sql.select(sum(DELIVERIES.UNKNOWN))
                .from(DELIVERIES)
                .where(DELIVERIES.ACCOUNT_ID.eq(account.value()), DELIVERIES.STARTED_AT.ge(since))
                .fetchSingle(0, BigDecimal.class);
        return (open == null ? 0 : open.longValueExact()) + (unknown == null ? 0 : unknown.longValueExact());
    }

    @Override
    public List<Due> due(Instant until, int limit) {
        return scope.across(() -> sql.select(DELIVERIES.ACCOUNT_ID, DELIVERIES.DELIVERY_ID)
                .from(DELIVERIES)
                .where(DELIVERIES.DUE_AT.le(until))
                .orderBy(
                        DSL.rowNumber()
                                .over(DSL.partitionBy(DELIVERIES.ACCOUNT_ID).orderBy(DELIVERIES.DUE_AT)),
                        DELIVERIES.DUE_AT)
                .limit(limit)
                .fetch(row -> new Due(new AccountId(row.value1()), row.value2())));
    }

    @Override
    public Optional<Instant> nextDue() {
        return scope.across(() -> Optional.ofNullable(sql.select(min(DELIVERIES.DUE_AT))
                .from(DELIVERIES)
                .fetchSingle()
                .value1()));
    }

    private static DeliveriesRecord row(AccountId account, Delivery delivery) {
        DeliveriesRecord row = new DeliveriesRecord();
        row.setAccountId(account.value());
        row.setDeliveryId(delivery.id());
        row.setPurpose(delivery.purpose().name());
        row.setCampaign(delivery.campaign());
        row.setRoute(delivery.route().name());
        row.setMessages(delivery.content().messagesJson());
        row.setGoOnAfterReset(delivery.goOnAfterReset());
        row.setBudget(delivery.budget());
        row.setThrottle(delivery.throttle());
        row.setState(delivery.state().name());
        row.setWhy(why(delivery.why()));
        row.setRefusal(delivery.refusal());
        row.setGrantMonth(delivery.grant().month().atDay(1));
        row.setGrantPath(path(delivery.grant()));
        row.setRecipients(delivery.recipients());
        row.setAccepted(delivery.accepted());
        row.setRefused(delivery.refused());
        row.setUnknown(delivery.unknown());
        row.setHeld(delivery.held());
        row.setCursorOrdinal(delivery.cursor());
        row.setBatches(delivery.batches());
        row.setStartedAt(delivery.startedAt());
        row.setFinishedAt(delivery.finishedAt());
        row.setDueAt(delivery.dueAt());
        return row;
    }

    private static Delivery delivery(DeliveriesRecord row) {
        return new Delivery(
                row.getDeliveryId(),
                Purpose.valueOf(row.getPurpose()),
                row.getCampaign(),
                Route.valueOf(row.getRoute()),
                new Content(row.getMessages()),
                row.getGoOnAfterReset(),
                row.getBudget(),
                row.getThrottle(),
                State.valueOf(row.getState()),
                why(row.getWhy()),
                row.getRefusal(),
                grant(row.getGrantMonth(), row.getGrantPath()),
                row.getRecipients(),
                row.getAccepted(),
                row.getRefused(),
                row.getUnknown(),
                row.getHeld(),
                row.getCursorOrdinal(),
                row.getBatches(),
                row.getStartedAt(),
                row.getFinishedAt(),
                row.getDueAt());
    }

    private static BatchesRecord row(AccountId account, Batch batch) {
        BatchesRecord row = new BatchesRecord();
        row.setAccountId(account.value());
        row.setDeliveryId(batch.delivery());
        row.setBatch(batch.number());
        row.setRecipients(Bitmaps.bytes(batch.recipients()));
        row.setOutstanding(Bitmaps.bytes(batch.outstanding()));
        row.setOutstandingCount(batch.outstanding().getCardinality());
        row.setVariables(variables(batch.variables()));
        row.setGrantMonth(batch.grant().month().atDay(1));
        row.setGrantPath(path(batch.grant()));
        Grant edge = batch.edgeGrant();
        row.setEdgeMonth(edge == null ? null : edge.month().atDay(1));
        row.setEdgePath(edge == null ? null : path(edge));
        row.setDoubtful(batch.doubtful());
        row.setAttempts(batch.attempts());
        row.setFirstRequestAt(batch.firstRequestAt());
        row.setDueAt(batch.dueAt());
        return row;
    }

    private static Batch batch(BatchesRecord row) {
        return new Batch(
                row.getDeliveryId(),
                row.getBatch(),
                Bitmaps.of(row.getRecipients()),
                Bitmaps.of(row.getOutstanding()),
                variables(row.getVariables()),
                grant(row.getGrantMonth(), row.getGrantPath()),
                row.getEdgeMonth() == null
                        ? null
                        : grant(row.getEdgeMonth(), Objects.requireNonNull(row.getEdgePath())),
                row.getDoubtful(),
                row.getAttempts(),
                row.getFirstRequestAt(),
                row.getDueAt());
    }

    private static @Nullable JSONB why(@Nullable Why why) {
        return why == null ? null : JSONB.valueOf(Json.mapper().writeValueAsString(why));
    }

    private static @Nullable Why why(@Nullable JSONB stored) {
        return stored == null ? null : Json.mapper().readValue(stored.data(), Why.class);
    }

    private static String[] path(Grant grant) {
        return grant.path().toArray(String[]::new);
    }

    private static Grant grant(LocalDate month, String[] path) {
        return new Grant(YearMonth.from(month), List.of(path));
    }

    private static @Nullable JSONB variables(Map<Integer, Map<String, String>> variables) {
        return variables.isEmpty() ? null : JSONB.valueOf(Json.mapper().writeValueAsString(variables));
    }

    private static Map<Integer, Map<String, String>> variables(@Nullable JSONB stored) {
        return stored == null ? Map.of() : Json.mapper().readValue(stored.data(), new TypeReference<>() {});
    }
}
