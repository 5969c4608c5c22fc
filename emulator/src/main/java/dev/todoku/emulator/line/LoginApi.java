package dev.todoku.emulator.line;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.account.Friends;
import dev.todoku.emulator.account.Profile;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.login.Login;
import dev.todoku.emulator.login.LoginChannel;
import dev.todoku.emulator.login.UserToken;
import dev.todoku.emulator.token.Token;
import dev.todoku.protocol.ErrorBody;
import dev.todoku.protocol.UserId;
import dev.todoku.protocol.validation.TextRule;
import java.time.InstantSource;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What an app may ask about the user who logged in (LINE Login v2.1 reference). */
final class LoginApi {
    private final InstantSource clock;
    private final Accounts accounts;
    private final Login login;

    LoginApi(InstantSource clock, Accounts accounts, Login login) {
        this.clock = clock;
        this.accounts = accounts;
        this.login = login;
    }

    void addTo(Operations operations) {
        operations
                .open("GET", "/oauth2/v2.1/userinfo", this::userInfo)
                .open("POST", "/oauth2/v2.1/userinfo", this::userInfo)
                .open("GET", "/v2/profile", this::profile)
                .open("GET", "/friendship/v1/status", this::friendship)
                .channel("POST", "/user/v1/deauthorize", this::deauthorize);
    }

    private record UserInfo(
            String sub, @Nullable String name, @Nullable String picture) {}

    private record UserProfile(
            String userId,
            String displayName,
            @Nullable String pictureUrl,
            @Nullable String statusMessage) {}

    private record Friendship(@JsonProperty("friendFlag") boolean isFriend) {}

    private Reply userInfo(Call call) {
        UserToken token = userToken(call, "openid");
        Profile profile = ofUser(token, Friends::profile);
        return Reply.json(
                token.scopes().contains("profile")
                        ? new UserInfo(token.userId(), profile.displayName(), profile.pictureUrl())
                        : new UserInfo(token.userId(), null, null));
    }

    private Reply profile(Call call) {
        UserToken token = userToken(call, "profile");
        Profile profile = ofUser(token, Friends::profile);
        return Reply.json(
                new UserProfile(token.userId(), profile.displayName(), profile.pictureUrl(), profile.statusMessage()));
    }

    private Reply friendship(Call call) {
        UserToken token = userToken(call, "profile");
        if (!channelOf(token).linked()) throw Refused.badRequest("There is no login bot linked to this channel.");
        return Reply.json(new Friendship(ofUser(token, Friends::isFollowing)));
    }

    private record Deauthorization(String userAccessToken) {}

    /** Only with a channel's token of v2.1 or a stateless one, and only for a user of that channel. */
    private Reply deauthorize(Call call) {
        Token token = call.token();
        if (token.kind() != Token.Kind.V21 && token.kind() != Token.Kind.STATELESS) throw Refused.unauthorized();
        String value = Bodies.fields(
                        call, body -> new Deauthorization(body.required("userAccessToken", TextRule.any())))
                .userAccessToken();
        UserToken user = login.tokens()
                .find(value, clock.instant())
                .filter(found -> found.channelId().equals(token.channelId()))
                .orElseThrow(() -> Refused.badRequest("invalid token"));
        login.tokens().revokeAll(user.channelId(), user.userId());
        login.consents().withdraw(user.channelId(), user.userId());
        return Reply.empty(204);
    }

    private UserToken userToken(Call call, String scope) {
        String value = call.bearer();
        UserToken token =
                value == null ? null : login.tokens().findEvenExpired(value).orElse(null);
        if (token == null) throw Refused.of(401, ErrorBody.of("invalid token"));
        if (!token.isValidAt(clock.instant())) throw Refused.of(401, ErrorBody.of("The access token expired"));
        if (!token.scopes().contains(scope))
            throw Refused.of(403, ErrorBody.of("The scope of the access token does not include " + scope));
        return token;
    }

    private LoginChannel channelOf(UserToken token) {
        return login.find(token.channelId()).orElseThrow(() -> Refused.of(401, ErrorBody.of("invalid token")));
    }

    /** Asks the account about the user; who has left LINE since has no valid token any more. */
    private <T> T ofUser(UserToken token, BiFunction<Friends, Integer, T> question) {
        Account account = accounts.find(channelOf(token).account())
                .orElseThrow(() -> Refused.of(401, ErrorBody.of("invalid token")));
        return account.locked(() -> {
            int ordinal = account.friends().find(UserId.parse(token.userId()).value());
            if (ordinal < 0 || account.friends().isGone(ordinal)) throw Refused.of(401, ErrorBody.of("invalid token"));
            return question.apply(account.friends(), ordinal);
        });
    }
}
