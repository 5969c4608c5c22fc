package dev.todoku.transfer;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Set;

/** How far an import has come. */
enum ImportState {
    /** The file is here; nothing was looked at but its header. */
    @JsonProperty("uploaded")
    UPLOADED,
    /** Every row is looked at, nothing is changed. */
    @JsonProperty("checking")
    CHECKING,
    @JsonProperty("checked")
    CHECKED,
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("done")
    DONE,
    /** By its owner; can go on where it stopped. */
    @JsonProperty("stopped")
    STOPPED,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("undoing")
    UNDOING,
    @JsonProperty("undone")
    UNDONE;

    static final Set<ImportState> UNDER_WAY = Set.of(CHECKING, RUNNING, UNDOING);
    static final Set<ImportState> WITH_FILE = Set.of(UPLOADED, CHECKING, CHECKED, RUNNING, STOPPED);

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ImportState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
