package dev.todoku.emulator.login;

import dev.todoku.emulator.ids.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** Service messages of LINE MINI Apps and the tokens that allow them: a year, five messages, renewed with each. */
public final class ServiceMessages {
    private static final Duration LIFE = Duration.ofDays(365);
    private static final int MESSAGES_MAX = 5;
    private static final int SESSION_LENGTH = 22;

    /** A service notification token. */
    public record Notifier(
            String value, String channelId, String userId, Instant expiresAt, int remaining, String sessionId) {
        public long secondsLeft(Instant now) {
            return Duration.between(now, expiresAt).toSeconds();
        }
    }

    /** One message that was sent. */
    public record Sent(Instant at, String channelId, String userId, String templateName, JsonNode params) {}

    private final Ids ids;
    private final Map<String, Notifier> notifiers = new ConcurrentHashMap<>();
    private final Set<String> usedAccessTokens = ConcurrentHashMap.newKeySet();
    private final List<Sent> sent = new CopyOnWriteArrayList<>();

    ServiceMessages(Ids ids) {
        this.ids = ids;
    }

    /** A token for the user of that access token; empty if one was issued for it before. */
    public Optional<Notifier> issue(UserToken user, Instant now) {
        if (!usedAccessTokens.add(user.value())) return Optional.empty();
        return Optional.of(add(new Notifier(
                ids.requestId(),
                user.channelId(),
                user.userId(),
                now.plus(LIFE),
                MESSAGES_MAX,
                ids.token(SESSION_LENGTH))));
    }

    public Optional<Notifier> find(String value, String channelId, Instant now) {
        return Optional.ofNullable(notifiers.get(value))
                .filter(notifier -> notifier.channelId().equals(channelId) && now.isBefore(notifier.expiresAt()));
    }

    /** Sends, and gives the token for the next message; empty after the last or if the token was just used up. */
    public Optional<Notifier> send(Notifier notifier, String templateName, JsonNode params, Instant now) {
        if (!notifiers.remove(notifier.value(), notifier)) return Optional.empty();
        sent.add(new Sent(now, notifier.channelId(), notifier.userId(), templateName, params));
        if (notifier.remaining() == 1) return Optional.empty();
        return Optional.of(add(new Notifier(
                ids.requestId(),
                notifier.channelId(),
                notifier.userId(),
                notifier.expiresAt(),
                notifier.remaining() - 1,
                notifier.sessionId())));
    }

    /** What the channel has sent, oldest first. */
    public List<Sent> sentBy(String channelId) {
        return sent.stream().filter(one -> one.channelId().equals(channelId)).toList();
    }

    private Notifier add(Notifier notifier) {
        notifiers.put(notifier.value(), notifier);
        return notifier;
    }

    void clear() {
        notifiers.clear();
        usedAccessTokens.clear();
        sent.clear();
    }
}
