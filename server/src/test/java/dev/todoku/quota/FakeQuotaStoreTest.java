package dev.todoku.quota;

class FakeQuotaStoreTest extends QuotaStoreContract {

    private final FakeQuotaStore store = new FakeQuotaStore(new FakeTransactions());

    @Override
    protected QuotaStore store() {
        return store;
    }
}
