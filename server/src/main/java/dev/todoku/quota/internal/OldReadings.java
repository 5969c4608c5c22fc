package dev.todoku.quota.internal;

import dev.todoku.kernel.Expiring;
import java.time.Instant;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Readings of LINE's figures, of which the last of each month stays: it says what that month's limit was. None of the last
 * two months is deleted, whose books may still change.
 */
@Component
class OldReadings implements Expiring {

    private final DSLContext sql;

    OldReadings(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return "readings of LINE's figures";
    }

    @Override
    public int expire(Instant before) {
        return sql.execute("""
                delete from quota.readings where (account_id, at, reading) in (
                  select account_id, at, reading from quota.readings old
                  where at < ?::timestamptz
                    and month < (select max(month) from quota.readings newer where newer.account_id = old.account_id)
                      - interval '1 month'
                    and exists (select 1 from quota.readings later
                      where later.account_id = old.account_id and later.month = old.month and later.reading > old.reading)
                  limit ?)
                """, before.toString(), ROWS_MAX);
    }
}
