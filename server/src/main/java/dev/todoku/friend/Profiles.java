package dev.todoku.friend;

import static dev.todoku.friend.db.Tables.PROFILE_FETCHES;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Audit;
import java.time.InstantSource;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The list of those whose profile LINE is to be asked for. */
@Component
public final class Profiles {

    private final AccountScope scope;
    private final DSLContext sql;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    Profiles(AccountScope scope, DSLContext sql, Audit audit, ApplicationEventPublisher events, InstantSource clock) {
        this.scope = scope;
        this.sql = sql;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** How many LINE is still to be asked for. */
    public long waiting(AccountId account) {
        return scope.in(
                account, () -> (long) sql.fetchCount(PROFILE_FETCHES, PROFILE_FETCHES.ACCOUNT_ID.eq(account.value())));
    }

    /** Puts every friend on the list, since names and pictures change; says how many are on it then. */
    public long wantAll(AccountId account) {
        return scope.in(account, () -> {
            sql.execute("""
                    insert into friend.profile_fetches (account_id, ordinal, user_id, attempts, due_at)
                    select account_id, ordinal, user_id, 0, ?::timestamptz from friend.friends
                    where account_id = ? and status = 'friend'
                    on conflict do nothing
                    """, clock.instant(), account.value());
            long waiting = waiting(account);
            audit.record(account, "profiles.wanted", Map.of("friends", waiting));
            events.publishEvent(new ProfilesWanted(account));
            return waiting;
        });
    }
}
