package dev.todoku.quota.internal;

import dev.todoku.quota.QuotaStore;
import dev.todoku.testing.ScopedDatabase;

/** Quota's rows in a test's database, for tests of other modules. */
public final class PostgresQuotaStores {

    private PostgresQuotaStores() {}

    public static QuotaStore in(ScopedDatabase database) {
        return new PostgresQuotaStore(database.sql(), database.scope());
    }
}
