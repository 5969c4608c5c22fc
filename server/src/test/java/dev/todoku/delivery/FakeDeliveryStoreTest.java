package dev.todoku.delivery;

import dev.todoku.quota.FakeTransactions;

class FakeDeliveryStoreTest extends DeliveryStoreContract {

    private final FakeDeliveryStore store = new FakeDeliveryStore(new FakeTransactions());

    @Override
    protected DeliveryStore store() {
        return store;
    }
}
