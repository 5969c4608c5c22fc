package dev.todoku.audience.saved;

import static dev.todoku.audience.db.Tables.AUDIENCES;
import static dev.todoku.audience.db.Tables.COUNTS;
import static dev.todoku.audience.db.Tables.MEMBERS;

import dev.todoku.audience.db.tables.records.AudiencesRecord;
import dev.todoku.kernel.AccountId;
import dev.todoku.protocol.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The rows of saved audiences. Inside an account's scope. */
@Component
public final class AudienceRows {

    private final DSLContext sql;

    AudienceRows(DSLContext sql) {
        this.sql = sql;
    }

    /** The rule of the audience of this name. */
    public Optional<JsonNode> rule(AccountId account, String name) {
        return sql.select(AUDIENCES.RULE)
                .from(AUDIENCES)
                .where(AUDIENCES.ACCOUNT_ID.eq(account.value()), AUDIENCES.NAME.eq(name))
                .fetchOptional(row -> Json.read(row.value1().data()));
    }

    List<SavedAudience> all(AccountId account) {
        return sql.selectFrom(AUDIENCES)
                .where(AUDIENCES.ACCOUNT_ID.eq(account.value()))
                .orderBy(
                        DSL.field(AUDIENCES.FOLDER.ne("")),
                        DSL.min(AUDIENCES.POSITION)
                                .over(DSL.partitionBy(AUDIENCES.FOLDER))
                                .asc()
                                .nullsLast(),
                        AUDIENCES.FOLDER,
                        AUDIENCES.POSITION.asc().nullsLast(),
                        AUDIENCES.NAME)
                .fetch(AudienceRows::audience);
    }

    /** As {@link #all}, and nobody else changes any until this transaction ends: their rules speak of each other. */
    List<SavedAudience> lockAll(AccountId account) {
        return sql.selectFrom(AUDIENCES)
                .where(AUDIENCES.ACCOUNT_ID.eq(account.value()))
                .orderBy(AUDIENCES.FOLDER, AUDIENCES.NAME)
                .forUpdate()
                .fetch(AudienceRows::audience);
    }

    Optional<SavedAudience> find(AccountId account, UUID id) {
        return sql.selectFrom(AUDIENCES).where(is(account, id)).fetchOptional(AudienceRows::audience);
    }

    /** Nobody else changes or counts it until this transaction ends. */
    Optional<SavedAudience> lock(AccountId account, UUID id) {
        return sql.selectFrom(AUDIENCES).where(is(account, id)).forUpdate().fetchOptional(AudienceRows::audience);
    }

    void save(AccountId account, SavedAudience audience) {
        AudiencesRecord row = new AudiencesRecord(
                account.value(),
                audience.audienceId(),
                audience.name(),
                audience.folder(),
                JSONB.valueOf(audience.audience().toString()),
                audience.createdAt(),
                audience.changedAt(),
                audience.countDueAt(),
                audience.position());
        sql.insertInto(AUDIENCES)
                .set(row)
                .onConflict(AUDIENCES.ACCOUNT_ID, AUDIENCES.AUDIENCE_ID)
                .doUpdate()
                .set(row)
                .execute();
    }

    /** From 1 on. */
    void order(AccountId account, List<UUID> ids) {
        sql.execute("""
                update audience.audiences a set position = o.position
                from unnest(?::uuid[]) with ordinality as o (id, position)
                where a.account_id = ? and a.audience_id = o.id
                """, ids.toArray(UUID[]::new), account.value());
    }

    void renameFolder(AccountId account, String from, String to) {
        sql.update(AUDIENCES)
                .set(AUDIENCES.FOLDER, to)
                .where(AUDIENCES.ACCOUNT_ID.eq(account.value()), AUDIENCES.FOLDER.eq(from))
                .execute();
    }

    void delete(AccountId account, UUID id) {
        sql.deleteFrom(MEMBERS)
                .where(MEMBERS.ACCOUNT_ID.eq(account.value()), MEMBERS.AUDIENCE_ID.eq(id))
                .execute();
        sql.deleteFrom(COUNTS)
                .where(COUNTS.ACCOUNT_ID.eq(account.value()), COUNTS.AUDIENCE_ID.eq(id))
                .execute();
        sql.deleteFrom(AUDIENCES).where(is(account, id)).execute();
    }

    RoaringBitmap members(AccountId account, UUID id) {
        return sql.select(MEMBERS.ORDINALS)
                .from(MEMBERS)
                .where(MEMBERS.ACCOUNT_ID.eq(account.value()), MEMBERS.AUDIENCE_ID.eq(id))
                .fetchOptional(row -> Ordinals.of(row.value1()))
                .orElseGet(RoaringBitmap::new);
    }

    /** Writes a count down in the place of one of the same instant, and forgets those before {@code keepFrom}. */
    void count(
            AccountId account,
            UUID id,
            AudienceCount count,
            RoaringBitmap members,
            RoaringBitmap entered,
            RoaringBitmap left,
            Instant keepFrom) {
        byte[] ordinals = Ordinals.bytes(members);
        sql.insertInto(MEMBERS)
                .values(account.value(), id, ordinals)
                .onConflict(MEMBERS.ACCOUNT_ID, MEMBERS.AUDIENCE_ID)
                .doUpdate()
                .set(MEMBERS.ORDINALS, ordinals)
                .execute();
        sql.insertInto(COUNTS)
                .values(
                        account.value(),
                        id,
                        count.at(),
                        count.count(),
                        Ordinals.bytes(entered),
                        count.entered(),
                        Ordinals.bytes(left),
                        count.left())
                .onConflict(COUNTS.ACCOUNT_ID, COUNTS.AUDIENCE_ID, COUNTS.AT)
                .doNothing()
                .execute();
        sql.deleteFrom(COUNTS)
                .where(COUNTS.ACCOUNT_ID.eq(account.value()), COUNTS.AUDIENCE_ID.eq(id), COUNTS.AT.lt(keepFrom))
                .execute();
    }

    Optional<Instant> lastCount(AccountId account, UUID id) {
        return Optional.ofNullable(sql.select(DSL.max(COUNTS.AT))
                .from(COUNTS)
                .where(COUNTS.ACCOUNT_ID.eq(account.value()), COUNTS.AUDIENCE_ID.eq(id))
                .fetchSingle()
                .value1());
    }

    /** The newest first. */
    List<AudienceCount> counts(AccountId account, UUID id, Instant before, int limit) {
        return sql.select(COUNTS.AT, COUNTS.COUNT, COUNTS.ENTERED_COUNT, COUNTS.LEFT_COUNT)
                .from(COUNTS)
                .where(COUNTS.ACCOUNT_ID.eq(account.value()), COUNTS.AUDIENCE_ID.eq(id), COUNTS.AT.lt(before))
                .orderBy(COUNTS.AT.desc())
                .limit(limit)
                .fetch(row -> new AudienceCount(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    Optional<RoaringBitmap> changed(AccountId account, UUID id, Instant at, boolean entered) {
        Field<byte[]> field = entered ? COUNTS.ENTERED : COUNTS.GONE_OUT;
        return sql.select(field)
                .from(COUNTS)
                .where(COUNTS.ACCOUNT_ID.eq(account.value()), COUNTS.AUDIENCE_ID.eq(id), COUNTS.AT.eq(at))
                .fetchOptional(row -> Ordinals.of(row.value1()));
    }

    Optional<Instant> nextDue(AccountId account) {
        return Optional.ofNullable(sql.select(DSL.min(AUDIENCES.COUNT_DUE_AT))
                .from(AUDIENCES)
                .where(AUDIENCES.ACCOUNT_ID.eq(account.value()))
                .fetchSingle()
                .value1());
    }

    private static Condition is(AccountId account, UUID id) {
        return AUDIENCES.ACCOUNT_ID.eq(account.value()).and(AUDIENCES.AUDIENCE_ID.eq(id));
    }

    private static SavedAudience audience(AudiencesRecord row) {
        return new SavedAudience(
                row.getAudienceId(),
                row.getName(),
                row.getFolder(),
                row.getPosition(),
                Json.read(row.getRule().data()),
                row.getCreatedAt(),
                row.getChangedAt(),
                row.getCountDueAt());
    }
}
