package dev.todoku.emulator.account;

import dev.todoku.emulator.ids.Ids;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * All channel access tokens that work, by value (LINE's documents, "Channel access token"): short-lived ones, 30 days
 * and
 * 30 per channel with the oldest revoked; one long-lived per channel; stateless ones, 15 minutes and any number.
 */
public final class Tokens {
    private static final int SHORT_LIVED_MAX = 30;
    private static final int TOKEN_LENGTH = 172;

    private final Ids ids;
    private final Map<String, Token> byValue = new ConcurrentHashMap<>();
    private final Map<String, Deque<Token>> shortLived = new ConcurrentHashMap<>();
    private final Deque<Token> stateless = new ArrayDeque<>();

    public Tokens(Ids ids) {
        this.ids = ids;
    }

    public Token issueShortLived(String channelId, Instant now) {
        Token token = issue(Token.Kind.SHORT_LIVED, channelId, now.plus(Token.SHORT_LIFE));
        shortLived.compute(channelId, (_, before) -> {
            Deque<Token> all = before == null ? new ArrayDeque<>() : before;
            all.addLast(token);
            all.removeIf(old -> !byValue.containsKey(old.value()));
            if (all.size() > SHORT_LIVED_MAX) byValue.remove(all.removeFirst().value());
            return all;
        });
        return token;
    }

    public Token issueLongLived(String channelId) {
        return issue(Token.Kind.LONG_LIVED, channelId, null);
    }

    public Token issueStateless(String channelId, Instant now) {
        Token token = issue(Token.Kind.STATELESS, channelId, now.plus(Token.STATELESS_LIFE));
        synchronized (stateless) {
            while (!stateless.isEmpty() && !stateless.peekFirst().isValidAt(now))
                byValue.remove(stateless.removeFirst().value());
            stateless.addLast(token);
        }
        return token;
    }

    /** The token of that value, if it is valid now. */
    public Optional<Token> find(String value, Instant now) {
        return findEvenExpired(value).filter(token -> token.isValidAt(now));
    }

    /** The token of that value, expired or not. */
    public Optional<Token> findEvenExpired(String value) {
        return Optional.ofNullable(byValue.get(value));
    }

    /** Nothing happens to a token that is unknown or stateless: those cannot be revoked. */
    public void revoke(String value) {
        byValue.computeIfPresent(value, (_, token) -> token.kind() == Token.Kind.STATELESS ? token : null);
    }

    public void clear() {
        byValue.clear();
        shortLived.clear();
        synchronized (stateless) {
            stateless.clear();
        }
    }

    private Token issue(Token.Kind kind, String channelId, @Nullable Instant expiresAt) {
        Token token = new Token(kind, channelId, ids.token(TOKEN_LENGTH), expiresAt);
        byValue.put(token.value(), token);
        return token;
    }
}
