package dev.todoku.protocol;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/** Where a push can go: a user, a group or a room (a chat of several people without a group). */
public record ChatId(Kind kind, String value) {

    /** What kind of chat an id names: told by its first letter. */
    public enum Kind {
        USER('U'),
        GROUP('C'),
        ROOM('R');

        private final char prefix;

        Kind(char prefix) {
            this.prefix = prefix;
        }
    }

    public ChatId {
        if (!UserId.isId(kind.prefix, value)) {
            throw new IllegalArgumentException(
                    "%s id: got '%s' (expected: %s and 32 lower-case hex digits)".formatted(kind, value, kind.prefix));
        }
    }

    public static ChatId of(UserId user) {
        return new ChatId(Kind.USER, user.toString());
    }

    /** The chat that the text names; empty if it names none. */
    public static Optional<ChatId> find(String text) {
        for (Kind kind : Kind.values()) {
            if (UserId.isId(kind.prefix, text)) {
                return Optional.of(new ChatId(kind, text));
            }
        }
        return Optional.empty();
    }

    /** The user this chat is with; empty for groups and rooms. */
    public Optional<UserId> user() {
        return UserId.find(value);
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
