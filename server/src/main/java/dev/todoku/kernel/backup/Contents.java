package dev.todoku.kernel.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a backup says of itself, its first entry.
 *
 * @param format of the file, 1
 * @param keyProof a text sealed with the master key: tells at restore whether the key there is the right one
 * @param versions of each module's schema
 * @param partitions that were made as months came
 * @param tables in the order of their entries
 */
record Contents(
        int format,
        Instant takenAt,
        String keyProof,
        Map<String, String> versions,
        List<Partition> partitions,
        List<Table> tables,
        List<Sequence> sequences) {

    static final String ENTRY = "contents.json";
    static final int FORMAT = 1;

    /** A partition, and its bounds as PostgreSQL writes them. */
    record Partition(String name, String parent, String bounds) {}

    /** A table's quoted name and the quoted columns that are stored, in order. */
    record Table(String name, List<String> columns) {

        String entry() {
            return "tables/" + name + ".copy";
        }

        String columnList() {
            return String.join(", ", columns);
        }
    }

    /** Where a sequence stood; {@code last} is null if it was never asked. */
    record Sequence(String name, long last) {}
}
