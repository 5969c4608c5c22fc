package dev.todoku.emulator.account;

import dev.todoku.protocol.ChatId;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reply tokens of an account: single use, for a minute from each delivery of their webhook, and never later than 20
 * minutes after the event (reference, "Send reply message"). Guarded by the account's lock.
 */
public final class ReplyTokens {
    private static final Duration USE = Duration.ofMinutes(1);
    private static final Duration LIFE = Duration.ofMinutes(20);

    private record Token(
            int ordinal,
            @Nullable ChatId group,
            Instant eventAt,
            @Nullable Instant deliveredAt) {}

    /**
     * Where a reply goes.
     *
     * @param ordinal the friend; of no meaning in a group
     * @param group the group or room, absent for a friend
     */
    public record Chat(int ordinal, @Nullable ChatId group) {}

    private final Map<String, Token> tokens = new LinkedHashMap<>();

    /** A token for an event of the friend; of use only once it is delivered. */
    public void issue(String token, int ordinal, Instant eventAt) {
        issue(token, new Token(ordinal, null, eventAt, null));
    }

    /** A token for an event of a group or room. */
    public void issueIn(ChatId group, String token, Instant eventAt) {
        issue(token, new Token(-1, group, eventAt, null));
    }

    private void issue(String token, Token issued) {
        Iterator<Token> eldest = tokens.values().iterator();
        while (eldest.hasNext() && eldest.next().eventAt.plus(LIFE).isBefore(issued.eventAt)) eldest.remove();
        tokens.put(token, issued);
    }

    /** Another token for the same event, for another channel that is told of it. */
    public void copy(String token, String of) {
        Token known = tokens.get(of);
        if (known != null) tokens.put(token, known);
    }

    /** The webhook with this token goes out now, or goes out again. */
    public void delivered(String token, Instant at) {
        tokens.computeIfPresent(token, (_, known) -> new Token(known.ordinal, known.group, known.eventAt, at));
    }

    /** Whom the token answers, if it can be used now. */
    public Optional<Chat> find(String token, Instant now) {
        Token known = tokens.get(token);
        if (known == null || known.deliveredAt == null) return Optional.empty();
        boolean usable = now.isBefore(known.deliveredAt.plus(USE)) && !now.isAfter(known.eventAt.plus(LIFE));
        return usable ? Optional.of(new Chat(known.ordinal, known.group)) : Optional.empty();
    }

    /** The token is used up. */
    public void use(String token) {
        tokens.remove(token);
    }
}
