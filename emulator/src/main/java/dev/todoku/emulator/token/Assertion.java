package dev.todoku.emulator.token;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a JWT says for a channel, once it is found true. */
public sealed interface Assertion {
    /**
     * The channel asked, and for a token that lives that long.
     *
     * @param tokenLife of a token of v2.1
     */
    record Accepted(String channelId, Duration tokenLife) implements Assertion {}

    /** Nobody registered the key that it names. */
    record UnknownKey() implements Assertion {}

    /** Something in it is wrong; the text is LINE's {@code error_description}. */
    record Invalid(String description) implements Assertion {}

    /** LINE's own name, which the assertion must be meant for. */
    String AUDIENCE = "https://api.line.me/";

    /** How far ahead {@code exp} may be. */
    Duration LIFE_MAX = Duration.ofMinutes(30);

    /** Reads and checks an assertion. */
    static Assertion of(String jwt, Channels channels, Instant now) {
        try {
            SignedJWT signed = SignedJWT.parse(jwt);
            String kid = signed.getHeader().getKeyID();
            SigningKey key = kid == null ? null : channels.key(kid).orElse(null);
            return key == null ? new UnknownKey() : check(signed, signed.getJWTClaimsSet(), key, now);
        } catch (ParseException e) {
            return new Invalid("Invalid client_assertion");
        }
    }

    private static Assertion check(SignedJWT signed, JWTClaimsSet claims, SigningKey key, Instant now)
            throws ParseException {
        String channelId = key.channelId();
        if (!channelId.equals(claims.getIssuer())) return new Invalid("iss and clientId of key do not match");
        if (!key.signed(signed)) return new Invalid("Invalid signature");
        if (!channelId.equals(claims.getSubject())) return new Invalid("Invalid sub");
        if (!List.of(AUDIENCE).equals(claims.getAudience())) return new Invalid("Invalid aud");
        if (!isSoon(claims.getExpirationTime(), now)) return new Invalid("Invalid exp");
        Number seconds = claims.getClaim("token_exp") == null ? null : claims.getLongClaim("token_exp");
        if (seconds == null) return new Accepted(channelId, Token.V21_LIFE);
        Duration life = Duration.ofSeconds(seconds.longValue());
        return life.isPositive() && life.compareTo(Token.V21_LIFE) <= 0
                ? new Accepted(channelId, life)
                : new Invalid("Invalid token_exp");
    }

    @SuppressWarnings("JavaUtilDate") // the library's type
    private static boolean isSoon(@Nullable Date exp, Instant now) {
        if (exp == null) return false;
        Instant end = exp.toInstant();
        return now.isBefore(end) && !end.isAfter(now.plus(LIFE_MAX));
    }
}
