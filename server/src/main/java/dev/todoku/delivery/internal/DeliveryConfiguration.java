package dev.todoku.delivery.internal;

import dev.todoku.account.Accounts;
import dev.todoku.delivery.Addressees;
import dev.todoku.delivery.Deliveries;
import dev.todoku.delivery.DeliverySettings;
import dev.todoku.delivery.DeliveryStore;
import dev.todoku.delivery.DeliveryWorker;
import dev.todoku.delivery.Progress;
import dev.todoku.delivery.Sender;
import dev.todoku.kernel.EventStreams;
import dev.todoku.quota.Quota;
import dev.todoku.quota.Reconciliation;
import dev.todoku.quota.SendsInFlight;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Delivery's decisions over PostgreSQL and LINE. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    @Bean
    DeliverySettings deliverySettings() {
        return DeliverySettings.DEFAULT;
    }

    @Bean
    SendsInFlight sendsInFlight(DeliveryStore store) {
        return store::inFlight;
    }

    @Bean
    Deliveries deliveries(DeliveryStore store, Quota quota, InstantSource clock, DeliverySettings settings) {
        return new Deliveries(store, quota, clock, settings);
    }

    @Bean
    Progress progress(EventStreams streams) {
        return new Progress(streams::tell, System::nanoTime);
    }

    @Bean
    DeliveryWorker deliveryWorker(
            DeliveryStore store,
            Quota quota,
            Reconciliation reconciliation,
            Sender sender,
            Addressees addressees,
            Accounts accounts,
            InstantSource clock,
            DeliverySettings settings,
            Progress progress) {
        // One thread per request in flight: waiting for LINE costs a virtual thread nothing, and closing loses nothing.
        return new DeliveryWorker(
                store,
                quota,
                reconciliation,
                sender,
                addressees,
                accounts,
                clock,
                settings,
                Executors.newVirtualThreadPerTaskExecutor(),
                progress);
    }
}
