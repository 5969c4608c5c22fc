package dev.todoku.emulator.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.todoku.emulator.account.Profile;
import dev.todoku.protocol.Json;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Id tokens: HS256, with the channel's secret for a key (LINE Login documents, "ID tokens"). */
public final class IdTokens {
    public static final String ISSUER = "https://access.line.me";
    private static final Duration LIFE = Duration.ofHours(1);

    private IdTokens() {}

    /** Who the user is, as far as the grant lets the channel know. */
    public static String make(LoginChannel channel, Grant grant, Profile profile, Instant now) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(grant.userId())
                .audience(channel.channelId())
                .claim("exp", now.plus(LIFE).getEpochSecond())
                .claim("iat", now.getEpochSecond())
                .claim("amr", List.of(grant.amr()));
        if (grant.authTime() != null) claims.claim("auth_time", grant.authTime().getEpochSecond());
        if (grant.nonce() != null) claims.claim("nonce", grant.nonce());
        if (grant.scopes().contains("profile")) {
            claims.claim("name", profile.displayName());
            if (profile.pictureUrl() != null) claims.claim("picture", profile.pictureUrl());
        }
        if (grant.scopes().contains("email")) claims.claim("email", mailOf(grant.userId()));
        return sign(claims.build(), channel.channelSecret());
    }

    /** The parameters of an authorization answer as one JWT (JARM, which {@code response_mode=jwt} asks for). */
    static String makeAnswer(LoginChannel channel, Map<String, String> parameters, Instant now) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(channel.channelId())
                .claim("exp", now.plus(Duration.ofMinutes(10)).getEpochSecond());
        parameters.forEach(claims::claim);
        return sign(claims.build(), channel.channelSecret());
    }

    /** The address of a user of this emulator: nobody gets mail there. */
    static String mailOf(String userId) {
        return userId.toLowerCase(Locale.ROOT).substring(0, 13) + "@example.com";
    }

    /** What a channel expects of an id token. */
    public record Expected(
            String clientId,
            @Nullable String nonce,
            @Nullable String userId) {}

    /** Either the claims of a true token, or LINE's {@code error_description}. */
    public record Verdict(
            @Nullable JsonNode claims, @Nullable String error) {}

    /** Checks in the order in which LINE lists its errors. */
    public static Verdict verify(String idToken, Expected expected, Login login, Instant now) {
        try {
            SignedJWT jwt = SignedJWT.parse(idToken);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            String audience =
                    claims.getAudience().size() == 1 ? claims.getAudience().getFirst() : "";
            Optional<LoginChannel> channel = login.find(audience);
            if (channel.isEmpty() || !jwt.verify(new MACVerifier(channel.get().channelSecret())))
                return refused("Invalid IdToken.");
            String error = error(claims, audience, expected, now);
            return error == null ? new Verdict(Json.read(jwt.getPayload().toString()), null) : refused(error);
        } catch (ParseException | JOSEException e) {
            return refused("Invalid IdToken.");
        }
    }

    private static @Nullable String error(JWTClaimsSet claims, String audience, Expected expected, Instant now)
            throws ParseException {
        if (!ISSUER.equals(claims.getIssuer())) return "Invalid IdToken Issuer.";
        if (!isBefore(now, claims.getExpirationTime())) return "IdToken expired.";
        if (!audience.equals(expected.clientId())) return "Invalid IdToken Audience.";
        if (expected.nonce() != null && !expected.nonce().equals(claims.getStringClaim("nonce")))
            return "Invalid IdToken Nonce.";
        if (expected.userId() != null && !expected.userId().equals(claims.getSubject()))
            return "Invalid IdToken Subject Identifier.";
        return null;
    }

    @SuppressWarnings("JavaUtilDate") // the library's type
    private static boolean isBefore(Instant now, @Nullable Date end) {
        return end != null && now.isBefore(end.toInstant());
    }

    private static Verdict refused(String error) {
        return new Verdict(null, error);
    }

    private static String sign(JWTClaimsSet claims, String secret) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .type(JOSEObjectType.JWT)
                            .build(),
                    claims);
            jwt.sign(new MACSigner(secret));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("secret: got one of " + secret.length() + " characters (expected: 32)", e);
        }
    }
}
