package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.linecorp.bot.liff.client.LiffClient;
import com.linecorp.bot.liff.client.LiffClientException;
import com.linecorp.bot.liff.model.AddLiffAppRequest;
import com.linecorp.bot.liff.model.LiffApp;
import com.linecorp.bot.liff.model.LiffBotPrompt;
import com.linecorp.bot.liff.model.LiffFeatures;
import com.linecorp.bot.liff.model.LiffScope;
import com.linecorp.bot.liff.model.LiffView;
import com.linecorp.bot.liff.model.UpdateLiffAppRequest;
import com.linecorp.bot.oauth.client.ChannelAccessTokenClient;
import com.linecorp.bot.oauth.client.ChannelAccessTokenClientException;
import com.linecorp.bot.oauth.model.IssueChannelAccessTokenResponse;
import com.linecorp.bot.shop.client.ShopClient;
import com.linecorp.bot.shop.client.ShopClientException;
import com.linecorp.bot.shop.model.MissionStickerRequest;
import dev.todoku.emulator.Box.Shop;
import java.net.BindException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The official Java SDK's clients for tokens, LIFF apps and mission stickers: every method of theirs. */
class ChannelSdkTest {
    private static final String GRANT = "client_credentials";

    private Box box;
    private Shop shop;
    private ChannelAccessTokenClient tokens;

    @BeforeEach
    void open() throws BindException {
        box = Box.atNoon();
        shop = box.openSmall();
        tokens = ChannelAccessTokenClient.builder()
                .apiEndPoint(box.server().url())
                .build();
    }

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void itIssuesVerifiesAndRevokesShortLivedTokens() {
        String token = tokens.issueChannelToken(GRANT, shop.channelId(), shop.secret())
                .join()
                .body()
                .accessToken();
        assertThat(tokens.verifyChannelToken(token).join().body().clientId()).isEqualTo(shop.channelId());
        assertThat(tokens.verifyChannelToken(shop.token()).join().body().expiresIn())
                .isPositive();
        tokens.revokeChannelToken(token).join();
        ChannelAccessTokenClientException refused =
                failure(ChannelAccessTokenClientException.class, tokens.verifyChannelToken(token));
        assertThat(refused.getCode()).isEqualTo(400);
        assertThat(refused.getErrorDescription()).isEqualTo("access_token invalid");
    }

    @Test
    void itIssuesListsVerifiesAndRevokesTokensByJwt() {
        Signer signer = Signer.of(box, shop.channelId());
        String assertion = signer.assertion(Duration.ofDays(3));
        IssueChannelAccessTokenResponse issued = tokens.issueChannelTokenByJWT(GRANT, Signer.BY_JWT, assertion)
                .join()
                .body();
        assertThat(tokens.getsAllValidChannelAccessTokenKeyIds(Signer.BY_JWT, assertion)
                        .join()
                        .body()
                        .kids())
                .containsExactly(issued.keyId());
        assertThat(tokens.verifyChannelTokenByJWT(issued.accessToken())
                        .join()
                        .body()
                        .expiresIn())
                .isEqualTo(3 * 86_400L);
        tokens.revokeChannelTokenByJWT(shop.channelId(), shop.secret(), issued.accessToken())
                .join();
        assertThat(failure(
                                ChannelAccessTokenClientException.class,
                                tokens.verifyChannelTokenByJWT(issued.accessToken()))
                        .getCode())
                .isEqualTo(400);
    }

    @Test
    void itIssuesStatelessTokensBySecretAndByJwt() {
        assertThat(tokens.issueStatelessChannelToken(GRANT, null, null, shop.channelId(), shop.secret())
                        .join()
                        .body()
                        .expiresIn())
                .isEqualTo(900);
        String assertion = Signer.of(box, shop.channelId()).assertion(Duration.ofDays(1));
        assertThat(tokens.issueStatelessChannelToken(GRANT, Signer.BY_JWT, assertion, null, null)
                        .join()
                        .body()
                        .tokenType())
                .isEqualTo("Bearer");
    }

    @Test
    void itAddsChangesListsAndDeletesLiffApps() {
        App app = App.open(box, shop, "");
        LiffClient liff = LiffClient.builder(
                        app.channelToken("/v2/oauth/accessToken").token())
                .apiEndPoint(box.server().url())
                .build();
        assertThat(failure(LiffClientException.class, liff.getAllLIFFApps()).getCode())
                .isEqualTo(404);
        LiffView view = new LiffView(LiffView.Type.TALL, URI.create("https://example.com/app"), false);
        String id = liff.addLIFFApp(new AddLiffAppRequest(
                        view,
                        "予約",
                        new LiffFeatures(null, true),
                        "concat",
                        List.of(LiffScope.OPENID, LiffScope.PROFILE),
                        LiffBotPrompt.NORMAL))
                .join()
                .body()
                .liffId();
        assertThat(id).startsWith(app.channelId() + "-");
        liff.updateLIFFApp(
                        id,
                        new UpdateLiffAppRequest(
                                new LiffView(null, URI.create("https://example.com/new"), null),
                                null,
                                null,
                                null,
                                null,
                                null))
                .join();
        LiffApp changed = liff.getAllLIFFApps().join().body().apps().getFirst();
        assertThat(changed.view())
                .isEqualTo(new LiffView(LiffView.Type.TALL, URI.create("https://example.com/new"), false));
        assertThat(changed.description()).isEqualTo("予約");
        assertThat(changed.scope()).containsExactly(LiffScope.OPENID, LiffScope.PROFILE);
        liff.deleteLIFFApp(id).join();
        assertThat(failure(LiffClientException.class, liff.deleteLIFFApp(id)).getCode())
                .isEqualTo(404);
    }

    @Test
    void itGivesMissionStickers() {
        String friend = box.addFriends(shop, 1).getFirst();
        ShopClient client =
                ShopClient.builder(shop.token()).apiEndPoint(box.server().url()).build();
        MissionStickerRequest request = new MissionStickerRequest(friend, "1", "STICKER", false);
        assertThat(failure(ShopClientException.class, client.missionStickerV3(request))
                        .getCode())
                .isEqualTo(403);
        box.control("PUT", shop.path("/mission-stickers"), "{\"products\":[{\"productId\":\"1\"}]}");
        client.missionStickerV3(request).join();
        assertThat(box.control("GET", shop.path("/mission-stickers"), null)
                        .json()
                        .get("given")
                        .get(0)
                        .get("userId")
                        .asString())
                .isEqualTo(friend);
    }

    private static <E extends Exception> E failure(Class<E> type, CompletableFuture<?> call) {
        CompletionException thrown = catchThrowableOfType(CompletionException.class, call::join);
        if (type.isInstance(thrown.getCause())) return Objects.requireNonNull(type.cast(thrown.getCause()));
        throw new AssertionError("expected a refusal of the SDK's own kind", thrown);
    }
}
