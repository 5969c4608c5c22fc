package dev.todoku.friend;

import dev.todoku.friend.ChangeSets.ChangeSet;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Actor;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.stereotype.Component;

/**
 * Writes very many friends with their history and feed: by COPY into staging tables, which row-level security forbids for
 * the tables themselves, and from there by one statement per table. The staging tables are the session's own, without a
 * log, and empty when the transaction ends. Inside an account's scope, after {@link Counters#lock}.
 */
@Component
final class FriendCopy {

    private static final String STAGE_ROWS = """
            create temporary table if not exists load_rows (
              stored boolean, ordinal int, user_id uuid, status text, status_at timestamptz, followed_at timestamptz,
              opted_out boolean, opted_at timestamptz, display_name text, language text, picture_url text,
              profile text, profile_at timestamptz, attribute_values jsonb, tags int[], written_at jsonb) on commit delete rows
            """;
    private static final String STAGE_CHANGES = """
            create temporary table if not exists load_changes (
              ordinal int, event_at timestamptz, cause text, changes jsonb, fields text[]) on commit delete rows
            """;

    private static final String COLUMNS = "ordinal, user_id, status, status_at, followed_at, opted_out, opted_at,"
            + " display_name, language, picture_url, profile, profile_at, attribute_values, tags, written_at";

    private final DSLContext sql;
    private final Journal journal;

    FriendCopy(DSLContext sql, Journal journal) {
        this.sql = sql;
        this.journal = journal;
    }

    /** How many friends changed, and where the history tells of it. */
    record Written(int friends, Loaded.@Nullable Entries entries) {

        static final Written NOTHING = new Written(0, null);
    }

    Written write(AccountId account, Actor actor, Instant at, List<FriendRow> rows, ChangeSets changeSets) {
        sql.execute(STAGE_ROWS);
        sql.execute(STAGE_CHANGES);
        sql.execute("truncate pg_temp.load_rows, pg_temp.load_changes");
        sql.connection(connection -> {
            var copies = connection.unwrap(PGConnection.class).getCopyAPI();
            copyRows(new CopyText(copies.copyIn("copy pg_temp.load_rows from stdin")), rows);
            copyChanges(new CopyText(copies.copyIn("copy pg_temp.load_changes from stdin")), changeSets);
        });
        insert(account, rows);
        journal.ensurePartition(at);
        Loaded.Entries entries = writeHistory(account, actor, at);
        sql.execute("""
                insert into friend.feed (account_id, transaction, at, ordinal, fields)
                select ?, pg_current_xact_id()::text::bigint, ?::timestamptz, ordinal, fields from pg_temp.load_changes
                """, account.value(), at);
        return new Written(changeSets.all().size(), entries);
    }

    private void insert(AccountId account, List<FriendRow> rows) {
        if (rows.stream().anyMatch(row -> !row.stored)) {
            sql.execute(
                    "insert into friend.friends (account_id, %s) select ?, %s from pg_temp.load_rows where not stored"
                            .formatted(COLUMNS, COLUMNS),
                    account.value());
        }
        if (rows.stream().anyMatch(row -> row.stored)) {
            sql.execute("""
                    update friend.friends f set
                      status = r.status, status_at = r.status_at, followed_at = r.followed_at,
                      opted_out = r.opted_out, opted_at = r.opted_at, display_name = r.display_name,
                      language = r.language, picture_url = r.picture_url, profile = r.profile,
                      profile_at = r.profile_at, attribute_values = r.attribute_values, tags = r.tags,
                      written_at = r.written_at
                    from pg_temp.load_rows r where f.account_id = ? and f.ordinal = r.ordinal and r.stored
                    """, account.value());
        }
    }

    private Loaded.@Nullable Entries writeHistory(AccountId account, Actor actor, Instant at) {
        return sql.fetchSingle("""
                with written as (
                  insert into friend.history (account_id, at, ordinal, event_at, actor_kind, actor_id, cause, changes)
                  select ?, ?::timestamptz, ordinal, event_at, ?, ?, cause, changes from pg_temp.load_changes
                  where changes <> '[]'
                  returning entry)
                select min(entry), max(entry) from written
                """, account.value(), at, actor.kind(), actor.id())
                .map(row -> row.get(0) == null
                        ? null
                        : new Loaded.Entries(at, row.get(0, Long.class), row.get(1, Long.class)));
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

    private static void copyChanges(CopyText copy, ChangeSets changeSets) throws SQLException {
        for (ChangeSet changeSet : changeSets.all()) {
            copy.plain(changeSet.row().ordinal).instant(changeSet.at()).text(changeSet.cause());
            StringBuilder json = copy.began().append('[');
            for (FieldChange change : changeSet.changes()) {
                if (change.belongsInHistory()) {
                    json.append(json.length() == 1 ? "{\"field\":\"" : ",{\"field\":\"")
                            .append(change.field())
                            .append("\",\"from\":");
                    copy.append(change.from());
                    json.append(",\"to\":");
                    copy.append(change.to());
                    json.append('}');
                }
            }
            json.append(']');
            copy.json()
                    .plain(array(
                            changeSet.changes().stream().map(FieldChange::field).toList()))
                    .end();
        }
        copy.close();
    }

    /** Numbers and names of fields need no quotes. */
    private static String array(Iterable<?> items) {
        StringBuilder array = new StringBuilder("{");
        items.forEach(item -> array.append(array.length() == 1 ? "" : ",").append(item));
        return array.append('}').toString();
    }
}
