package dev.todoku.emulator.login;

import dev.todoku.emulator.ids.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Tokens that link a LINE user with a user of the bot's own: ten minutes, one use (reference, "Account link"). */
public final class LinkTokens {
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int LENGTH = 32;

    /** For whom a token was issued. */
    public record Linking(String account, String userId, Instant expiresAt) {}

    private final Ids ids;
    private final Map<String, Linking> tokens = new ConcurrentHashMap<>();

    LinkTokens(Ids ids) {
        this.ids = ids;
    }

    public String issue(String account, String userId, Instant now) {
        tokens.values().removeIf(old -> !now.isBefore(old.expiresAt));
        String token = ids.token(LENGTH);
        tokens.put(token, new Linking(account, userId, now.plus(LIFE)));
        return token;
    }

    /** For whom it is, if it can be used now. */
    public Optional<Linking> find(String token, Instant now) {
        return Optional.ofNullable(tokens.get(token)).filter(linking -> now.isBefore(linking.expiresAt));
    }

    /** As {@link #find}, and it is used up. */
    public Optional<Linking> take(String token, Instant now) {
        return Optional.ofNullable(tokens.remove(token)).filter(linking -> now.isBefore(linking.expiresAt));
    }

    void clear() {
        tokens.clear();
    }
}
