package dev.todoku.campaign;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.todoku.kernel.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What became of one friend in one campaign. LINE does not say which of the accepted have blocked the account in silence. */
public enum Standing {
    /** LINE took the message for them. */
    @JsonProperty("accepted")
    ACCEPTED,
    /** LINE refused it, or they were erased before it left. */
    @JsonProperty("refused")
    REFUSED,
    /** LINE never said. */
    @JsonProperty("unknown")
    UNKNOWN,
    /** Not sent so far: on its way, held, or given up, as the campaign says. */
    @JsonProperty("not-sent")
    NOT_SENT,
    /** The audience held them, but they had blocked the account. */
    @JsonProperty("blocked")
    BLOCKED,
    /** The audience held them, but they want no campaigns. */
    @JsonProperty("opted-out")
    OPTED_OUT,
    /** The audience held them, but they are no friends: they wrote without following, or their account is gone. */
    @JsonProperty("no-friend")
    NO_FRIEND,
    /** It did not fit, and the owner chose to send to those who rank higher. */
    @JsonProperty("rank")
    RANK,
    /** Drawn by chance to get nothing, to see what the campaign does. */
    @JsonProperty("holdout")
    HOLDOUT;

    /** As rows and the API write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Standing of(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.badRequest(
                        "bad-standing",
                        "standing: got '%s' (expected: one of %s)"
                                .formatted(
                                        word,
                                        Arrays.stream(values())
                                                .map(Standing::word)
                                                .collect(Collectors.joining(", ")))));
    }
}
