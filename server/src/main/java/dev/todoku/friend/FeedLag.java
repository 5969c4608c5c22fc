package dev.todoku.friend;

import dev.todoku.kernel.AccountScope;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How far the feed of changes is behind: a transaction that never ends would hold up every index that reads it. */
@Configuration(proxyBeanMethods = false)
class FeedLag {

    @Bean
    MeterBinder feedLagGauge(AccountScope scope, DSLContext sql, InstantSource clock) {
        return registry -> Gauge.builder("todoku.friend.feed.lag", () -> lag(scope, sql, clock.instant()))
                .description("age of the oldest change of a friend that the feed cannot show yet")
                .baseUnit("seconds")
                .register(registry);
    }

    private static double lag(AccountScope scope, DSLContext sql, Instant now) {
        @Nullable Instant oldest = scope.across(() -> sql.fetchSingle("""
                        select min(at) from friend.feed
                        where transaction >= pg_snapshot_xmin(pg_current_snapshot())::text::bigint
                        """).get(0, Instant.class));
        return oldest == null || oldest.isAfter(now)
                ? 0
                : Duration.between(oldest, now).toMillis() / 1000.0;
    }
}
