package dev.todoku.emulator.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.account.Token;
import dev.todoku.emulator.http.Form;
import dev.todoku.emulator.http.Reply;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Channel access tokens: short-lived and stateless ones, by channel id and secret (reference, "Channel access
 * token").
 */
final class TokenApi {
    private static final String FORM = "application/x-www-form-urlencoded";

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

    private record OauthError(
            String error, @JsonProperty("error_description") String errorDescription) {}

    private Reply issueShortLived(Call call) {
        Account account = authenticate(form(call));
        return issued(accounts.tokens().issueShortLived(account.channelId(), clock.instant()));
    }

    private Reply issueStateless(Call call) {
        Account account = authenticate(form(call));
        return issued(accounts.tokens().issueStateless(account.channelId(), clock.instant()));
    }

    private Reply verify(Call call) {
        String value = Objects.requireNonNullElse(form(call).get("access_token"), "");
        Token token = accounts.tokens()
                .find(value, clock.instant())
                .orElseThrow(() -> oauthError("invalid_request", "access_token invalid"));
        return Reply.json(new Verified(token.channelId(), token.secondsLeft(clock.instant()), "P CM"));
    }

    private Reply revoke(Call call) {
        String value = form(call).get("access_token");
        if (value == null || value.isEmpty()) throw oauthError("invalid_request", "access_token in invalid format");
        accounts.tokens().revoke(value);
        return Reply.empty();
    }

    private Reply issued(Token token) {
        return Reply.json(new Issued("Bearer", token.value(), token.secondsLeft(clock.instant())));
    }

    private Account authenticate(Form form) {
        if (!"client_credentials".equals(form.get("grant_type")))
            throw oauthError("unsupported_grant_type", "Invalid 'grant_type'.");
        String clientId = form.get("client_id");
        Account account = accounts.find(Objects.requireNonNullElse(clientId, ""))
                .orElseThrow(() -> oauthError("invalid_client", "invalid client_id"));
        if (!account.identity().channelSecret().equals(form.get("client_secret")))
            throw oauthError("invalid_client", "invalid client_secret");
        return account;
    }

    private static Form form(Call call) {
        @Nullable String type = call.header("Content-Type");
        if (type == null || !type.startsWith(FORM)) throw Refused.unsupportedContentType(type);
        return Form.parse(new String(call.body(), UTF_8));
    }

    private static Refused oauthError(String error, String description) {
        return new Refused(Reply.json(400, new OauthError(error, description)));
    }
}
