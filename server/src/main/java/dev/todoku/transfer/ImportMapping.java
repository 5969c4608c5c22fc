package dev.todoku.transfer;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a file mean. Columns it does not name are left alone.
 *
 * @param key by what rows find their friends
 * @param unknown what becomes of LINE users the account has not met
 * @param empty what a cell without text does to its value
 */
record ImportMapping(
        @NotNull @Valid ImportKey key,
        @NotNull List<@NotNull @Valid ImportColumn> columns,
        @NotNull Unknown unknown,
        @NotNull Empty empty) {

    ImportMapping {
        columns = columns == null ? List.of() : List.copyOf(columns);
    }

    /**
     * The column of the key.
     *
     * @param attribute the key of the attribute that holds the account's own id; null: the column has LINE user ids
     */
    record ImportKey(@NotNull String column, @Nullable String attribute) {}

    /**
     * Another column.
     *
     * @param name the attribute's key, or the tag's name; null for the others
     */
    record ImportColumn(
            @NotNull String column,
            @NotNull Target to,
            @Nullable String name) {}

    /** What a column holds. */
    enum Target {
        /** Values of one attribute. */
        @JsonProperty("attribute")
        ATTRIBUTE,
        /** Yes or no: whether one tag is worn. */
        @JsonProperty("tag")
        TAG,
        /** Names of tags to be put on. */
        @JsonProperty("tags")
        TAGS,
        /** Yes or no: whether they want no campaigns. */
        @JsonProperty("optedOut")
        OPTED_OUT
    }

    enum Unknown {
        /** Becomes known, as a visitor: nobody is a friend until LINE says so. */
        @JsonProperty("create")
        CREATE,
        @JsonProperty("refuse")
        REFUSE
    }

    enum Empty {
        @JsonProperty("keep")
        KEEP,
        /** Takes the value away. */
        @JsonProperty("clear")
        CLEAR
    }
}
