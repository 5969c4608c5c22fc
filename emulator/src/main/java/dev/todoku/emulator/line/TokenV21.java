package dev.todoku.emulator.line;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.http.Form;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.token.Assertion;
import dev.todoku.emulator.token.Channel;
import dev.todoku.emulator.token.Token;
import dev.todoku.protocol.ErrorBody;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Channel access tokens of v2.1, which live as long as their channel asks (reference, "Channel access token"). */
final class TokenV21 {
    private static final String SCOPE = "profile chat_message.write";

    private final InstantSource clock;
    private final Accounts accounts;

    TokenV21(InstantSource clock, Accounts accounts) {
        this.clock = clock;
        this.accounts = accounts;
    }

    private record Issued(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn,
            @JsonProperty("key_id") String keyId) {}

    /** What GET verify says, of channels' tokens and users'. */
    record Verified(
            @JsonProperty("client_id") String clientId,
            @JsonProperty("expires_in") long expiresIn,
            String scope) {}

    private record KeyIds(List<String> kids) {}

    Reply issue(Call call, Form form) {
        Instant now = clock.instant();
        Assertion.Accepted asked = Oauth.assertion(
                form.get("client_assertion_type"), form.get("client_assertion"), accounts.channels(), now);
        call.proven(asked.channelId());
        Token token = accounts.tokens()
                .issueV21(asked.channelId(), asked.tokenLife(), now)
                .orElseThrow(() ->
                        Refused.of(400, ErrorBody.of("The maximum number of access tokens has already been issued")));
        return Reply.json(new Issued(token.value(), "Bearer", token.secondsLeft(now), String.valueOf(token.keyId())));
    }

    Reply keyIds(Call call) {
        Instant now = clock.instant();
        Assertion.Accepted asked = Oauth.assertion(
                call.query("client_assertion_type"), call.query("client_assertion"), accounts.channels(), now);
        call.proven(asked.channelId());
        return Reply.json(new KeyIds(accounts.tokens().keyIds(asked.channelId(), now)));
    }

    /** What is said of a token that is one of ours; empty if it is none. */
    Optional<Reply> verify(String value) {
        return find(value).map(token -> {
            if (!token.isValidAt(clock.instant())) throw Oauth.invalidRequest("The access token expired");
            return Reply.json(new Verified(token.channelId(), token.secondsLeft(clock.instant()), SCOPE));
        });
    }

    /** Of other channels' tokens nothing is said, and nothing happens to them. */
    void revoke(String value, Channel channel) {
        find(value)
                .filter(token -> token.channelId().equals(channel.channelId()))
                .ifPresent(token -> accounts.tokens().revoke(token.value()));
    }

    private Optional<Token> find(String value) {
        return accounts.tokens().findEvenExpired(value).filter(token -> token.kind() == Token.Kind.V21);
    }
}
