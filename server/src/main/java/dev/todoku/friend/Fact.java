package dev.todoku.friend;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What friends do, and what happens to them, as audiences can ask for it. */
public enum Fact {
    /** LINE accepted a counted message to them; the subject is the campaign. */
    @JsonProperty("received")
    RECEIVED,
    /** Opened a link; the subject names it. */
    @JsonProperty("clicked")
    CLICKED,
    /** Wrote or tapped what a rule waited for; the subject is the rule's name. */
    @JsonProperty("answered")
    ANSWERED,
    /** Wrote a message of whatever kind; without a subject. */
    @JsonProperty("wrote")
    WROTE,
    /** Took part in something; the subject names it. */
    @JsonProperty("joined")
    JOINED;

    /** As rules, rows and the API write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Fact> find(String word) {
        return Arrays.stream(values()).filter(fact -> fact.word().equals(word)).findFirst();
    }

    /** For errors: {@code one of received, …}. */
    public static String words() {
        return Arrays.stream(values()).map(Fact::word).collect(Collectors.joining(", ", "one of ", ""));
    }
}
