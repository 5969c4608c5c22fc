package dev.todoku.friend;

import dev.todoku.friend.Vocabulary.Vocabularies;
import dev.todoku.kernel.Access;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Changes friends as staff and other systems want it: all of a list, or nothing of it. */
@Component
public final class FriendEdits {

    /** Most edits of one list. */
    public static final int COUNT_MAX = 10_000;

    private static final int ERRORS_MAX = 100;

    private final AccountScope scope;
    private final Vocabularies vocabularies;
    private final Friends friends;
    private final Counters counters;
    private final FriendChanges changes;
    private final Access access;
    private final Audit audit;
    private final InstantSource clock;

    FriendEdits(
            AccountScope scope,
            Vocabularies vocabularies,
            Friends friends,
            Counters counters,
            FriendChanges changes,
            Access access,
            Audit audit,
            InstantSource clock) {
        this.scope = scope;
        this.vocabularies = vocabularies;
        this.friends = friends;
        this.counters = counters;
        this.changes = changes;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** One wrong edit. */
    public record Wrong(String property, String message) {}

    /** Changes one friend. */
    public void apply(AccountId account, FriendEdit edit) {
        apply(account, List.of(edit), i -> "");
    }

    /**
     * Changes many.
     *
     * @throws Problem 422 that lists the first hundred wrong ones; then nothing has changed
     */
    public void apply(AccountId account, List<FriendEdit> edits) {
        if (edits.isEmpty() || edits.size() > COUNT_MAX) {
            throw Problem.unprocessable(
                    "bad-changes", "changes: got %d (expected: 1 to %d)".formatted(edits.size(), COUNT_MAX));
        }
        apply(account, edits, "changes[%d]."::formatted);
    }

    private interface Place {
        String of(int index);
    }

    private void apply(AccountId account, List<FriendEdit> edits, Place place) {
        scope.in(account, () -> {
            counters.lock(account); // first: who is erased meanwhile must not come back by a change
            changes.apply(account, access.actor(), changes(account, edits, place));
            audit.record(account, "friends.changed", told(edits));
        });
    }

    private List<FriendChange> changes(AccountId account, List<FriendEdit> edits, Place place) {
        Set<UUID> known = friends.ordinals(
                        account,
                        edits.stream().map(edit -> edit.userId().value()).collect(Collectors.toSet()))
                .keySet();
        Vocabulary vocabulary = vocabularies.of(account);
        Instant now = clock.instant();
        List<FriendChange> all = new ArrayList<>();
        List<Wrong> wrong = new ArrayList<>();
        for (int i = 0; i < edits.size() && wrong.size() < ERRORS_MAX; i++) {
            FriendEdit edit = edits.get(i);
            try {
                requireKnown(known, edit, place.of(i));
                all.addAll(edit.changes(vocabulary, now, place.of(i)));
            } catch (Problem e) {
                wrong.add(new Wrong(place.of(i) + edit.userId(), String.valueOf(e.getMessage())));
                if (edits.size() == 1) {
                    throw e;
                }
            }
        }
        if (!wrong.isEmpty()) {
            throw Problem.unprocessable("bad-changes", wrong.getFirst().message())
                    .with("errors", wrong);
        }
        return all;
    }

    private static void requireKnown(Set<UUID> known, FriendEdit edit, String path) {
        if (!known.contains(edit.userId().value())) {
            throw Problem.unprocessable(
                    "unknown-friend",
                    "%suserId: got '%s' (expected: someone this account knows)".formatted(path, edit.userId()));
        }
    }

    /** Which fields, and of how many: values are personal data, and stand in each one's history. */
    private static Map<String, ?> told(List<FriendEdit> edits) {
        Set<String> attributes = new TreeSet<>();
        Set<String> tags = new TreeSet<>();
        for (FriendEdit edit : edits) {
            attributes.addAll(edit.set().keySet());
            attributes.addAll(edit.add().keySet());
            tags.addAll(edit.addTags());
            tags.addAll(edit.removeTags());
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("friends", edits.size());
        told.put("attributes", attributes);
        told.put("tags", tags);
        return told;
    }
}
