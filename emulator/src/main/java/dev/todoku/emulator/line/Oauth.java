package dev.todoku.emulator.line;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.todoku.emulator.http.Form;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.token.Assertion;
import dev.todoku.emulator.token.Channel;
import dev.todoku.emulator.token.Channels;
import dev.todoku.protocol.ErrorBody;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What all calls about tokens share: forms, credentials, and the errors of OAuth. */
final class Oauth {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BY_JWT = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Pattern JWS = Pattern.compile("[^.]+\\.[^.]+\\.[^.]+");
    private static final Pattern BASE64_URL = Pattern.compile("[A-Za-z0-9_.-]+");

    private Oauth() {}

    private record OauthError(
            String error,
            @JsonProperty("error_description") @Nullable String description) {}

    static Refused error(String error, @Nullable String description) {
        return new Refused(Reply.json(400, new OauthError(error, description)));
    }

    static Refused invalidRequest(@Nullable String description) {
        return error("invalid_request", description);
    }

    static Form form(Call call) {
        String type = call.header("Content-Type");
        if (!Bodies.isOf(type, FORM)) throw Refused.unsupportedContentType(type);
        return Form.parse(new String(call.body(), UTF_8));
    }

    static String field(Form form, String name) {
        return Objects.requireNonNullElse(form.get(name), "");
    }

    static void requireClientCredentials(Form form) {
        if (!"client_credentials".equals(form.get("grant_type"))) throw unsupportedGrant();
    }

    static Refused unsupportedGrant() {
        return error("unsupported_grant_type", "Invalid 'grant_type'.");
    }

    /** The channel that {@code client_id} and {@code client_secret} prove. */
    static Channel authenticate(Form form, Channels channels) {
        Channel channel = channel(form, channels);
        if (!channel.channelSecret().equals(form.get("client_secret")))
            throw error("invalid_client", "invalid client_secret");
        return channel;
    }

    /** The channel that {@code client_id} names. */
    static Channel channel(Form form, Channels channels) {
        return channels.find(field(form, "client_id")).orElseThrow(() -> error("invalid_client", "invalid client_id"));
    }

    /** What a JWT assertion proves. */
    static Assertion.Accepted assertion(@Nullable String type, @Nullable String jwt, Channels channels, Instant now) {
        if (!BY_JWT.equals(type)) throw invalidRequest("Invalid 'client_assertion_type'.");
        return switch (Assertion.of(Objects.requireNonNullElse(jwt, ""), channels, now)) {
            case Assertion.Accepted accepted -> accepted;
            case Assertion.Invalid(var description) -> throw error("invalid_client", description);
            case Assertion.UnknownKey() ->
                throw Refused.of(404, ErrorBody.of("Cannot find channel key that satisfies the conditions"));
        };
    }

    /** A value that must look like a signed JWT. */
    static String requireJws(@Nullable String token) {
        if (token == null || !JWS.matcher(token).matches()) throw invalidRequest("The access token not JWS");
        if (!BASE64_URL.matcher(token).matches()) throw invalidRequest("The access token malformed");
        return token;
    }

    /** User and password of HTTP's basic authentication; null if there is none. */
    static String @Nullable [] basic(Call call) {
        String header = call.header("Authorization");
        if (header == null || !header.startsWith("Basic ")) return null;
        try {
            byte[] plain = Base64.getDecoder()
                    .decode(header.substring("Basic ".length()).strip());
            String[] parts = new String(plain, UTF_8).split(":", 2);
            return parts.length == 2 ? parts : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** PKCE's S256 of a verifier. */
    static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
