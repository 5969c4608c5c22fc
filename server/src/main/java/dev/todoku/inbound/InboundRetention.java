package dev.todoku.inbound;

import dev.todoku.kernel.Expiring;
import java.time.Instant;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What LINE told us is deleted some time after it has changed our data; what waits never is. */
@Configuration(proxyBeanMethods = false)
class InboundRetention {

    private record Old(String name, String statement, DSLContext sql) implements Expiring {

        @Override
        public int expire(Instant before) {
            return sql.execute(statement, before.toString(), ROWS_MAX);
        }
    }

    @Bean
    Expiring oldEvents(DSLContext sql) {
        return new Old("webhook events", """
                delete from inbound.events where (account_id, webhook_event_id) in (
                  select e.account_id, e.webhook_event_id from inbound.events e
                  where e.received_at < ?::timestamptz and not exists (
                    select 1 from inbound.pending p where p.account_id = e.account_id and p.position = e.position)
                  limit ?)
                """, sql);
    }

    @Bean
    Expiring oldSetAside(DSLContext sql) {
        return new Old("webhooks set aside", """
                delete from inbound.set_aside where (account_id, digest) in (
                  select account_id, digest from inbound.set_aside where at < ?::timestamptz limit ?)
                """, sql);
    }
}
