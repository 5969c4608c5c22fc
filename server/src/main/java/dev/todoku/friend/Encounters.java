package dev.todoku.friend;

import static dev.todoku.friend.db.Tables.ENCOUNTERS;

import dev.todoku.inbound.InboundEvent;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Expiring;
import dev.todoku.kernel.Until;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Remembers which event of the inbound log was whose, as long as the log keeps its events: after that there is nothing left
 * to show.
 */
@Component
public final class Encounters implements FriendTraces, Expiring {

    /** Kinds of events in which somebody says something. */
    private static final Set<String> SAYING = Set.of("message", "postback");

    private static final Field<String> KEY = Until.key("event:", ENCOUNTERS.POSITION);

    private final AccountScope scope;
    private final DSLContext sql;
    private final Friends friends;

    Encounters(AccountScope scope, DSLContext sql, Friends friends) {
        this.scope = scope;
        this.sql = sql;
        this.friends = friends;
    }

    /**
     * An event with one friend.
     *
     * @param key as in {@link Until}
     * @param position in the inbound log
     * @param at when it happened
     * @param kind its type, as LINE writes it
     */
    public record Encounter(String key, long position, Instant at, String kind) {}

    /** Newest first. */
    public List<Encounter> before(AccountId account, int ordinal, Until until, int limit) {
        return scope.in(
                account,
                () -> sql.select(KEY, ENCOUNTERS.POSITION, ENCOUNTERS.AT, ENCOUNTERS.KIND)
                        .from(ENCOUNTERS)
                        .where(ENCOUNTERS.ACCOUNT_ID.eq(account.value()))
                        .and(ENCOUNTERS.ORDINAL.eq(ordinal))
                        .and(until.before(ENCOUNTERS.AT, KEY))
                        .orderBy(Until.order(ENCOUNTERS.AT, KEY))
                        .limit(limit)
                        .fetch(row -> new Encounter(row.value1(), row.value2(), row.value3(), row.value4())));
    }

    /** When they last said something; empty: never. */
    public Optional<Instant> lastSaid(AccountId account, int ordinal) {
        return scope.in(
                account,
                () -> Optional.ofNullable(sql.select(DSL.max(ENCOUNTERS.AT))
                        .from(ENCOUNTERS)
                        .where(ENCOUNTERS.ACCOUNT_ID.eq(account.value()))
                        .and(ENCOUNTERS.ORDINAL.eq(ordinal))
                        .and(ENCOUNTERS.KIND.in(SAYING))
                        .fetchSingle()
                        .value1()));
    }

    /** Within the account's scope, once the friends are known. */
    void met(AccountId account, List<InboundEvent> events) {
        List<InboundEvent> theirs =
                events.stream().filter(event -> event.chatUser().isPresent()).toList();
        if (theirs.isEmpty()) {
            return;
        }
        Map<UUID, Integer> ordinals = friends.ordinals(
                account,
                theirs.stream().map(event -> event.chatUser().orElseThrow()).collect(Collectors.toSet()));
        List<Integer> whose = new ArrayList<>();
        List<Long> positions = new ArrayList<>();
        List<String> times = new ArrayList<>();
        List<String> kinds = new ArrayList<>();
        for (InboundEvent event : theirs) {
            Integer ordinal = ordinals.get(event.chatUser().orElseThrow());
            if (ordinal != null) {
                whose.add(ordinal);
                positions.add(event.position());
                times.add(event.event().timestamp().toString());
                kinds.add(event.event().type());
            }
        }
        sql.execute(
                """
                insert into friend.encounters (account_id, ordinal, position, at, kind)
                select ?, * from unnest(?::int[], ?::bigint[], ?::timestamptz[], ?::text[])
                on conflict do nothing
                """,
                account.value(),
                whose.toArray(Integer[]::new),
                positions.toArray(Long[]::new),
                times.toArray(String[]::new),
                kinds.toArray(String[]::new));
    }

    @Override
    public String name() {
        return "encounters";
    }

    @Override
    public int expire(Instant before) {
        return sql.execute("""
                delete from friend.encounters where (account_id, ordinal, position) in (
                  select account_id, ordinal, position from friend.encounters where at < ?::timestamptz limit ?)
                """, before.toString(), ROWS_MAX);
    }

    @Override
    public boolean erase(AccountId account, int ordinal) {
        sql.deleteFrom(ENCOUNTERS)
                .where(ENCOUNTERS.ACCOUNT_ID.eq(account.value()))
                .and(ENCOUNTERS.ORDINAL.eq(ordinal))
                .execute();
        return true;
    }
}
