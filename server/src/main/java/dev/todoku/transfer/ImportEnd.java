package dev.todoku.transfer;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.Why;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How imports end: with what came of them on the record. Inside an account's scope. */
@Component
final class ImportEnd {

    private final ImportRows imports;
    private final Audit audit;
    private final InstantSource clock;

    ImportEnd(ImportRows imports, Audit audit, InstantSource clock) {
        this.imports = imports;
        this.audit = audit;
        this.clock = clock;
    }

    CsvImport end(AccountId account, CsvImport of, ImportState state, @Nullable Why why) {
        CsvImport ended = new Change(of).state(state, why, clock.instant()).made();
        imports.save(account, ended);
        audit.record(
                account,
                "import." + state.word(),
                Map.of(
                        "import", of.importId(),
                        "rows", of.read(),
                        "refused", of.refused(),
                        "met", of.met(),
                        "found", of.found(),
                        "putBack", of.putBack(),
                        "forgotten", of.forgotten()));
        return ended;
    }
}
