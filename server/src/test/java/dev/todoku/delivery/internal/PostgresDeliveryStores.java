package dev.todoku.delivery.internal;

import dev.todoku.delivery.DeliveryStore;
import dev.todoku.testing.ScopedDatabase;

/** Delivery's rows in a test's database. */
public final class PostgresDeliveryStores {

    private PostgresDeliveryStores() {}

    public static DeliveryStore in(ScopedDatabase database) {
        return new PostgresDeliveryStore(database.sql(), database.scope(), (_, _, _) -> {});
    }
}
