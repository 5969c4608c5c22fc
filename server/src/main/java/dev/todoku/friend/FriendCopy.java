package dev.todoku.friend;

import dev.todoku.friend.ChangeSets.ChangeSet;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Actor;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.stereotype.Component;

/**
 * Writes very many friends with their history and feed: the rows by COPY into a staging table, which row-level security
 * forbids for the table itself, and from there by one statement; what tells of them in a few rows for all. The staging
 * table is the session's own, without a log, and empty when the transaction ends. Inside an account's scope, after
 * {@link Counters#lock}.
 */
@Component
final class FriendCopy {

    private static final String STAGE_ROWS = """
            create temporary table if not exists load_rows (
              stored boolean, ordinal int, user_id uuid, status text, status_at timestamptz, followed_at timestamptz,
              opted_out boolean, opted_at timestamptz, display_name text, language text, picture_url text,
              profile text, profile_at timestamptz, attribute_values jsonb, tags int[], written_at jsonb) on commit delete rows
            """;
    private static final String COLUMNS = "ordinal, user_id, status, status_at, followed_at, opted_out, opted_at,"
            + " display_name, language, picture_url, profile, profile_at, attribute_values, tags, written_at";

    private final DSLContext sql;
    private final FeedWriter feed;
    private final LoadHistory history;

    FriendCopy(DSLContext sql, FeedWriter feed, LoadHistory history) {
        this.sql = sql;
        this.feed = feed;
        this.history = history;
    }

    /** How many friends changed, and where the history tells of it. */
    record Written(int friends, Loaded.@Nullable Entries entries) {

        static final Written NOTHING = new Written(0, null);
    }

    Written write(AccountId account, Actor actor, Instant at, List<FriendRow> rows, ChangeSets changeSets) {
        CompletableFuture<List<LoadHistory.Block>> blocks =
                CompletableFuture.supplyAsync(() -> LoadHistory.blocks(changeSets.all()));
        if (!rows.isEmpty()) {
            sql.execute(STAGE_ROWS);
            sql.execute("truncate pg_temp.load_rows");
            sql.connection(connection -> {
                var copies = connection.unwrap(PGConnection.class).getCopyAPI();
                copyRows(new CopyText(copies.copyIn("copy pg_temp.load_rows from stdin")), rows);
            });
            insert(account, rows);
        }
        feed(account, at, changeSets);
        return new Written(changeSets.all().size(), history.write(account, actor, at, blocks.join()));
    }

    /** One entry for all of them. */
    private void feed(AccountId account, Instant at, ChangeSets changeSets) {
        Set<Integer> ordinals = new LinkedHashSet<>();
        Set<String> fields = new LinkedHashSet<>();
        for (ChangeSet changeSet : changeSets.all()) {
            ordinals.add(changeSet.row().ordinal);
            changeSet.changes().forEach(change -> fields.add(change.field()));
        }
        feed.changed(account, at, ordinals, fields);
    }

    private void insert(AccountId account, List<FriendRow> rows) {
        if (rows.stream().anyMatch(row -> !row.stored)) {
            sql.execute(
                    "insert into friend.friends (account_id, %s) select ?, %s from pg_temp.load_rows where not stored"
                            .formatted(COLUMNS, COLUMNS),
                    account.value());
        }
        Integer[] stored =
                rows.stream().filter(row -> row.stored).map(row -> row.ordinal).toArray(Integer[]::new);
        if (stored.length > 0) {
            // Named once more, so that only these are read: the staging table has no statistics, and all friends would
            // be.
            sql.execute("""
                    update friend.friends f set
                      status = r.status, status_at = r.status_at, followed_at = r.followed_at,
                      opted_out = r.opted_out, opted_at = r.opted_at, display_name = r.display_name,
                      language = r.language, picture_url = r.picture_url, profile = r.profile,
                      profile_at = r.profile_at, attribute_values = r.attribute_values, tags = r.tags,
                      written_at = r.written_at
                    from pg_temp.load_rows r
                    where f.account_id = ? and f.ordinal = any(?) and f.ordinal = r.ordinal and r.stored
                    """, account.value(), stored);
        }
    }

    private static void copyRows(CopyText copy, List<FriendRow> rows) throws SQLException {
        for (FriendRow row : rows) {
            Profile profile = row.profile;
            copy.plain(row.stored)
                    .plain(row.ordinal)
                    .plain(row.userId)
                    .plain(row.status.word())
                    .instant(row.statusAt)
                    .instant(row.followedAt)
                    .plain(row.optedOut)
                    .instant(row.optedAt)
                    .text(profile == null ? null : profile.displayName())
                    .text(profile == null ? null : profile.language())
                    .text(profile == null ? null : profile.pictureUrl())
                    .plain(row.profileState.word())
                    .instant(row.profileAt)
                    .json(row.values)
                    .plain(array(row.tags))
                    .json(row.writtenAt)
                    .end();
        }
        copy.close();
    }

    /** Numbers need no quotes. */
    private static String array(Iterable<?> items) {
        StringBuilder array = new StringBuilder("{");
        items.forEach(item -> array.append(array.length() == 1 ? "" : ",").append(item));
        return array.append('}').toString();
    }
}
