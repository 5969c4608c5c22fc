package dev.todoku.quota.internal;

import dev.todoku.quota.QuotaStore;
import dev.todoku.quota.QuotaStoreContract;
import dev.todoku.testing.ScopedDatabase;

class PostgresQuotaStoreTest extends QuotaStoreContract {

    private static final ScopedDatabase DATABASE = ScopedDatabase.create();

    @Override
    protected QuotaStore store() {
        return new PostgresQuotaStore(DATABASE.sql(), DATABASE.scope());
    }
}
