package dev.todoku.friend;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
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
    private final FriendCopy copy;
    private final Attributes attributes;
    private final TagKeeping tags;
    private final ReturnRules returns;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    FriendChanges(
            AccountScope scope,
            Counters counters,
            FriendRows rows,
            Journal journal,
            FriendCopy copy,
            Attributes attributes,
            TagKeeping tags,
            ReturnRules returns,
            InstantSource clock,
            ApplicationEventPublisher events) {
        this.scope = scope;
        this.counters = counters;
        this.rows = rows;
        this.journal = journal;
        this.copy = copy;
        this.attributes = attributes;
        this.tags = tags;
        this.returns = returns;
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
                met += applySlice(
                        account, actor, changes.subList(from, Math.min(from + SLICE, changes.size())), this::write);
            }
            return met;
        });
    }

    /**
     * Lets very many changes happen: rows, history and feed come in by COPY. All of them are in memory at once.
     *
     * @param meetUnknown whether someone not met before becomes known; else their changes are left out
     */
    public Loaded load(AccountId account, Actor actor, List<FriendChange> changes, boolean meetUnknown) {
        return scope.in(account, () -> {
            counters.lock(account);
            Set<UUID> unknown = meetUnknown ? Set.of() : unknown(account, changes);
            List<FriendChange> taken = unknown.isEmpty()
                    ? changes
                    : changes.stream()
                            .filter(change -> !unknown.contains(change.userId()))
                            .toList();
            FriendCopy.Written[] written = {FriendCopy.Written.NOTHING};
            int met = applySlice(account, actor, taken, (who, whose, at, rows, changeSets) -> {
                written[0] = copy.write(who, whose, at, rows, changeSets);
            });
            return new Loaded(met, written[0].friends(), unknown, written[0].entries());
        });
    }

    private Set<UUID> unknown(AccountId account, List<FriendChange> changes) {
        Set<UUID> unknown = new HashSet<>();
        changes.forEach(change -> unknown.add(change.userId()));
        unknown.removeAll(rows.known(account, unknown));
        return unknown;
    }

    /** Writes rows, and what tells of their changes. */
    private interface Writing {
        void write(AccountId account, Actor actor, Instant at, List<FriendRow> rows, ChangeSets changeSets);
    }

    private void write(AccountId account, Actor actor, Instant at, List<FriendRow> changed, ChangeSets changeSets) {
        rows.save(account, changed);
        journal.write(account, actor, at, changeSets.all());
    }

    private int applySlice(AccountId account, Actor actor, List<FriendChange> changes, Writing writing) {
        Map<UUID, FriendRow> byUser = load(account, changes);
        List<FriendRow> met = new ArrayList<>();
        ChangeSets changeSets = new ChangeSets();
        TagKeeping.Kept kept = tags.of(account, changes);
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
            FriendStatus before = row.status;
            Instant since = row.statusAt;
            List<FieldChange> made = new ArrayList<>(
                    row.apply(kept.isInVain(change.effect()) ? new Effect.Seen() : change.effect(), change.at()));
            if (before == FriendStatus.BLOCKED && row.status == FriendStatus.FRIEND && since != null) {
                made.addAll(returned(account, row, since, change.at()));
            }
            kept.count(made);
            changeSets.add(row, change, made);
        }
        giveDefaults(account, met, changeSets);
        number(account, met);
        Instant now = clock.instant();
        List<FriendRow> changed =
                byUser.values().stream().filter(FriendRow::dirty).toList();
        writing.write(account, actor, now, changed, changeSets);
        if (rows.wantProfiles(account, changed, now)) {
            events.publishEvent(new ProfilesWanted(account));
        }
        if (tags.save(account, kept, changeSets.all())) {
            events.publishEvent(new TagsExpire(account));
        }
        tellTags(account, changeSets);
        return met.size();
    }

    private List<FieldChange> returned(AccountId account, FriendRow row, Instant since, Instant at) {
        ReturnRules.Kept kept = returns.of(account);
        boolean longAway = !at.isBefore(since.plus(Duration.ofDays(kept.afterDays())));
        return longAway ? row.returned(kept, attributes.all(account), at) : List.of();
    }

    private Map<UUID, FriendRow> load(AccountId account, List<FriendChange> changes) {
        Set<UUID> users = new LinkedHashSet<>();
        changes.forEach(change -> users.add(change.userId()));
        Map<UUID, FriendRow> byUser = new LinkedHashMap<>();
        rows.ofUsers(account, users).forEach(row -> byUser.put(row.userId, row));
        return byUser;
    }

    /** What a tag causes is done by whoever listens, in this transaction. */
    private void tellTags(AccountId account, ChangeSets changeSets) {
        List<TagsChanged.Change> changed = new ArrayList<>();
        for (ChangeSets.ChangeSet set : changeSets.all()) {
            set.changes().stream()
                    .filter(change -> change.field().startsWith(FieldChange.TAG))
                    .map(change -> new TagsChanged.Change(
                            set.row().userId, change.tagId(), change.isAdded(), set.at(), set.cause()))
                    .forEach(changed::add);
        }
        if (!changed.isEmpty()) {
            events.publishEvent(new TagsChanged(account, changed));
        }
    }

    private void giveDefaults(AccountId account, List<FriendRow> met, ChangeSets changeSets) {
        if (!met.isEmpty()) {
            List<Attribute> all = attributes.all(account);
            met.forEach(row -> changeSets.join(row, row.usual(all)));
        }
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
