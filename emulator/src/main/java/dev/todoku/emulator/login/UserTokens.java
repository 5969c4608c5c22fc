package dev.todoku.emulator.login;

import dev.todoku.emulator.ids.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Users' access tokens, 30 days, and refresh tokens, 90 days (LINE Login reference, "OAuth"). */
public final class UserTokens {
    private static final int REFRESH_LENGTH = 20;

    private final Ids ids;
    private final Map<String, UserToken> byValue = new ConcurrentHashMap<>();
    private final Map<String, UserToken> byRefresh = new ConcurrentHashMap<>();

    UserTokens(Ids ids) {
        this.ids = ids;
    }

    public UserToken issue(Grant grant, Instant now) {
        List<String> shown =
                grant.scopes().stream().filter(scope -> !scope.equals("email")).toList();
        return add(new UserToken(
                ids.jws(),
                grant.channelId(),
                grant.userId(),
                shown,
                now.plus(UserToken.LIFE),
                ids.token(REFRESH_LENGTH),
                now.plus(UserToken.REFRESH_LIFE)));
    }

    /** A new access token for the same refresh token; the old one keeps its own time. */
    public Optional<UserToken> refresh(String refreshToken, String channelId, Instant now) {
        return Optional.ofNullable(byRefresh.get(refreshToken))
                .filter(old -> old.channelId().equals(channelId) && now.isBefore(old.refreshUntil()))
                .map(old -> add(new UserToken(
                        ids.jws(),
                        old.channelId(),
                        old.userId(),
                        old.scopes(),
                        now.plus(UserToken.LIFE),
                        old.refreshToken(),
                        old.refreshUntil())));
    }

    public Optional<UserToken> find(String value, Instant now) {
        return findEvenExpired(value).filter(token -> token.isValidAt(now));
    }

    public Optional<UserToken> findEvenExpired(String value) {
        return Optional.ofNullable(byValue.get(value));
    }

    /** Ends an access token and the refresh token beside it. */
    public void revoke(UserToken token) {
        removeIf(other -> other.refreshToken().equals(token.refreshToken()));
    }

    /** Ends all that a user has given a channel. */
    public void revokeAll(String channelId, String userId) {
        removeIf(token -> token.channelId().equals(channelId) && token.userId().equals(userId));
    }

    private void removeIf(Predicate<UserToken> ended) {
        byValue.values().removeIf(ended);
        byRefresh.values().removeIf(ended);
    }

    private UserToken add(UserToken token) {
        byValue.put(token.value(), token);
        byRefresh.put(token.refreshToken(), token);
        return token;
    }

    void clear() {
        byValue.clear();
        byRefresh.clear();
    }
}
