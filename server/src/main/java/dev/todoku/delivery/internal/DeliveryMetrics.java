package dev.todoku.delivery.internal;

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

/** How sending stands, over all accounts: asked of the rows at each look. */
@Configuration(proxyBeanMethods = false)
class DeliveryMetrics {

    /** A month's unknown outcomes: older ones nobody can clear up, so they would hide new ones. */
    private static final Duration UNKNOWN_SINCE = Duration.ofDays(31);

    @Bean
    MeterBinder oldestUnsent(AccountScope scope, DSLContext sql, InstantSource clock) {
        return registry -> Gauge.builder("todoku.delivery.oldest.unsent", () -> oldest(scope, sql, clock.instant()))
                .description("age of the oldest batch without an answer, or of the longest due delivery")
                .baseUnit("seconds")
                .register(registry);
    }

    private static double oldest(AccountScope scope, DSLContext sql, Instant now) {
        @Nullable Instant oldest = scope.across(() -> sql.fetchSingle("""
                        select least(
                          (select min(first_request_at) from delivery.batches where outstanding_count > 0),
                          (select min(due_at) from delivery.deliveries where due_at <= ?::timestamptz and state not in ('HELD', 'PAUSED')))
                        """, now.toString()).get(0, Instant.class));
        return oldest == null || oldest.isAfter(now)
                ? 0
                : Duration.between(oldest, now).toMillis() / 1000.0;
    }

    @Bean
    MeterBinder unknownOutcomes(AccountScope scope, DSLContext sql, InstantSource clock) {
        return registry -> Gauge.builder(
                        "todoku.delivery.unknown.recipients", () -> unknown(scope, sql, clock.instant()))
                .description("recipients of whom it is not known whether LINE accepted, of the last 31 days")
                .register(registry);
    }

    private static double unknown(AccountScope scope, DSLContext sql, Instant now) {
        return scope.across(
                () -> sql.fetchSingle("""
                        select coalesce((select sum(outstanding_count) from delivery.batches
                            where outstanding_count > 0 and doubtful), 0)
                          + coalesce((select sum(unknown) from delivery.deliveries where started_at >= ?::timestamptz), 0)
                        """, now.minus(UNKNOWN_SINCE).toString()).get(0, Double.class));
    }
}
