package dev.todoku.friend;

import static dev.todoku.friend.db.Tables.FRIENDS;
import static dev.todoku.friend.db.Tables.OWN_KEYS;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Finds friends by an id of the account's own, which one of its attributes holds. Attributes have no index in the database,
 * so whoever looks up very many of them first lets all be gathered, in one pass over the rows, and looks each one up there.
 */
@Component
public final class OwnKeys implements FriendTraces {

    /** Longest id that is found. */
    public static final int LENGTH_MAX = 200;

    private final AccountScope scope;
    private final DSLContext sql;

    OwnKeys(AccountScope scope, DSLContext sql) {
        this.scope = scope;
        this.sql = sql;
    }

    /**
     * Whose they are.
     *
     * @param shared ids that more than one friend has
     */
    public record Found(Map<String, UUID> users, Set<String> shared) {}

    /** Whether ids can stand in such an attribute. */
    public static boolean canHold(Attribute attribute) {
        return switch (attribute.type()) {
            case TEXT, EMAIL, PHONE, NUMBER -> true;
            default -> false;
        };
    }

    /** Gathers the ids there are now, in the place of what was gathered under this id before. */
    public void gather(AccountId account, UUID gathered, int attributeId) {
        scope.in(account, () -> {
            remove(account, gathered);
            sql.execute("""
                    insert into friend.own_keys (account_id, gathered_id, key, ordinal)
                    select ?, ?, key, case when count(*) = 1 then min(ordinal) end
                    from (select attribute_values ->> ? as key, ordinal from friend.friends where account_id = ?) known
                    where length(key) <= ?
                    group by key
                    """, account.value(), gathered, Integer.toString(attributeId), account.value(), LENGTH_MAX);
        });
    }

    /** Looks up those that were gathered; who has another id by now is not found. */
    public Found find(AccountId account, UUID gathered, int attributeId, Collection<String> keys) {
        Map<String, UUID> users = new HashMap<>();
        Set<String> shared = new HashSet<>();
        scope.in(account, () -> {
            for (Record3<String, Integer, UUID> row : sql.select(OWN_KEYS.KEY, OWN_KEYS.ORDINAL, FRIENDS.USER_ID)
                    .from(OWN_KEYS)
                    .leftJoin(FRIENDS)
                    .on(FRIENDS.ACCOUNT_ID
                            .eq(OWN_KEYS.ACCOUNT_ID)
                            .and(FRIENDS.ORDINAL.eq(OWN_KEYS.ORDINAL))
                            .and(DSL.condition(
                                    "{0} ->> {1} = {2}",
                                    FRIENDS.ATTRIBUTE_VALUES, DSL.val(Integer.toString(attributeId)), OWN_KEYS.KEY)))
                    .where(OWN_KEYS.ACCOUNT_ID.eq(account.value()))
                    .and(OWN_KEYS.GATHERED_ID.eq(gathered))
                    .and(OWN_KEYS.KEY.eq(DSL.any(keys.toArray(String[]::new))))) {
                if (row.value2() == null) {
                    shared.add(row.value1());
                } else if (row.value3() != null) {
                    users.put(row.value1(), row.value3());
                }
            }
        });
        return new Found(users, shared);
    }

    /** They are needed no more. */
    public void forget(AccountId account, UUID gathered) {
        scope.in(account, () -> remove(account, gathered));
    }

    private void remove(AccountId account, UUID gathered) {
        sql.deleteFrom(OWN_KEYS)
                .where(OWN_KEYS.ACCOUNT_ID.eq(account.value()))
                .and(OWN_KEYS.GATHERED_ID.eq(gathered))
                .execute();
    }

    @Override
    public boolean erase(AccountId account, int ordinal) {
        sql.deleteFrom(OWN_KEYS)
                .where(OWN_KEYS.ACCOUNT_ID.eq(account.value()))
                .and(OWN_KEYS.ORDINAL.eq(ordinal))
                .execute();
        return true;
    }
}
