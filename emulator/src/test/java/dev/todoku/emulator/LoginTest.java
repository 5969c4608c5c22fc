package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LoginTest {
    private Box box;
    private Shop shop;
    private App app;
    private List<String> users;

    @BeforeEach
    void open() throws BindException {
        box = Box.atNoon();
        shop = box.openSmall();
        users = box.addFriends(shop, 3);
        app = App.open(box, shop, "");
    }

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void aCodeIsExchangedOnceForTokensOfTheUserWhoAllowedIt() {
        Answer allowed = app.consent(users.getFirst(), Map.of());
        assertThat(allowed.status()).isEqualTo(303);
        assertThat(allowed.header("Location")).startsWith(App.CALLBACK + "?code=");
        assertThat(App.query(allowed).get("state")).isEqualTo("s1");
        String code = String.valueOf(App.query(allowed).get("code"));
        JsonNode tokens = app.exchange(code, Map.of()).json();
        assertThat(tokens.get("expires_in").asInt()).isEqualTo(2_592_000);
        assertThat(tokens.get("token_type").asString()).isEqualTo("Bearer");
        assertThat(tokens.get("scope").asString()).isEqualTo("profile openid");
        Shop user = app.with(tokens.get("access_token").asString());
        assertThat(box.get(user, "/v2/profile").json().get("userId").asString()).isEqualTo(users.getFirst());
        assertThat(box.get(user, "/oauth2/v2.1/userinfo").json().get("sub").asString())
                .isEqualTo(users.getFirst());
        assertThat(box.get(user, "/friendship/v1/status")
                        .json()
                        .get("friendFlag")
                        .asBoolean())
                .isTrue();
        assertError(app.exchange(code, Map.of()), "invalid_grant", "invalid authorization code");
    }

    @Test
    void aCodeLivesTenMinutesAndBelongsToItsAddress() {
        String late = app.code(users.getFirst(), Map.of());
        box.advance(Duration.ofMinutes(10));
        assertError(app.exchange(late, Map.of()), "invalid_grant", "invalid authorization code");
        String code = app.code(users.getFirst(), Map.of());
        assertError(
                app.exchange(code, Map.of("redirect_uri", "https://app.example.com/other")),
                "invalid_grant",
                "redirect_uri does not match");
        assertError(app.exchange("x", Map.of("client_secret", "wrong")), "invalid_client", "invalid client_secret");
        assertError(app.exchange("x", Map.of("client_id", "1")), "invalid_client", "invalid client_id");
        App other = App.open(box, shop, "");
        assertError(
                other.exchange(app.code(users.getFirst(), Map.of()), Map.of()),
                "invalid_grant",
                "invalid authorization code");
    }

    @Test
    void withPkceTheVerifierMustFit() {
        String verifier = "wJKN8qz5t8SSI9lMFhBB6qwNkQBkuPZoCxzRhwLRUo1";
        Map<String, String> request = Map.of("code_challenge", challenge(verifier), "code_challenge_method", "S256");
        assertThat(app.exchange(app.code(users.getFirst(), request), Map.of("code_verifier", verifier))
                        .status())
                .isEqualTo(200);
        assertError(
                app.exchange(app.code(users.getFirst(), request), Map.of()), "invalid_grant", "invalid code_verifier");
        assertThat(App.query(app.authorize(Map.of("code_challenge", "short", "code_challenge_method", "S256")))
                        .get("error"))
                .isEqualTo("INVALID_REQUEST");
    }

    @Test
    void anIdTokenTellsWhatWasAllowedAndIsVerified() {
        String code = app.code(
                users.getFirst(),
                Map.of("scope", "profile openid email", "nonce", "n1", "max_age", "60", "allow_email", "true"));
        JsonNode tokens = app.exchange(code, Map.of()).json();
        assertThat(tokens.get("scope").asString()).isEqualTo("profile openid");
        String idToken = tokens.get("id_token").asString();
        JsonNode claims = verify(idToken, Map.of("nonce", "n1", "user_id", users.getFirst()))
                .json();
        assertThat(claims.get("iss").asString()).isEqualTo("https://access.line.me");
        assertThat(claims.get("sub").asString()).isEqualTo(users.getFirst());
        assertThat(claims.get("aud").asString()).isEqualTo(app.channelId());
        assertThat(claims.get("iat").asLong()).isEqualTo(Box.NOON.getEpochSecond());
        assertThat(claims.get("exp").asLong()).isEqualTo(Box.NOON.getEpochSecond() + 3_600);
        assertThat(claims.get("auth_time").asLong()).isEqualTo(Box.NOON.getEpochSecond());
        assertThat(claims.get("amr").get(0).asString()).isEqualTo("linesso");
        assertThat(claims.get("name").asString()).isNotEmpty();
        assertThat(claims.get("email").asString()).endsWith("@example.com");
        String payload = new String(Base64.getUrlDecoder().decode(idToken.split("\\.", -1)[0]), StandardCharsets.UTF_8);
        assertThat(payload).contains("HS256");
    }

    @Test
    void whatIsWrongWithAnIdTokenIsNamed() {
        String idToken = app.exchange(app.code(users.getFirst(), Map.of("nonce", "n1")), Map.of())
                .json()
                .get("id_token")
                .asString();
        assertError(verify("nonsense", Map.of()), "invalid_request", "Invalid IdToken.");
        assertError(verify(idToken + "x", Map.of()), "invalid_request", "Invalid IdToken.");
        assertError(verify(idToken, Map.of("client_id", "1")), "invalid_request", "Invalid IdToken Audience.");
        assertError(verify(idToken, Map.of("nonce", "other")), "invalid_request", "Invalid IdToken Nonce.");
        assertError(
                verify(idToken, Map.of("user_id", users.get(1))),
                "invalid_request",
                "Invalid IdToken Subject Identifier.");
        box.advance(Duration.ofHours(1));
        assertError(verify(idToken, Map.of()), "invalid_request", "IdToken expired.");
    }

    @Test
    void refreshingKeepsTheRefreshTokenAndItsEnd() {
        JsonNode first = app.logIn(users.getFirst(), "profile").json();
        assertThat(first.has("id_token")).isFalse();
        String refresh = first.get("refresh_token").asString();
        box.advance(Duration.ofDays(30));
        Answer expired = verifyAccess(first.get("access_token").asString());
        assertError(expired, "invalid_request", "access token expired");
        JsonNode second = refresh(refresh).json();
        assertThat(second.get("refresh_token").asString()).isEqualTo(refresh);
        JsonNode verified = verifyAccess(second.get("access_token").asString()).json();
        assertThat(verified.get("scope").asString()).isEqualTo("profile");
        assertThat(verified.get("client_id").asString()).isEqualTo(app.channelId());
        assertThat(verified.get("expires_in").asInt()).isEqualTo(2_592_000);
        box.advance(Duration.ofDays(60));
        assertError(refresh(refresh), "invalid_grant", "invalid refresh token");
    }

    @Test
    void aTokenOpensWhatItsScopesAllow() {
        Shop openid = app.with(token(app.logIn(users.getFirst(), "openid")));
        JsonNode info = box.get(openid, "/oauth2/v2.1/userinfo").json();
        assertThat(info.get("sub").asString()).isEqualTo(users.getFirst());
        assertThat(info.has("name")).isFalse();
        assertThat(box.get(openid, "/v2/profile").status()).isEqualTo(403);
        assertThat(box.get(openid, "/friendship/v1/status").status()).isEqualTo(403);
        Shop nobody = app.with("nonsense");
        assertThat(box.get(nobody, "/v2/profile").status()).isEqualTo(401);
        assertThat(box.post(nobody, "/oauth2/v2.1/userinfo", "").status()).isEqualTo(401);
        assertThat(box.get(openid, "/v2/bot/info").status()).isEqualTo(401);
    }

    @Test
    void revokingEndsATokenAndItsRefreshToken() {
        JsonNode tokens = app.logIn(users.getFirst(), "profile").json();
        Answer revoked = box.form(
                "/oauth2/v2.1/revoke",
                App.form(Map.of(
                        "client_id", app.channelId(),
                        "client_secret", app.secret(),
                        "access_token", tokens.get("access_token").asString())));
        assertThat(revoked.status()).isEqualTo(200);
        assertThat(revoked.response().body()).isEmpty();
        assertThat(box.get(app.with(tokens.get("access_token").asString()), "/v2/profile")
                        .status())
                .isEqualTo(401);
        assertError(refresh(tokens.get("refresh_token").asString()), "invalid_grant", "invalid refresh token");
    }

    @Test
    void deauthorizingTakesBackWhatTheUserAllowed() {
        String token = token(app.logIn(users.getFirst(), "profile openid"));
        Shop channel = app.channelToken("/oauth2/v3/token");
        String body = "{\"userAccessToken\":\"" + token + "\"}";
        assertThat(box.post(app.channelToken("/v2/oauth/accessToken"), "/user/v1/deauthorize", body)
                        .status())
                .isEqualTo(401);
        Answer done = box.post(channel, "/user/v1/deauthorize", body);
        assertThat(done.status()).isEqualTo(204);
        Answer again = box.post(channel, "/user/v1/deauthorize", body);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.message()).isEqualTo("invalid token");
        assertThat(app.authorize(Map.of("emulator_user", users.getFirst())).status())
                .as("it must be allowed again")
                .isEqualTo(200);
    }

    @Test
    void friendshipIsThatWithTheLinkedAccount() {
        String token = token(app.logIn(users.getFirst(), "profile"));
        box.act(shop, users.getFirst(), "{\"type\":\"unfollow\"}");
        assertThat(box.get(app.with(token), "/friendship/v1/status")
                        .json()
                        .get("friendFlag")
                        .asBoolean())
                .isFalse();
        App alone = App.open(box, shop, ",\"linked\":false");
        Answer refused = box.get(alone.with(token(alone.logIn(users.get(1), "profile"))), "/friendship/v1/status");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).isEqualTo("There is no login bot linked to this channel.");
    }

    private Answer verify(String idToken, Map<String, String> changed) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of("id_token", idToken, "client_id", app.channelId()));
        fields.putAll(changed);
        return box.form("/oauth2/v2.1/verify", App.form(fields));
    }

    private Answer verifyAccess(String token) {
        return box.control("GET", "/oauth2/v2.1/verify?access_token=" + token, null);
    }

    private Answer refresh(String refreshToken) {
        return box.form(
                "/oauth2/v2.1/token",
                App.form(Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        refreshToken,
                        "client_id",
                        app.channelId(),
                        "client_secret",
                        app.secret())));
    }

    private static void assertError(Answer answer, String error, String description) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("error").asString()).isEqualTo(error);
        assertThat(answer.json().get("error_description").asString()).isEqualTo(description);
    }

    private static String token(Answer tokens) {
        return tokens.json().get("access_token").asString();
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
