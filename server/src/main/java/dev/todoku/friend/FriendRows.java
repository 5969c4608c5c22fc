package dev.todoku.friend;

import static dev.todoku.friend.db.Tables.FRIENDS;

import dev.todoku.friend.db.tables.records.FriendsRecord;
import dev.todoku.kernel.AccountId;
import dev.todoku.protocol.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Loads and saves friends, each a whole list in one statement. Inside an account's scope, after {@link Counters#lock}.
 */
@Component
final class FriendRows {

    private final DSLContext sql;

    FriendRows(DSLContext sql) {
        this.sql = sql;
    }

    List<FriendRow> ofUsers(AccountId account, Collection<UUID> users) {
        return sql.selectFrom(FRIENDS)
                .where(FRIENDS.ACCOUNT_ID.eq(account.value()))
                .and(FRIENDS.USER_ID.eq(DSL.any(users.toArray(UUID[]::new))))
                .fetch(FriendRows::row);
    }

    /** Those among the users whom the account knows. */
    Set<UUID> known(AccountId account, Collection<UUID> users) {
        return sql.select(FRIENDS.USER_ID)
                .from(FRIENDS)
                .where(FRIENDS.ACCOUNT_ID.eq(account.value()))
                .and(FRIENDS.USER_ID.eq(DSL.any(users.toArray(UUID[]::new))))
                .fetchSet(FRIENDS.USER_ID);
    }

    /** Writes new and changed rows alike: one statement, one parameter. */
    void save(AccountId account, List<FriendRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        ArrayNode json = Json.mapper().createArrayNode();
        rows.forEach(row -> json.add(json(row)));
        sql.execute("""
                insert into friend.friends
                select ?, r.* from jsonb_to_recordset(?::jsonb) as r (
                  ordinal int, user_id uuid, status text, status_at timestamptz, followed_at timestamptz,
                  opted_out boolean, opted_at timestamptz, display_name text, language text, picture_url text,
                  profile text, profile_at timestamptz, attribute_values jsonb, tags int[], written_at jsonb)
                on conflict (account_id, ordinal) do update set
                  status = excluded.status, status_at = excluded.status_at, followed_at = excluded.followed_at,
                  opted_out = excluded.opted_out, opted_at = excluded.opted_at,
                  display_name = excluded.display_name, language = excluded.language,
                  picture_url = excluded.picture_url, profile = excluded.profile, profile_at = excluded.profile_at,
                  attribute_values = excluded.attribute_values, tags = excluded.tags,
                  written_at = excluded.written_at
                """, account.value(), json.toString());
    }

    /** Puts those on the list of profiles to fetch who are not on it; says whether there was anyone to put. */
    boolean wantProfiles(AccountId account, List<FriendRow> rows, Instant at) {
        List<FriendRow> wanted = rows.stream()
                .filter(row -> row.profileState == ProfileState.WANTED)
                .toList();
        if (wanted.isEmpty()) {
            return false;
        }
        sql.execute(
                """
                insert into friend.profile_fetches (account_id, ordinal, user_id, attempts, due_at)
                select ?, ordinal, user_id, 0, ?::timestamptz from unnest(?::int[], ?::uuid[]) as wanted (ordinal, user_id)
                on conflict do nothing
                """,
                account.value(),
                at,
                wanted.stream().map(row -> row.ordinal).toArray(Integer[]::new),
                wanted.stream().map(row -> row.userId).toArray(UUID[]::new));
        return true;
    }

    private static FriendRow row(FriendsRecord stored) {
        FriendRow row = new FriendRow(stored.getUserId());
        row.stored = true;
        row.ordinal = stored.getOrdinal();
        row.status = FriendStatus.of(stored.getStatus());
        row.statusAt = stored.getStatusAt();
        row.followedAt = stored.getFollowedAt();
        row.optedOut = stored.getOptedOut();
        row.optedAt = stored.getOptedAt();
        row.profile = stored.getDisplayName() == null
                ? null
                : new Profile(stored.getDisplayName(), stored.getLanguage(), stored.getPictureUrl());
        row.profileState = ProfileState.of(stored.getProfile());
        row.profileAt = stored.getProfileAt();
        row.values = (ObjectNode) Json.read(stored.getAttributeValues().data());
        row.writtenAt = (ObjectNode) Json.read(stored.getWrittenAt().data());
        row.tags.addAll(List.of(stored.getTags()));
        return row;
    }

    private static ObjectNode json(FriendRow row) {
        ObjectNode json = Json.object();
        json.put("ordinal", row.ordinal);
        json.put("user_id", row.userId.toString());
        json.put("status", row.status.word());
        json.put("status_at", text(row.statusAt));
        json.put("followed_at", text(row.followedAt));
        json.put("opted_out", row.optedOut);
        json.put("opted_at", text(row.optedAt));
        Profile profile = row.profile;
        if (profile != null) {
            json.put("display_name", profile.displayName());
            json.put("language", profile.language());
            json.put("picture_url", profile.pictureUrl());
        }
        json.put("profile", row.profileState.word());
        json.put("profile_at", text(row.profileAt));
        json.set("attribute_values", row.values);
        ArrayNode tags = json.putArray("tags");
        row.tags.forEach(tags::add);
        json.set("written_at", row.writtenAt);
        return json;
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
