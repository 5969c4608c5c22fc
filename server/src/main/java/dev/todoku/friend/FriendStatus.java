package dev.todoku.friend;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.todoku.kernel.Problem;
import java.util.Arrays;
import java.util.Locale;

/** How someone stands to an account. */
public enum FriendStatus {
    @JsonProperty("friend")
    FRIEND,
    /** Was a friend and blocked the account. */
    @JsonProperty("blocked")
    BLOCKED,
    /** Wrote to the account without being its friend. */
    @JsonProperty("visitor")
    VISITOR,
    /** The LINE user exists no more. */
    @JsonProperty("gone")
    GONE;

    /** As rows and the API write it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #word} writes; 400 for anything else. */
    public static FriendStatus of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.badRequest(
                        "bad-status",
                        "status: got '%s' (expected: one of friend, blocked, visitor, gone)".formatted(word)));
    }
}
