package dev.todoku.audience.index;

import dev.todoku.friend.FriendTraces;
import dev.todoku.friend.FriendsChanged;
import dev.todoku.kernel.AccountLoop;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Keeps the indexes behind the changes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AudienceSettings.class)
class IndexConfiguration {

    private static final int ACCOUNTS_AT_ONCE = 1;

    @Bean
    AccountLoop indexLoop(InstantSource clock, Indexes indexes) {
        return new AccountLoop("audience index", clock, ACCOUNTS_AT_ONCE, indexes);
    }

    @Bean
    IndexAlarm indexAlarm(AccountLoop indexLoop) {
        return new IndexAlarm(indexLoop);
    }

    /** The index in memory learns of it from the feed; what is on disk goes. */
    @Bean
    FriendTraces indexTraces(Indexes indexes) {
        return (account, _) -> {
            indexes.erased(account);
            return true;
        };
    }

    @Bean
    MeterBinder indexGauge(Indexes indexes) {
        return registry -> Gauge.builder("todoku.audience.index.bytes", indexes::bytes)
                .description("indexes of friends in memory")
                .baseUnit("bytes")
                .register(registry);
    }

    /** Hears of changes when they are committed. */
    record IndexAlarm(AccountLoop loop) {

        @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
        void changed(FriendsChanged event) {
            loop.signal(event.account());
        }
    }
}
