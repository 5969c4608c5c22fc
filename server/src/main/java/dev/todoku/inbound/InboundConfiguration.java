package dev.todoku.inbound;

import dev.todoku.account.Accounts;
import dev.todoku.kernel.AccountLoop;
import dev.todoku.kernel.AccountScope;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts the intake together: calls come in through the reception, wait in the log, and leave through the handlers.
 */
@Configuration(proxyBeanMethods = false)
class InboundConfiguration {

    /** Accounts worked on side by side: each keeps a connection and, at full load, a core. */
    private static final int CONSUMERS = 4;

    @Bean
    AccountLoop inboundConsumer(
            InboundLog log, AccountScope scope, InstantSource clock, List<InboundHandler> handlers) {
        return new AccountLoop("inbound", clock, CONSUMERS, new Consumer(log, scope, clock, handlers));
    }

    @Bean(destroyMethod = "close")
    GroupCommit<Arrival> inboundWriter(InboundLog log) {
        return new GroupCommit<>("inbound-writer", log::append);
    }

    @Bean
    Reception reception(
            Accounts accounts, InstantSource clock, GroupCommit<Arrival> inboundWriter, AccountLoop inboundConsumer) {
        return new Reception(accounts, clock, inboundWriter, inboundConsumer);
    }

    /** How far the consumers are behind. */
    @Bean
    MeterBinder inboundLag(InboundLog log, InstantSource clock) {
        return registry -> Gauge.builder(
                        "todoku.inbound.lag",
                        log,
                        each -> each.lag(clock.instant()).toMillis() / 1000.0)
                .description("age of the oldest event that has not changed our data yet")
                .baseUnit("seconds")
                .register(registry);
    }
}
