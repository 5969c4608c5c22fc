package dev.todoku.inbound;

import static dev.todoku.inbound.db.Tables.EVENTS;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.protocol.Json;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads events of the log again, for people to look at. */
@Component
public final class InboundReading {

    private final AccountScope scope;
    private final DSLContext sql;

    InboundReading(AccountScope scope, DSLContext sql) {
        this.scope = scope;
        this.sql = sql;
    }

    /** Events as they came, by position; those that were erased or have expired are missing. */
    public Map<Long, JsonNode> events(AccountId account, Collection<Long> positions) {
        Map<Long, JsonNode> events = new HashMap<>();
        scope.in(
                account,
                () -> sql.select(EVENTS.POSITION, EVENTS.PAYLOAD)
                        .from(EVENTS)
                        .where(EVENTS.ACCOUNT_ID.eq(account.value()))
                        .and(EVENTS.POSITION.eq(DSL.any(positions.toArray(Long[]::new))))
                        .forEach(row -> {
                            if (row.value2().length > 0) {
                                events.put(row.value1(), Json.read(new String(row.value2(), UTF_8)));
                            }
                        }));
        return events;
    }
}
