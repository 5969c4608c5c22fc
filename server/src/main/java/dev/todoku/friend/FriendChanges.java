package dev.todoku.friend;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Actor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The one way to change friends: a list of changes, in order, with their history and the feed, in the caller's transaction
 * of the account or in one of its own. A list costs a handful of statements whatever its length.
 */
@Component
public final class FriendChanges {

    /** Changes that are in memory at once. */
    private static final int SLICE = 5_000;

    private final AccountScope scope;
    private final Counters counters;
    private final FriendRows rows;
    private final Journal journal;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    FriendChanges(
            AccountScope scope,
            Counters counters,
            FriendRows rows,
            Journal journal,
            InstantSource clock,
            ApplicationEventPublisher events) {
        this.scope = scope;
        this.counters = counters;
        this.rows = rows;
        this.journal = journal;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Lets the changes happen.
     *
     * @return how many friends were not known before
     */
    public int apply(AccountId account, Actor actor, List<FriendChange> changes) {
        if (changes.isEmpty()) {
            return 0;
        }
        return scope.in(account, () -> {
            counters.lock(account);
            int met = 0;
            for (int from = 0; from < changes.size(); from += SLICE) {
                met += applySlice(account, actor, changes.subList(from, Math.min(from + SLICE, changes.size())));
            }
            return met;
        });
    }

    private int applySlice(AccountId account, Actor actor, List<FriendChange> changes) {
        Map<UUID, FriendRow> byUser = load(account, changes);
        List<FriendRow> met = new ArrayList<>();
        ChangeSets changeSets = new ChangeSets();
        for (FriendChange change : changes) {
            FriendRow row = byUser.get(change.userId());
            if (row == null) {
                if (change.effect() instanceof Effect.ProfileRead) {
                    continue; // of someone erased since it was asked for
                }
                row = new FriendRow(change.userId());
                byUser.put(change.userId(), row);
                met.add(row);
            }
            changeSets.add(row, change, row.apply(change.effect(), change.at()));
        }
        number(account, met);
        Instant now = clock.instant();
        List<FriendRow> changed =
                byUser.values().stream().filter(FriendRow::dirty).toList();
        rows.save(account, changed);
        if (rows.wantProfiles(account, changed, now)) {
            events.publishEvent(new ProfilesWanted(account));
        }
        journal.write(account, actor, now, changeSets.all());
        events.publishEvent(new FriendsChanged(account));
        return met.size();
    }

    private Map<UUID, FriendRow> load(AccountId account, List<FriendChange> changes) {
        Set<UUID> users = new LinkedHashSet<>();
        changes.forEach(change -> users.add(change.userId()));
        Map<UUID, FriendRow> byUser = new LinkedHashMap<>();
        rows.ofUsers(account, users).forEach(row -> byUser.put(row.userId, row));
        return byUser;
    }

    private void number(AccountId account, List<FriendRow> met) {
        if (!met.isEmpty()) {
            int next = counters.takeOrdinals(account, met.size());
            for (FriendRow row : met) {
                row.ordinal = next++;
            }
        }
    }
}
