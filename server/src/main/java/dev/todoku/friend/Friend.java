package dev.todoku.friend;

import dev.todoku.protocol.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Someone an account knows.
 *
 * @param ordinal dense number within the account, from 0, never reused
 * @param displayName as LINE last told it; null: not known yet
 * @param attributes values by key
 * @param tags names, in the order they were made
 * @param followedAt the last time they became a friend; null: not seen
 * @param source the way they came; null: not known
 */
public record Friend(
        int ordinal,
        UserId userId,
        @Nullable String displayName,
        @Nullable String language,
        @Nullable String pictureUrl,
        FriendStatus status,
        Map<String, JsonNode> attributes,
        List<String> tags,
        boolean optedOut,
        @Nullable Instant followedAt,
        @Nullable String source) {

    public Friend {
        attributes = Map.copyOf(attributes);
        tags = List.copyOf(tags);
    }
}
