package dev.todoku.transfer;

import dev.todoku.kernel.Actor;
import dev.todoku.kernel.Why;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An import with some of it changed. */
final class Change {

    private CsvImport of;

    Change(CsvImport of) {
        this.of = of;
    }

    CsvImport made() {
        return of;
    }

    /** It stands in another state. */
    Change state(ImportState state, @Nullable Why why, @Nullable Instant finishedAt) {
        of = new CsvImport(
                of.importId(),
                of.name(),
                of.bytes(),
                of.encoding(),
                of.separator(),
                of.header(),
                of.rows(),
                state,
                of.mapping(),
                of.by(),
                of.read(),
                of.refused(),
                of.met(),
                of.found(),
                of.steps(),
                of.putBack(),
                of.forgotten(),
                of.createdAt(),
                of.startedAt(),
                of.undoneAt(),
                finishedAt,
                why);
        return this;
    }

    Change mapping(ImportMapping mapping) {
        of = new CsvImport(
                of.importId(),
                of.name(),
                of.bytes(),
                of.encoding(),
                of.separator(),
                of.header(),
                of.rows(),
                of.state(),
                mapping,
                of.by(),
                of.read(),
                of.refused(),
                of.met(),
                of.found(),
                of.steps(),
                of.putBack(),
                of.forgotten(),
                of.createdAt(),
                of.startedAt(),
                of.undoneAt(),
                of.finishedAt(),
                of.why());
        return this;
    }

    Change counts(long read, long refused, long met, long found, int steps) {
        of = new CsvImport(
                of.importId(),
                of.name(),
                of.bytes(),
                of.encoding(),
                of.separator(),
                of.header(),
                of.rows(),
                of.state(),
                of.mapping(),
                of.by(),
                read,
                refused,
                met,
                found,
                steps,
                of.putBack(),
                of.forgotten(),
                of.createdAt(),
                of.startedAt(),
                of.undoneAt(),
                of.finishedAt(),
                of.why());
        return this;
    }

    /** Somebody starts it, or starts to undo it; what happened when stays. */
    Change begun(Actor by, @Nullable Instant startedAt, @Nullable Instant undoneAt) {
        of = new CsvImport(
                of.importId(),
                of.name(),
                of.bytes(),
                of.encoding(),
                of.separator(),
                of.header(),
                of.rows(),
                of.state(),
                of.mapping(),
                by,
                of.read(),
                of.refused(),
                of.met(),
                of.found(),
                of.steps(),
                of.putBack(),
                of.forgotten(),
                of.createdAt(),
                startedAt,
                undoneAt,
                of.finishedAt(),
                of.why());
        return this;
    }

    /** One step less is left to undo. */
    Change undone(int steps, int putBack, int forgotten) {
        of = new CsvImport(
                of.importId(),
                of.name(),
                of.bytes(),
                of.encoding(),
                of.separator(),
                of.header(),
                of.rows(),
                of.state(),
                of.mapping(),
                of.by(),
                of.read(),
                of.refused(),
                of.met(),
                of.found(),
                steps,
                of.putBack() + putBack,
                of.forgotten() + forgotten,
                of.createdAt(),
                of.startedAt(),
                of.undoneAt(),
                of.finishedAt(),
                of.why());
        return this;
    }
}
