package dev.todoku.delivery;

import dev.todoku.quota.LineFigures;
import dev.todoku.quota.Quota;
import dev.todoku.quota.QuotaSettings;
import dev.todoku.quota.QuotaStore;
import dev.todoku.quota.Reconciliation;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One process over the shop's rows. Its waves are worked a step at a time, so that others come between, and the clock may
 * move on.
 */
final class Node {

    /** A wave that was handed out, and what LINE said of it, once it was sent. */
    static final class Wave {
        final UUID delivery;
        final Step.Send send;

        @Nullable List<BatchResult> results;

        private Wave(UUID delivery, Step.Send send) {
            this.delivery = delivery;
            this.send = send;
        }
    }

    final Crashes crashes = new Crashes();
    final Reconciliation reconciliation;
    final Deliveries deliveries;
    private final Shop shop;
    private final Quota quota;
    private final Engine engine;
    private final Courier courier;
    private final Settlement settlement;

    Node(Shop shop) {
        this.shop = shop;
        QuotaStore quotaRows = crashes.port(QuotaStore.class, shop.stores.quota());
        DeliveryStore rows = crashes.port(DeliveryStore.class, shop.stores.deliveries());
        LineFigures figures = crashes.port(LineFigures.class, shop.line);
        quota = new Quota(quotaRows, shop.terms, shop.clock, QuotaSettings.DEFAULT);
        reconciliation = new Reconciliation(quotaRows, quota, figures, rows::inFlight, shop.clock);
        deliveries = new Deliveries(rows, quota, shop.clock, Shop.SETTINGS);
        engine = new Engine(rows, quota, shop.addressees, shop.clock, Shop.SETTINGS);
        courier = new Courier(
                crashes.port(Sender.class, shop.line), shop.addressees, _ -> new byte[32], new Shop.InOrder());
        settlement = new Settlement(rows, quota, shop.clock, Shop.SETTINGS);
    }

    /** What a worker does first: the figures if they are old, then what to send. */
    Optional<Wave> next(UUID delivery) {
        if (quota.readingIsStale(shop.stores.account())) {
            reconciliation.read(shop.stores.account());
        }
        return engine.next(shop.stores.account(), delivery) instanceof Step.Send send
                ? Optional.of(new Wave(delivery, send))
                : Optional.empty();
    }

    void send(Wave wave) {
        List<BatchResult> results = courier.send(shop.stores.account(), wave.send);
        crashes.step(); // a crash among the requests ends the process, not only the request
        wave.results = results;
    }

    void settle(Wave wave) {
        List<BatchResult> results = wave.results;
        if (results != null && settlement.settle(shop.stores.account(), wave.delivery, results)) {
            reconciliation.read(shop.stores.account());
        }
    }
}
