package dev.todoku.emulator.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Reply tokens of an account: single use, for a minute from each delivery of their webhook, and never later than 20
 * minutes after the event (reference, "Send reply message"). Guarded by the account's lock.
 */
public final class ReplyTokens {
    private static final Duration USE = Duration.ofMinutes(1);
    private static final Duration LIFE = Duration.ofMinutes(20);

    private record Token(
            int ordinal, Instant eventAt, @Nullable Instant deliveredAt) {}

    private final Map<String, Token> tokens = new LinkedHashMap<>();

    /** A token for an event of the friend; of use only once it is delivered. */
    public void issue(String token, int ordinal, Instant eventAt) {
        Iterator<Token> eldest = tokens.values().iterator();
        while (eldest.hasNext() && eldest.next().eventAt.plus(LIFE).isBefore(eventAt)) eldest.remove();
        tokens.put(token, new Token(ordinal, eventAt, null));
    }

    /** Another token for the same event, for another channel that is told of it. */
    public void copy(String token, String of) {
        Token known = tokens.get(of);
        if (known != null) tokens.put(token, known);
    }

    /** The webhook with this token goes out now, or goes out again. */
    public void delivered(String token, Instant at) {
        tokens.computeIfPresent(token, (_, known) -> new Token(known.ordinal, known.eventAt, at));
    }

    /** Whom the token answers, if it can be used now. */
    public OptionalInt find(String token, Instant now) {
        Token known = tokens.get(token);
        if (known == null || known.deliveredAt == null) return OptionalInt.empty();
        boolean usable = now.isBefore(known.deliveredAt.plus(USE)) && !now.isAfter(known.eventAt.plus(LIFE));
        return usable ? OptionalInt.of(known.ordinal) : OptionalInt.empty();
    }

    /** The token is used up. */
    public void use(String token) {
        tokens.remove(token);
    }
}
