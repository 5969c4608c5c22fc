package dev.todoku.transfer;

import dev.todoku.friend.FriendTraces;
import dev.todoku.kernel.AccountId;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Files and refused rows may name an erased friend, and nobody can tell which do: an own id no longer leads to anyone, a
 * cell may hold anything. So with one person's data all of the account's go. An import whose file is here ends, also one
 * under way: it would make them known again.
 */
@Component
final class ImportTraces implements FriendTraces {

    /** Refused rows of one step. */
    private static final int SLICE = 10_000;

    private final DSLContext sql;
    private final ImportRows imports;
    private final ImportFiles files;
    private final ImportEnd end;

    ImportTraces(DSLContext sql, ImportRows imports, ImportFiles files, ImportEnd end) {
        this.sql = sql;
        this.imports = imports;
        this.files = files;
        this.end = end;
    }

    @Override
    public boolean erase(AccountId account, int ordinal) {
        for (CsvImport each : imports.lockWithFile(account)) {
            end.end(account, each, ImportState.FAILED, WhyNotDone.SOMEBODY_ERASED.plain());
            files.delete(account, each.importId());
        }
        return sql.execute("""
                delete from transfer.refusals where (account_id, import_id, line) in (
                  select account_id, import_id, line from transfer.refusals where account_id = ? limit ?)
                """, account.value(), SLICE) < SLICE;
    }
}
