package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import java.net.BindException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenTest {
    private static final String UNAUTHORIZED = "Authentication failed due to the following reason: invalid token. "
            + "Confirm that the access token in the authorization header is valid.";

    private Box box;
    private Shop shop;

    @BeforeEach
    void open() throws BindException {
        box = Box.atNoon();
        shop = box.openSmall();
    }

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void aShortLivedTokenWorksForThirtyDays() {
        Answer issued = issue("/v2/oauth/accessToken");
        assertThat(issued.json().get("expires_in").asInt()).isEqualTo(2_592_000);
        assertThat(issued.json().get("token_type").asString()).isEqualTo("Bearer");
        Shop with = with(token(issued));
        assertThat(box.get(with, "/v2/bot/info").status()).isEqualTo(200);
        box.advance(Duration.ofDays(30).minusSeconds(1));
        assertThat(box.get(with, "/v2/bot/info").status()).isEqualTo(200);
        box.advance(Duration.ofSeconds(1));
        Answer refused = box.get(with, "/v2/bot/info");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.message()).isEqualTo(UNAUTHORIZED);
    }

    @Test
    void theThirtyFirstShortLivedTokenRevokesTheOldest() {
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < 31; i++) tokens.add(token(issue("/v2/oauth/accessToken")));
        assertThat(box.get(with(tokens.get(0)), "/v2/bot/info").status()).isEqualTo(401);
        assertThat(box.get(with(tokens.get(1)), "/v2/bot/info").status()).isEqualTo(200);
        assertThat(box.get(with(tokens.get(30)), "/v2/bot/info").status()).isEqualTo(200);
    }

    @Test
    void aStatelessTokenLivesFifteenMinutesAndCannotBeRevoked() {
        Answer issued = issue("/oauth2/v3/token");
        assertThat(issued.json().get("expires_in").asInt()).isEqualTo(900);
        Shop with = with(token(issued));
        box.form("/v2/oauth/revoke", "access_token=" + token(issued));
        assertThat(box.get(with, "/v2/bot/info").status()).isEqualTo(200);
        box.advance(Duration.ofMinutes(15));
        assertThat(box.get(with, "/v2/bot/info").status()).isEqualTo(401);
    }

    @Test
    void aLongLivedTokenDoesNotExpire() {
        box.advance(Duration.ofDays(400));
        assertThat(box.get(shop, "/v2/bot/info").status()).isEqualTo(200);
    }

    @Test
    void verifyTellsTheChannelAndWhatIsLeft() {
        String token = token(issue("/v2/oauth/accessToken"));
        box.advance(Duration.ofHours(1));
        Answer verified = box.form("/v2/oauth/verify", "access_token=" + token);
        assertThat(verified.json().get("client_id").asString()).isEqualTo(shop.channelId());
        assertThat(verified.json().get("expires_in").asInt()).isEqualTo(2_592_000 - 3_600);
        Answer unknown = box.form("/v2/oauth/verify", "access_token=nonsense");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().get("error").asString()).isEqualTo("invalid_request");
        assertThat(unknown.json().get("error_description").asString()).isEqualTo("access_token invalid");
    }

    @Test
    void aRevokedTokenIsRefusedAndRevokingNothingIsFine() {
        String token = token(issue("/v2/oauth/accessToken"));
        Answer revoked = box.form("/v2/oauth/revoke", "access_token=" + token);
        assertThat(revoked.status()).isEqualTo(200);
        assertThat(revoked.response().body()).isEmpty();
        assertThat(box.get(with(token), "/v2/bot/info").status()).isEqualTo(401);
        assertThat(box.form("/v2/oauth/revoke", "access_token=unknown").status())
                .isEqualTo(200);
    }

    @Test
    void wrongCredentialsAreNamed() {
        Answer wrongSecret = box.form(
                "/v2/oauth/accessToken",
                "grant_type=client_credentials&client_id=" + shop.channelId() + "&client_secret=wrong");
        assertThat(wrongSecret.status()).isEqualTo(400);
        assertThat(wrongSecret.json().get("error").asString()).isEqualTo("invalid_client");
        assertThat(wrongSecret.json().get("error_description").asString()).isEqualTo("invalid client_secret");
        Answer wrongId = box.form(
                "/oauth2/v3/token", "grant_type=client_credentials&client_id=1&client_secret=" + shop.secret());
        assertThat(wrongId.json().get("error_description").asString()).isEqualTo("invalid client_id");
    }

    @Test
    void withoutATokenEverythingIs401() {
        Answer refused = box.control("GET", "/v2/bot/info", null);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.message()).isEqualTo(UNAUTHORIZED);
        assertThat(refused.header("X-Line-Request-Id")).isNotNull();
    }

    private Answer issue(String path) {
        return box.form(
                path,
                "grant_type=client_credentials&client_id=" + shop.channelId() + "&client_secret=" + shop.secret());
    }

    private Shop with(String token) {
        return new Shop(shop.channelId(), shop.secret(), token, shop.botUserId());
    }

    private static String token(Answer issued) {
        return issued.json().get("access_token").asString();
    }
}
