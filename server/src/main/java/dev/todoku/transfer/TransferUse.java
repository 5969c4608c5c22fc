package dev.todoku.transfer;

import static dev.todoku.transfer.db.Tables.IMPORTS;

import dev.todoku.friend.VocabularyUse;
import dev.todoku.kernel.AccountId;
import dev.todoku.protocol.Json;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Imports under way whose columns fill an attribute or a tag. */
@Component
final class TransferUse implements VocabularyUse {

    private static final Set<String> UNDER_WAY = Set.of("checking", "checked", "running", "undoing");

    private final DSLContext sql;

    TransferUse(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public List<User> usersOf(AccountId account, Word word) {
        return sql
                .selectFrom(IMPORTS)
                .where(IMPORTS.ACCOUNT_ID.eq(account.value()))
                .and(IMPORTS.STATE.in(UNDER_WAY))
                .and(IMPORTS.MAPPING.isNotNull())
                .orderBy(IMPORTS.CREATED_AT, IMPORTS.IMPORT_ID)
                .fetch()
                .stream()
                .filter(row -> isIn(word, Json.read(row.getMapping().data())))
                .map(row -> new User("import", row.getImportId().toString(), row.getName()))
                .toList();
    }

    private static boolean isIn(Word word, JsonNode mapping) {
        boolean column = mapping.path("columns")
                .valueStream()
                .anyMatch(
                        each -> each.path("to").asString("").equals(word.kind().word())
                                && each.path("name").asString("").equals(word.name()));
        return column || word.isIn(mapping.path("key"));
    }
}
