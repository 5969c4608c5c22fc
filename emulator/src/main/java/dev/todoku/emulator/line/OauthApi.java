package dev.todoku.emulator.line;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.account.Profile;
import dev.todoku.emulator.http.Form;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.login.Grant;
import dev.todoku.emulator.login.IdTokens;
import dev.todoku.emulator.login.Login;
import dev.todoku.emulator.login.LoginChannel;
import dev.todoku.emulator.login.UserToken;
import dev.todoku.emulator.token.Channel;
import dev.todoku.protocol.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The calls below {@code /oauth2/v2.1} that channels' tokens and users' tokens share, and what they do for users'
 * (LINE Login v2.1 reference, "OAuth").
 */
final class OauthApi {
    private final InstantSource clock;
    private final Accounts accounts;
    private final Login login;
    private final TokenV21 channelTokens;

    OauthApi(InstantSource clock, Accounts accounts, Login login) {
        this.clock = clock;
        this.accounts = accounts;
        this.login = login;
        this.channelTokens = new TokenV21(clock, accounts);
    }

    void addTo(Operations operations) {
        operations
                .open("POST", "/oauth2/v2.1/token", this::token)
                .open("GET", "/oauth2/v2.1/verify", this::verify)
                .open("POST", "/oauth2/v2.1/verify", this::verifyIdToken)
                .open("GET", "/oauth2/v2.1/tokens/kid", channelTokens::keyIds)
                .open("POST", "/oauth2/v2.1/revoke", this::revoke);
    }

    private record Issued(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("expires_in") long expiresIn,
            @JsonProperty("id_token") @Nullable String idToken,
            @JsonProperty("refresh_token") String refreshToken,
            String scope,
            @JsonProperty("token_type") String tokenType) {}

    private Reply token(Call call) {
        Form form = Oauth.form(call);
        return switch (Oauth.field(form, "grant_type")) {
            case "client_credentials" -> channelTokens.issue(call, form);
            case "authorization_code" -> exchange(form);
            case "refresh_token" -> refresh(form);
            default -> throw Oauth.unsupportedGrant();
        };
    }

    private Reply exchange(Form form) {
        Channel channel = Oauth.authenticate(form, accounts.channels());
        Instant now = clock.instant();
        Grant grant = login.codes()
                .take(Oauth.field(form, "code"), now)
                .filter(found -> found.channelId().equals(channel.channelId()))
                .orElseThrow(() -> invalidGrant("invalid authorization code"));
        if (!grant.redirectUri().equals(form.get("redirect_uri"))) throw invalidGrant("redirect_uri does not match");
        if (grant.codeChallenge() != null
                && !grant.codeChallenge().equals(Oauth.challenge(Oauth.field(form, "code_verifier"))))
            throw invalidGrant("invalid code_verifier");
        LoginChannel app =
                login.find(channel.channelId()).orElseThrow(() -> invalidGrant("invalid authorization code"));
        UserToken token = login.tokens().issue(grant, now);
        String idToken =
                grant.scopes().contains("openid") ? IdTokens.make(app, grant, profile(app, grant.userId()), now) : null;
        return issued(token, idToken, now);
    }

    private Reply refresh(Form form) {
        Channel channel = Oauth.authenticate(form, accounts.channels());
        Instant now = clock.instant();
        UserToken token = login.tokens()
                .refresh(Oauth.field(form, "refresh_token"), channel.channelId(), now)
                .orElseThrow(() -> invalidGrant("invalid refresh token"));
        return issued(token, null, now);
    }

    private static Reply issued(UserToken token, @Nullable String idToken, Instant now) {
        return Reply.json(new Issued(
                token.value(), token.secondsLeft(now), idToken, token.refreshToken(), token.scope(), "Bearer"));
    }

    /** Of channels' tokens and users' alike. */
    private Reply verify(Call call) {
        String value = Oauth.requireJws(call.query("access_token"));
        return channelTokens.verify(value).orElseGet(() -> {
            Instant now = clock.instant();
            UserToken token = login.tokens()
                    .findEvenExpired(value)
                    .orElseThrow(() -> Oauth.invalidRequest("access_token invalid"));
            if (!token.isValidAt(now)) throw Oauth.invalidRequest("access token expired");
            return Reply.json(new TokenV21.Verified(token.channelId(), token.secondsLeft(now), token.scope()));
        });
    }

    private Reply verifyIdToken(Call call) {
        Form form = Oauth.form(call);
        IdTokens.Expected expected =
                new IdTokens.Expected(Oauth.field(form, "client_id"), form.get("nonce"), form.get("user_id"));
        IdTokens.Verdict verdict = IdTokens.verify(Oauth.field(form, "id_token"), expected, login, clock.instant());
        if (verdict.error() != null) throw Oauth.invalidRequest(verdict.error());
        return Reply.json(Objects.requireNonNull(verdict.claims()));
    }

    /** A token that is none of the channel's is no error. */
    private Reply revoke(Call call) {
        Form form = Oauth.form(call);
        Channel channel = Oauth.authenticate(form, accounts.channels());
        String value = Oauth.requireJws(form.get("access_token"));
        channelTokens.revoke(value, channel);
        login.tokens()
                .findEvenExpired(value)
                .filter(token -> token.channelId().equals(channel.channelId()))
                .ifPresent(login.tokens()::revoke);
        return Reply.empty();
    }

    private Profile profile(LoginChannel app, String userId) {
        return accounts.find(app.account())
                .map(account -> account.locked(() -> account.friends()
                        .profile(account.friends().find(UserId.parse(userId).value()))))
                .orElseThrow(() -> invalidGrant("invalid authorization code"));
    }

    private static Refused invalidGrant(String description) {
        return Oauth.error("invalid_grant", description);
    }
}
