package dev.todoku.emulator.token;

import dev.todoku.emulator.ids.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All channel access tokens that work, by value (LINE's documents, "Channel access token"): short-lived ones, 30 days and
 * 30 per channel with the oldest revoked; tokens of v2.1, up to 30 days and 30 per channel with further ones refused; one
 * long-lived per channel; stateless ones, 15 minutes and any number.
 */
public final class Tokens {
    private static final int SHORT_LIVED_MAX = 30;
    private static final int V21_MAX = 30;
    /** So many tokens of v2.1 are remembered per channel, to tell an expired one from an unknown one. */
    private static final int V21_KEPT = 200;

    private static final int TOKEN_LENGTH = 172;
    private static final int KEY_ID_LENGTH = 22;

    private final Ids ids;
    private final Map<String, Token> byValue = new ConcurrentHashMap<>();
    private final Map<String, Deque<Token>> shortLived = new ConcurrentHashMap<>();
    private final Map<String, Deque<Token>> v21 = new ConcurrentHashMap<>();
    private final Map<String, Token> longLived = new ConcurrentHashMap<>();
    private final Deque<Token> stateless = new ArrayDeque<>();

    public Tokens(Ids ids) {
        this.ids = ids;
    }

    public Token issueShortLived(String channelId, Instant now) {
        Token token = issue(new Token(
                Token.Kind.SHORT_LIVED, channelId, ids.token(TOKEN_LENGTH), now.plus(Token.SHORT_LIFE), null));
        shortLived.compute(channelId, (_, before) -> {
            Deque<Token> all = before == null ? new ArrayDeque<>() : before;
            all.addLast(token);
            all.removeIf(old -> !byValue.containsKey(old.value()));
            if (all.size() > SHORT_LIVED_MAX) byValue.remove(all.removeFirst().value());
            return all;
        });
        return token;
    }

    /** A token that lives that long; none if the channel has 30 valid ones. */
    public Optional<Token> issueV21(String channelId, Duration life, Instant now) {
        Token token = new Token(Token.Kind.V21, channelId, ids.jws(), now.plus(life), ids.token(KEY_ID_LENGTH));
        Deque<Token> issued = v21.compute(channelId, (_, before) -> {
            Deque<Token> all = before == null ? new ArrayDeque<>() : before;
            all.removeIf(old -> !byValue.containsKey(old.value()));
            if (all.stream().filter(old -> old.isValidAt(now)).count() >= V21_MAX) return all;
            all.addLast(issue(token));
            if (all.size() > V21_KEPT) byValue.remove(all.removeFirst().value());
            return all;
        });
        return token.equals(issued.peekLast()) ? Optional.of(token) : Optional.empty();
    }

    /** The key ids of the channel's valid tokens of v2.1, oldest first. */
    public List<String> keyIds(String channelId, Instant now) {
        return byValue.values().stream()
                .filter(token ->
                        token.kind() == Token.Kind.V21 && token.channelId().equals(channelId) && token.isValidAt(now))
                .sorted((a, b) ->
                        Objects.requireNonNull(a.expiresAt()).compareTo(Objects.requireNonNull(b.expiresAt())))
                .map(token -> Objects.requireNonNull(token.keyId()))
                .toList();
    }

    public Token issueLongLived(String channelId) {
        Token token = issue(new Token(Token.Kind.LONG_LIVED, channelId, ids.token(TOKEN_LENGTH), null, null));
        longLived.put(channelId, token);
        return token;
    }

    /** A new long-lived token in the place of the old one, which still works until {@code keepUntil}. */
    public Token reissueLongLived(String channelId, Instant keepUntil) {
        Token before = longLived.get(channelId);
        if (before != null) byValue.computeIfPresent(before.value(), (_, token) -> token.endingAt(keepUntil));
        return issueLongLived(channelId);
    }

    public Token issueStateless(String channelId, Instant now) {
        Token token =
                issue(new Token(Token.Kind.STATELESS, channelId, ids.jws(), now.plus(Token.STATELESS_LIFE), null));
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
        v21.clear();
        longLived.clear();
        synchronized (stateless) {
            stateless.clear();
        }
    }

    private Token issue(Token token) {
        byValue.put(token.value(), token);
        return token;
    }
}
