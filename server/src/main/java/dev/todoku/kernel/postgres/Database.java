package dev.todoku.kernel.postgres;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where the tables are and who owns them. Closing it stops what was started for it.
 */
public interface Database extends AutoCloseable {

    String url();

    String user();

    String password();

    @Override
    void close();

    /** Connects as the owner of the tables, whom row-level security lets pass: for migrations and backup only. */
    default DataSource owner() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url());
        source.setUser(user());
        source.setPassword(password());
        return source;
    }
}
