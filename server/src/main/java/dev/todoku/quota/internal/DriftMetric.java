package dev.todoku.quota.internal;

import dev.todoku.kernel.AccountScope;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How far LINE's consumption and ours are apart. */
@Configuration(proxyBeanMethods = false)
class DriftMetric {

    @Bean
    MeterBinder driftGauge(AccountScope scope, DSLContext sql) {
        return registry -> Gauge.builder("todoku.quota.drift.messages", () -> drift(scope, sql))
                .description("the largest gap of an account between LINE's consumption and ours, at its last reading")
                .register(registry);
    }

    private static double drift(AccountScope scope, DSLContext sql) {
        return scope.across(() -> sql.fetchSingle("""
                        select coalesce(max(abs(last.consumption - last.ours)), 0)
                        from (
                          select distinct on (account_id) consumption, ours from quota.readings
                          order by account_id, month desc, reading desc) last
                        """).get(0, Double.class));
    }
}
