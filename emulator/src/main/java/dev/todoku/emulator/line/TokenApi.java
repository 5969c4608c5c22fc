package dev.todoku.emulator.line;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.http.Form;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.token.Channel;
import dev.todoku.emulator.token.Token;
import java.time.InstantSource;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Channel access tokens by channel id and secret, and stateless ones also by JWT (reference, "Channel access token").
 * Those of v2.1 are {@link TokenV21}'s.
 */
final class TokenApi {
    /** A long-lived token has no end; LINE's own example shows about a hundred years. */
    private static final long LONG_LIVED_SECONDS = 3_138_007_490L;

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9+/=._-]+");

    private final InstantSource clock;
    private final Accounts accounts;

    TokenApi(InstantSource clock, Accounts accounts) {
        this.clock = clock;
        this.accounts = accounts;
    }

    void addTo(Operations operations) {
        operations
                .open("POST", "/v2/oauth/accessToken", this::issueShortLived)
                .open("POST", "/v2/oauth/verify", this::verify)
                .open("POST", "/v2/oauth/revoke", this::revoke)
                .open("POST", "/oauth2/v3/token", this::issueStateless);
    }

    private record Issued(
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("expires_in") long expiresIn) {}

    private record Verified(
            @JsonProperty("client_id") String clientId,
            @JsonProperty("expires_in") long expiresIn,
            String scope) {}

    private Reply issueShortLived(Call call) {
        Form form = Oauth.form(call);
        Oauth.requireClientCredentials(form);
        Channel channel = Oauth.authenticate(form, accounts.channels());
        call.proven(channel.channelId());
        return issued(accounts.tokens().issueShortLived(channel.channelId(), clock.instant()));
    }

    /** By secret or by JWT; the reference shows another text for a wrong secret here than for a short-lived token. */
    private Reply issueStateless(Call call) {
        Form form = Oauth.form(call);
        Oauth.requireClientCredentials(form);
        String channelId = proven(form);
        call.proven(channelId);
        return issued(accounts.tokens().issueStateless(channelId, clock.instant()));
    }

    private String proven(Form form) {
        if (form.get("client_assertion_type") != null || form.get("client_assertion") != null)
            return Oauth.assertion(
                            form.get("client_assertion_type"),
                            form.get("client_assertion"),
                            accounts.channels(),
                            clock.instant())
                    .channelId();
        Channel channel = Oauth.channel(form, accounts.channels());
        if (!channel.channelSecret().equals(form.get("client_secret")))
            throw Oauth.invalidRequest("Invalid 'client_credentials'.");
        return channel.channelId();
    }

    private Reply verify(Call call) {
        String value = wellFormed(Oauth.form(call).get("access_token"), "access_token in invalid format");
        Token token = accounts.tokens()
                .find(value, clock.instant())
                .filter(TokenApi::isOfV2)
                .orElseThrow(() -> Oauth.invalidRequest("access_token invalid"));
        long left = token.expiresAt() == null ? LONG_LIVED_SECONDS : token.secondsLeft(clock.instant());
        return Reply.json(new Verified(token.channelId(), left, "P CM"));
    }

    private Reply revoke(Call call) {
        String value = wellFormed(Oauth.form(call).get("access_token"), null);
        accounts.tokens()
                .findEvenExpired(value)
                .filter(TokenApi::isOfV2)
                .ifPresent(token -> accounts.tokens().revoke(token.value()));
        return Reply.empty();
    }

    private static boolean isOfV2(Token token) {
        return token.kind() == Token.Kind.SHORT_LIVED || token.kind() == Token.Kind.LONG_LIVED;
    }

    private static String wellFormed(@Nullable String token, @Nullable String otherwise) {
        if (token == null || !TOKEN.matcher(token).matches()) throw Oauth.invalidRequest(otherwise);
        return token;
    }

    private Reply issued(Token token) {
        return Reply.json(new Issued("Bearer", token.value(), token.secondsLeft(clock.instant())));
    }
}
