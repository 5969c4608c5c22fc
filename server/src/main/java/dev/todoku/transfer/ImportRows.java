package dev.todoku.transfer;

import static dev.todoku.transfer.db.Tables.IMPORTS;
import static dev.todoku.transfer.db.Tables.MAPPINGS;
import static dev.todoku.transfer.db.Tables.REFUSALS;
import static dev.todoku.transfer.db.Tables.STEPS;

import dev.todoku.friend.Loaded;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Actor;
import dev.todoku.kernel.Problem;
import dev.todoku.kernel.Why;
import dev.todoku.protocol.Json;
import dev.todoku.transfer.db.tables.records.ImportsRecord;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;

/** The rows of imports. Inside an account's scope. */
@Component
final class ImportRows {

    private final DSLContext sql;

    ImportRows(DSLContext sql) {
        this.sql = sql;
    }

    void add(AccountId account, CsvImport made) {
        sql.insertInto(IMPORTS).set(row(account, made)).execute();
    }

    void save(AccountId account, CsvImport changed) {
        sql.update(IMPORTS)
                .set(row(account, changed))
                .where(IMPORTS.ACCOUNT_ID.eq(account.value()))
                .and(IMPORTS.IMPORT_ID.eq(changed.importId()))
                .execute();
    }

    Optional<CsvImport> find(AccountId account, UUID id) {
        return sql.selectFrom(IMPORTS)
                .where(IMPORTS.ACCOUNT_ID.eq(account.value()))
                .and(IMPORTS.IMPORT_ID.eq(id))
                .fetchOptional(ImportRows::read);
    }

    /**
     * The one, and nobody else changes it until this transaction ends.
     *
     * @throws Problem 404 if there is none
     */
    CsvImport lock(AccountId account, UUID id) {
        return sql.selectFrom(IMPORTS)
                .where(IMPORTS.ACCOUNT_ID.eq(account.value()))
                .and(IMPORTS.IMPORT_ID.eq(id))
                .forUpdate()
                .fetchOptional(ImportRows::read)
                .orElseThrow(() -> unknown(id));
    }

    static Problem unknown(UUID id) {
        return Problem.notFound(
                "unknown-import", "importId: got '%s' (expected: an import of this account)".formatted(id));
    }

    /** Newest first. */
    List<CsvImport> before(AccountId account, @Nullable UUID id, int limit) {
        return sql.selectFrom(IMPORTS)
                .where(IMPORTS.ACCOUNT_ID.eq(account.value()))
                .and(id == null ? DSL.noCondition() : IMPORTS.IMPORT_ID.lt(id))
                .orderBy(IMPORTS.IMPORT_ID.desc())
                .limit(limit)
                .fetch(ImportRows::read);
    }

    /** The one whose turn it is. */
    Optional<CsvImport> underWay(AccountId account) {
        return sql.selectFrom(IMPORTS)
                .where(IMPORTS.ACCOUNT_ID.eq(account.value()))
                .and(IMPORTS.STATE.in(words(ImportState.UNDER_WAY)))
                .orderBy(IMPORTS.IMPORT_ID)
                .limit(1)
                .fetchOptional(ImportRows::read);
    }

    /** Those whose file is here; nobody else changes them until this transaction ends. */
    List<CsvImport> lockWithFile(AccountId account) {
        return sql.selectFrom(IMPORTS)
                .where(IMPORTS.ACCOUNT_ID.eq(account.value()))
                .and(IMPORTS.STATE.in(words(ImportState.WITH_FILE)))
                .orderBy(IMPORTS.IMPORT_ID)
                .forUpdate()
                .fetch(ImportRows::read);
    }

    static List<String> words(Set<ImportState> states) {
        return states.stream().map(ImportState::word).toList();
    }

    void remove(AccountId account, UUID id) {
        clear(account, id);
        sql.deleteFrom(STEPS)
                .where(STEPS.ACCOUNT_ID.eq(account.value()))
                .and(STEPS.IMPORT_ID.eq(id))
                .execute();
        sql.deleteFrom(IMPORTS)
                .where(IMPORTS.ACCOUNT_ID.eq(account.value()))
                .and(IMPORTS.IMPORT_ID.eq(id))
                .execute();
    }

    /** Refusals of a look before are forgotten. */
    void clear(AccountId account, UUID id) {
        sql.deleteFrom(REFUSALS)
                .where(REFUSALS.ACCOUNT_ID.eq(account.value()))
                .and(REFUSALS.IMPORT_ID.eq(id))
                .execute();
    }

    void refuse(AccountId account, UUID id, List<Row.Refusal> refused) {
        if (refused.isEmpty()) {
            return;
        }
        ArrayNode json = Json.mapper().createArrayNode();
        refused.forEach(each -> json.add(Json.tree(each.storable())));
        sql.execute("""
                insert into transfer.refusals (account_id, import_id, line, cells, wrong)
                select ?, ?, r.line, r.cells, r.wrong
                from jsonb_to_recordset(?::jsonb) as r (line bigint, cells text[], wrong jsonb)
                """, account.value(), id, json.toString());
    }

    List<Row.Refusal> refusals(AccountId account, UUID id, long afterLine, int limit) {
        return sql.selectFrom(REFUSALS)
                .where(REFUSALS.ACCOUNT_ID.eq(account.value()))
                .and(REFUSALS.IMPORT_ID.eq(id))
                .and(REFUSALS.LINE.gt(afterLine))
                .orderBy(REFUSALS.LINE)
                .limit(limit)
                .fetch(row -> new Row.Refusal(
                        row.getLine(),
                        List.of(row.getCells()),
                        List.of(Json.mapper().readValue(row.getWrong().data(), Row.Wrong[].class))));
    }

    void addStep(AccountId account, UUID id, int step, Loaded.Entries entries) {
        sql.insertInto(STEPS)
                .values(account.value(), id, step, entries.at(), entries.first(), entries.last())
                .execute();
    }

    Loaded.Entries step(AccountId account, UUID id, int step) {
        return sql.selectFrom(STEPS)
                .where(STEPS.ACCOUNT_ID.eq(account.value()))
                .and(STEPS.IMPORT_ID.eq(id))
                .and(STEPS.STEP.eq(step))
                .fetchSingle(row -> new Loaded.Entries(row.getAt(), row.getFirstEntry(), row.getLastEntry()));
    }

    Optional<ImportMapping> remembered(AccountId account, byte[] header) {
        return sql.selectFrom(MAPPINGS)
                .where(MAPPINGS.ACCOUNT_ID.eq(account.value()))
                .and(MAPPINGS.HEADER.eq(header))
                .fetchOptional(row -> mapping(row.getMapping()));
    }

    void remember(AccountId account, byte[] header, ImportMapping mapping, Instant at) {
        sql.insertInto(MAPPINGS)
                .values(account.value(), header, json(mapping), at)
                .onConflict(MAPPINGS.ACCOUNT_ID, MAPPINGS.HEADER)
                .doUpdate()
                .set(MAPPINGS.MAPPING, json(mapping))
                .set(MAPPINGS.AT, at)
                .execute();
    }

    private static JSONB json(Object value) {
        return JSONB.valueOf(Json.mapper().writeValueAsString(value));
    }

    private static ImportMapping mapping(JSONB json) {
        return Json.mapper().readValue(json.data(), ImportMapping.class);
    }

    private static ImportsRecord row(AccountId account, CsvImport of) {
        ImportsRecord row = new ImportsRecord();
        row.setAccountId(account.value());
        row.setImportId(of.importId());
        row.setName(of.name());
        row.setBytes(of.bytes());
        row.setEncoding(of.encoding().word());
        row.setSeparator(of.separator());
        row.setHeader(of.header().toArray(String[]::new));
        row.setRows(of.rows());
        row.setState(of.state().word());
        row.setMapping(of.mapping() == null ? null : json(Objects.requireNonNull(of.mapping())));
        row.setActorKind(of.by().kind());
        row.setActorId(of.by().id());
        row.setReadRows(of.read());
        row.setRefusedRows(of.refused());
        row.setMet(of.met());
        row.setFound(of.found());
        row.setSteps(of.steps());
        row.setPutBack(of.putBack());
        row.setForgotten(of.forgotten());
        row.setCreatedAt(of.createdAt());
        row.setEventAt(of.startedAt());
        row.setUndoneAt(of.undoneAt());
        row.setFinishedAt(of.finishedAt());
        row.setWhy(of.why() == null ? null : json(Objects.requireNonNull(of.why())));
        return row;
    }

    private static CsvImport read(ImportsRecord row) {
        return new CsvImport(
                row.getImportId(),
                row.getName(),
                row.getBytes(),
                Encoding.of(row.getEncoding()),
                row.getSeparator(),
                Arrays.asList(row.getHeader()),
                row.getRows(),
                ImportState.of(row.getState()),
                row.getMapping() == null ? null : mapping(row.getMapping()),
                new Actor(row.getActorKind(), row.getActorId()),
                row.getReadRows(),
                row.getRefusedRows(),
                row.getMet(),
                row.getFound(),
                row.getSteps(),
                row.getPutBack(),
                row.getForgotten(),
                row.getCreatedAt(),
                row.getEventAt(),
                row.getUndoneAt(),
                row.getFinishedAt(),
                row.getWhy() == null
                        ? null
                        : Json.mapper().readValue(row.getWhy().data(), Why.class));
    }
}
