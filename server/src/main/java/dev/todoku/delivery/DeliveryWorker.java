package dev.todoku.delivery;

import dev.todoku.account.Accounts;
import dev.todoku.kernel.AccountId;
import dev.todoku.quota.Quota;
import dev.todoku.quota.Reconciliation;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;

/** Works a delivery off, wave by wave: what to send next, send it, write down what became of it. */
public final class DeliveryWorker {

    private final Engine engine;
    private final Courier courier;
    private final Settlement settlement;
    private final Quota quota;
    private final Reconciliation reconciliation;
    private final Progress progress;

    public DeliveryWorker(
            DeliveryStore store,
            Quota quota,
            Reconciliation reconciliation,
            Sender sender,
            Addressees addressees,
            Accounts accounts,
            InstantSource clock,
            DeliverySettings settings,
            ExecutorService threads,
            Progress progress) {
        this.engine = new Engine(store, quota, addressees, clock, settings);
        this.courier = new Courier(sender, addressees, accounts::keySecret, threads);
        this.settlement = new Settlement(store, quota, clock, settings);
        this.quota = quota;
        this.reconciliation = reconciliation;
        this.progress = progress;
    }

    private static long recipients(List<BatchResult> results) {
        return results.stream()
                .mapToLong(result -> result.assignment().batch().outstanding().getLongCardinality())
                .sum();
    }

    /** Goes on until there is nothing to do now, or {@code goOn} says no, which is asked between waves. */
    public void work(AccountId account, UUID delivery, BooleanSupplier goOn) {
        while (goOn.getAsBoolean()) {
            if (quota.readingIsStale(account)) {
                reconciliation.read(account);
            }
            if (!(engine.next(account, delivery) instanceof Step.Send send)) {
                progress.rests(delivery);
                return;
            }
            List<BatchResult> results = courier.send(account, send);
            boolean used = settlement.settle(account, delivery, results);
            progress.advanced(delivery, recipients(results));
            if (used) {
                reconciliation.read(account);
            }
        }
    }
}
