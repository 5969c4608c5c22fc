package dev.todoku.transfer;

import dev.todoku.friend.Effect;
import dev.todoku.friend.FriendChange;
import dev.todoku.friend.FriendChanges;
import dev.todoku.friend.Friends;
import dev.todoku.friend.Loaded;
import dev.todoku.friend.OwnKeys;
import dev.todoku.kernel.AccountId;
import dev.todoku.protocol.UserId;
import dev.todoku.transfer.ImportMapping.Unknown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes a chunk of rows, or only looks what would come of it. Inside an account's scope. */
@Component
final class Chunks {

    private static final String UNKNOWN_USER = "a LINE user whom this account knows";
    private static final String UNKNOWN_KEY = "an id that a friend of this account has";
    private static final String SHARED_KEY = "an id of one friend; several have this one";

    private final FriendChanges changes;
    private final Friends friends;
    private final OwnKeys keys;

    Chunks(FriendChanges changes, Friends friends, OwnKeys keys) {
        this.changes = changes;
        this.friends = friends;
        this.keys = keys;
    }

    /**
     * What came of a chunk.
     *
     * @param met LINE users not known before
     * @param found friends changed; of a check, friends known
     * @param entries where the history tells of it; null: it changed nothing
     */
    record Taken(List<Row.Refusal> refused, int met, int found, Loaded.@Nullable Entries entries) {}

    /** A row whose friend is found. */
    private record Meant(Row row, UUID user) {}

    Taken take(AccountId account, CsvImport of, RowReader reader, List<Row> rows) {
        List<Row.Refusal> refused = new ArrayList<>();
        List<Meant> meant = meant(account, of, reader, rows, refused);
        Instant at = Objects.requireNonNull(of.startedAt());
        String cause = of.cause();
        List<FriendChange> all = new ArrayList<>();
        for (Meant each : meant) {
            for (Effect effect : each.row().effects()) {
                all.add(new FriendChange(each.user(), at, cause, effect));
            }
        }
        Loaded loaded = changes.load(account, of.by(), all, meetsUnknown(of, reader));
        refuseUnknown(meant, loaded.unknown(), reader, refused);
        return new Taken(refused, loaded.met(), loaded.changed(), loaded.entries());
    }

    Taken check(AccountId account, CsvImport of, RowReader reader, List<Row> rows) {
        List<Row.Refusal> refused = new ArrayList<>();
        List<Meant> meant = meant(account, of, reader, rows, refused);
        Set<UUID> unknown = new HashSet<>();
        meant.forEach(each -> unknown.add(each.user()));
        Set<UUID> known = friends.ordinals(account, unknown).keySet();
        unknown.removeAll(known);
        boolean meets = meetsUnknown(of, reader);
        if (!meets) {
            refuseUnknown(meant, unknown, reader, refused);
        }
        return new Taken(refused, meets ? unknown.size() : 0, known.size(), null);
    }

    private static boolean meetsUnknown(CsvImport of, RowReader reader) {
        return reader.keyAttribute() == null
                && Objects.requireNonNull(of.mapping()).unknown() == Unknown.CREATE;
    }

    private List<Meant> meant(
            AccountId account, CsvImport of, RowReader reader, List<Row> rows, List<Row.Refusal> refused) {
        OwnKeys.Found found = reader.keyAttribute() == null
                ? new OwnKeys.Found(Map.of(), Set.of())
                : keys.find(
                        account,
                        of.importId(),
                        reader.keyAttribute().attributeId(),
                        rows.stream().map(Row::key).filter(Objects::nonNull).toList());
        List<Meant> meant = new ArrayList<>(rows.size());
        for (Row row : rows) {
            String key = row.key();
            UUID user = key == null ? row.user() : found.users().get(key);
            if (!row.wrong().isEmpty()) {
                refused.add(row.refused());
            } else if (user != null) {
                meant.add(new Meant(row, user));
            } else {
                String shown = String.valueOf(key);
                refused.add(row.refused(
                        reader.keyColumn(), shown, found.shared().contains(shown) ? SHARED_KEY : UNKNOWN_KEY));
            }
        }
        return meant;
    }

    private static void refuseUnknown(
            List<Meant> meant, Set<UUID> unknown, RowReader reader, List<Row.Refusal> refused) {
        if (unknown.isEmpty()) {
            return;
        }
        for (Meant each : meant) {
            if (unknown.contains(each.user())) {
                String got = each.row().key();
                refused.add(each.row()
                        .refused(
                                reader.keyColumn(),
                                got == null ? new UserId(each.user()).toString() : got,
                                got == null ? UNKNOWN_USER : UNKNOWN_KEY));
            }
        }
    }
}
