package dev.todoku.kernel.backup;

import dev.todoku.kernel.postgres.Migrations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks PostgreSQL which tables, partitions and sequences the installation has. Flyway's own tables are not among them:
 * a restore migrates by itself.
 */
final class Catalogue {

    private static final String TABLES = """
            select format('%I.%I', n.nspname, c.relname),
              array(select format('%I', a.attname) from pg_attribute a
                where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                order by a.attnum)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = any(?) and c.relkind in ('r', 'p') and not c.relispartition
              and c.relname <> 'flyway_schema_history'
            order by array_position(?, n.nspname::text), c.relname
            """;

    private static final String PARTITIONS = """
            select format('%I.%I', n.nspname, c.relname), i.inhparent::regclass::text, pg_get_expr(c.relpartbound, c.oid)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_inherits i on i.inhrelid = c.oid
            where n.nspname = any(?) and c.relispartition and c.relkind in ('r', 'p')
            order by 1
            """;

    private static final String SEQUENCES = """
            select format('%I.%I', schemaname, sequencename), last_value
            from pg_sequences where schemaname = any(?) and last_value is not null
            order by 1
            """;

    private final Connection connection;

    Catalogue(Connection connection) {
        this.connection = connection;
    }

    boolean isEmpty() throws SQLException {
        return query("select nspname from pg_namespace where nspname = any(?)", 1, row -> row.getString(1))
                .isEmpty();
    }

    List<Contents.Table> tables() throws SQLException {
        return query(
                TABLES,
                2,
                row -> new Contents.Table(
                        row.getString(1), List.of((String[]) row.getArray(2).getArray())));
    }

    List<Contents.Partition> partitions() throws SQLException {
        return query(
                PARTITIONS, 1, row -> new Contents.Partition(row.getString(1), row.getString(2), row.getString(3)));
    }

    List<Contents.Sequence> sequences() throws SQLException {
        return query(SEQUENCES, 1, row -> new Contents.Sequence(row.getString(1), row.getLong(2)));
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Each parameter is the list of modules. */
    private <T> List<T> query(String sql, int parameters, Row<T> read) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 1; i <= parameters; i++) {
                statement.setArray(i, connection.createArrayOf("text", Migrations.MODULES.toArray()));
            }
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(read.read(rows));
                }
            }
            return found;
        }
    }
}
