package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import java.net.BindException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Channel access tokens by JWT. */
class AssertionTest {
    private Box box;
    private Shop shop;
    private Signer signer;

    @BeforeEach
    void open() throws BindException {
        box = Box.atNoon();
        shop = box.openSmall();
        signer = Signer.of(box, shop.channelId());
    }

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void aTokenLivesAsLongAsItsChannelAsks() {
        Answer issued = issue(signer.assertion(Duration.ofMinutes(2)));
        assertThat(issued.status()).as(issued.json().toString()).isEqualTo(200);
        assertThat(issued.json().get("expires_in").asInt()).isEqualTo(120);
        assertThat(issued.json().get("token_type").asString()).isEqualTo("Bearer");
        assertThat(issued.json().get("key_id").asString()).isNotEmpty();
        Shop with = with(issued);
        assertThat(box.get(with, "/v2/bot/info").status()).isEqualTo(200);
        assertThat(verify(token(issued)).json().get("client_id").asString()).isEqualTo(shop.channelId());
        box.advance(Duration.ofMinutes(2));
        assertThat(box.get(with, "/v2/bot/info").status()).isEqualTo(401);
        assertError(verify(token(issued)), "invalid_request", "The access token expired");
    }

    @Test
    void withoutAWishATokenLivesThirtyDays() {
        assertThat(issue(signer.assertion(Map.of())).json().get("expires_in").asInt())
                .isEqualTo(2_592_000);
    }

    @Test
    void theThirtyFirstTokenIsRefusedUntilOneIsGone() {
        List<String> tokens = new ArrayList<>();
        List<String> keyIds = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Answer issued = issue(signer.assertion(Duration.ofDays(1 + i % 30)));
            tokens.add(token(issued));
            keyIds.add(issued.json().get("key_id").asString());
        }
        Answer refused = issue(signer.assertion(Duration.ofDays(1)));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).isEqualTo("The maximum number of access tokens has already been issued");
        List<String> listed = new ArrayList<>();
        keyIds().json().get("kids").forEach(kid -> listed.add(kid.asString()));
        assertThat(listed).containsExactlyInAnyOrderElementsOf(keyIds);
        assertThat(revoke(tokens.getFirst()).status()).isEqualTo(200);
        assertThat(keyIds().json().get("kids")).hasSize(29);
        assertThat(issue(signer.assertion(Duration.ofDays(1))).status()).isEqualTo(200);
    }

    @Test
    void aStatelessTokenCanBeHadByJwtToo() {
        Answer issued = box.form(
                "/oauth2/v3/token",
                "grant_type=client_credentials&client_assertion_type=" + Signer.BY_JWT + "&client_assertion="
                        + signer.assertion(Map.of()));
        assertThat(issued.json().get("expires_in").asInt()).isEqualTo(900);
        assertThat(box.get(with(issued), "/v2/bot/info").status()).isEqualTo(200);
    }

    @Test
    void whatIsWrongWithAnAssertionIsNamed() {
        assertThat(issue(signer.assertionBy("unknown")).status()).isEqualTo(404);
        assertThat(issue(signer.assertionBy("unknown")).message())
                .isEqualTo("Cannot find channel key that satisfies the conditions");
        assertError(issue("nonsense"), "invalid_client", "Invalid client_assertion");
        assertError(
                issue(signer.assertion(Map.of("iss", "1"))), "invalid_client", "iss and clientId of key do not match");
        assertError(issue(signer.forged()), "invalid_client", "Invalid signature");
        assertError(issue(signer.assertion(Map.of("sub", "1"))), "invalid_client", "Invalid sub");
        assertError(issue(signer.assertion(Map.of("aud", "https://example.com/"))), "invalid_client", "Invalid aud");
        assertError(issue(signer.assertion(Duration.ofDays(31))), "invalid_client", "Invalid token_exp");
        long tooFar = Box.NOON.plus(Duration.ofMinutes(31)).getEpochSecond();
        assertError(issue(signer.assertion(Map.of("exp", tooFar))), "invalid_client", "Invalid exp");
        box.advance(Duration.ofMinutes(30));
        assertError(issue(signer.assertion(Map.of())), "invalid_client", "Invalid exp");
        assertError(
                box.form("/oauth2/v2.1/token", "grant_type=client_credentials&client_assertion=x"),
                "invalid_request",
                "Invalid 'client_assertion_type'.");
        assertError(box.form("/oauth2/v2.1/token", "grant_type=x"), "unsupported_grant_type", "Invalid 'grant_type'.");
    }

    @Test
    void aTokenMustLookLikeOne() {
        assertError(verify("nonsense"), "invalid_request", "The access token not JWS");
        assertError(verify("a.b.%21"), "invalid_request", "The access token malformed");
        assertError(verify("a.b.c"), "invalid_request", "access_token invalid");
        assertError(revoke("nonsense"), "invalid_request", "The access token not JWS");
        assertThat(revoke("a.b.c").status()).isEqualTo(200);
        Answer wrongSecret =
                box.form("/oauth2/v2.1/revoke", "access_token=a.b.c&client_secret=x&client_id=" + shop.channelId());
        assertError(wrongSecret, "invalid_client", "invalid client_secret");
    }

    @Test
    void onlyProperKeysAreRegistered() {
        String path = "/_emulator/channels/" + shop.channelId() + "/keys";
        String small = Signer.generate(1_024).toPublicJWK().toJSONString();
        assertThat(box.control("POST", path, "{\"jwk\":" + small + "}").message())
                .isEqualTo("key: n: got 1024 bits (expected: 2048)");
        String secret = Signer.KEY.toJSONString();
        assertThat(box.control("POST", path, "{\"jwk\":" + secret + "}").message())
                .contains("expected: the public one only");
        for (String bad : List.of("{}", "{\"kty\":\"RSA\",\"n\":\"\",\"e\":\"\"}", "{\"kty\":\"oct\",\"k\":\"AA\"}"))
            assertThat(box.control("POST", path, "{\"jwk\":" + bad + "}").status())
                    .as(bad)
                    .isEqualTo(400);
        assertThat(box.control("GET", path, null).json().get("keys")).hasSize(1);
        assertThat(box.control("DELETE", path + "/" + signer.kid(), null).status())
                .isEqualTo(200);
        assertThat(issue(signer.assertion(Map.of())).status()).isEqualTo(404);
    }

    @Test
    void aLongLivedTokenIsReissuedAndTheOldOneKeptForAWhile() {
        Answer reissued = box.control("POST", shop.path("/token"), "{\"keepHours\":24}");
        String token = reissued.json().get("channelAccessToken").asString();
        assertThat(box.get(new Shop(shop.channelId(), shop.secret(), token, ""), "/v2/bot/info")
                        .status())
                .isEqualTo(200);
        assertThat(box.get(shop, "/v2/bot/info").status()).isEqualTo(200);
        box.advance(Duration.ofHours(24));
        assertThat(box.get(shop, "/v2/bot/info").status()).isEqualTo(401);
    }

    private static void assertError(Answer answer, String error, String description) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("error").asString()).isEqualTo(error);
        assertThat(answer.json().get("error_description").asString()).isEqualTo(description);
    }

    private Answer issue(String assertion) {
        return box.form(
                "/oauth2/v2.1/token",
                "grant_type=client_credentials&client_assertion_type=" + Signer.BY_JWT + "&client_assertion="
                        + assertion);
    }

    private Answer keyIds() {
        return box.control(
                "GET",
                "/oauth2/v2.1/tokens/kid?client_assertion_type=" + Signer.BY_JWT + "&client_assertion="
                        + signer.assertion(Map.of()),
                null);
    }

    private Answer verify(String token) {
        return box.control("GET", "/oauth2/v2.1/verify?access_token=" + token, null);
    }

    private Answer revoke(String token) {
        return box.form(
                "/oauth2/v2.1/revoke",
                "client_id=" + shop.channelId() + "&client_secret=" + shop.secret() + "&access_token=" + token);
    }

    private Shop with(Answer issued) {
        return new Shop(shop.channelId(), shop.secret(), token(issued), shop.botUserId());
    }

    private static String token(Answer issued) {
        return issued.json().get("access_token").asString();
    }
}
