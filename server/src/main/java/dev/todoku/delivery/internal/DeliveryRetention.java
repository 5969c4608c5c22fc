package dev.todoku.delivery.internal;

import dev.todoku.kernel.Expiring;
import java.time.Instant;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Answers, batches and snapshots are deleted some time after they are done; outcomes per friend and the ledger stay. LINE
 * forgets a retry key after a day, so an old batch answers no question any more.
 */
@Configuration(proxyBeanMethods = false)
class DeliveryRetention {

    private record Old(String name, String statement, DSLContext sql) implements Expiring {

        @Override
        public int expire(Instant before) {
            return sql.execute(statement, before.toString(), ROWS_MAX);
        }
    }

    @Bean
    Expiring oldReplies(DSLContext sql) {
        return new Old("answers on reply tokens", """
                delete from delivery.replies where (account_id, webhook_event_id) in (
                  select account_id, webhook_event_id from delivery.replies
                  where received_at < ?::timestamptz and due_at is null limit ?)
                """, sql);
    }

    @Bean
    Expiring oldBatches(DSLContext sql) {
        return new Old("batches", """
                delete from delivery.batches where (account_id, delivery_id, batch) in (
                  select account_id, delivery_id, batch from delivery.batches
                  where first_request_at < ?::timestamptz and outstanding_count = 0 limit ?)
                """, sql);
    }

    @Bean
    Expiring oldSnapshots(DSLContext sql) {
        return new Old("snapshots of recipients", """
                delete from delivery.snapshots where (account_id, delivery_id) in (
                  select account_id, delivery_id from delivery.snapshots join delivery.deliveries
                    using (account_id, delivery_id)
                  where finished_at < ?::timestamptz and due_at is null and state <> 'HELD' limit ?)
                """, sql);
    }
}
