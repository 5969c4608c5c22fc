package dev.todoku.delivery.internal;

import dev.todoku.delivery.DeliveryStore;
import dev.todoku.delivery.DeliveryStoreContract;
import dev.todoku.testing.ScopedDatabase;

class PostgresDeliveryStoreTest extends DeliveryStoreContract {

    private static final ScopedDatabase DATABASE = ScopedDatabase.create();

    @Override
    protected DeliveryStore store() {
        return new PostgresDeliveryStore(DATABASE.sql(), DATABASE.scope(), (_, _, _) -> {});
    }
}
