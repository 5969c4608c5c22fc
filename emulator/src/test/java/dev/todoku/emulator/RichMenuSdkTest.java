package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.linecorp.bot.client.base.Result;
import com.linecorp.bot.client.base.UploadFile;
import com.linecorp.bot.messaging.client.MessagingApiBlobClient;
import com.linecorp.bot.messaging.client.MessagingApiClient;
import com.linecorp.bot.messaging.client.MessagingApiClientException;
import com.linecorp.bot.messaging.model.CreateRichMenuAliasRequest;
import com.linecorp.bot.messaging.model.PostbackAction;
import com.linecorp.bot.messaging.model.RichMenuArea;
import com.linecorp.bot.messaging.model.RichMenuBatchLinkOperation;
import com.linecorp.bot.messaging.model.RichMenuBatchProgressPhase;
import com.linecorp.bot.messaging.model.RichMenuBatchRequest;
import com.linecorp.bot.messaging.model.RichMenuBatchUnlinkAllOperation;
import com.linecorp.bot.messaging.model.RichMenuBounds;
import com.linecorp.bot.messaging.model.RichMenuBulkLinkRequest;
import com.linecorp.bot.messaging.model.RichMenuBulkUnlinkRequest;
import com.linecorp.bot.messaging.model.RichMenuRequest;
import com.linecorp.bot.messaging.model.RichMenuResponse;
import com.linecorp.bot.messaging.model.RichMenuSize;
import com.linecorp.bot.messaging.model.RichMenuSwitchAction;
import com.linecorp.bot.messaging.model.UpdateRichMenuAliasRequest;
import dev.todoku.emulator.Box.Shop;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The official Java SDK's methods for rich menus, all of them. */
class RichMenuSdkTest {
    private static final RichMenuRequest MENU = new RichMenuRequest(
            new RichMenuSize(800L, 400L),
            true,
            "Menu",
            "メニュー",
            List.of(
                    new RichMenuArea(
                            new RichMenuBounds(0L, 0L, 400L, 400L),
                            new PostbackAction("買う", "buy=1", "買います", null, null, null)),
                    new RichMenuArea(
                            new RichMenuBounds(400L, 0L, 400L, 400L), new RichMenuSwitchAction("次", "to=b", "tab-b"))));

    private Box box;
    private MessagingApiClient client;
    private MessagingApiBlobClient blobs;
    private List<String> friends;

    @BeforeEach
    void open() throws IOException {
        box = Box.atNoon();
        Shop shop = box.openSmall();
        friends = box.addFriends(shop, 3);
        client = MessagingApiClient.builder(shop.token())
                .apiEndPoint(box.server().url())
                .build();
        blobs = MessagingApiBlobClient.builder(shop.token())
                .apiEndPoint(box.server().url())
                .build();
    }

    @AfterEach
    void close() {
        box.close();
    }

    private String create() {
        String id = client.createRichMenu(MENU).join().body().richMenuId();
        blobs.setRichMenuImage(id, UploadFile.fromByteArray(RichMenuTest.PICTURE, "image/png"))
                .join();
        return id;
    }

    @Test
    void itMakesReadsAndDeletesMenus() throws IOException {
        client.validateRichMenuObject(MENU).join();
        String id = create();
        RichMenuResponse read = client.getRichMenu(id).join().body();
        assertThat(read.areas()).isEqualTo(MENU.areas());
        assertThat(read.size()).isEqualTo(MENU.size());
        assertThat(client.getRichMenuList().join().body().richmenus()).containsExactly(read);
        assertThat(blobs.getRichMenuImage(id).join().body().byteStream().readAllBytes())
                .isEqualTo(RichMenuTest.PICTURE);
        client.deleteRichMenu(id).join();
        assertThat(failure(client.getRichMenu(id)).getCode()).isEqualTo(404);
    }

    @Test
    void itSaysWhoSeesWhich() {
        String id = create();
        client.setDefaultRichMenu(id).join();
        assertThat(client.getDefaultRichMenuId().join().body().richMenuId()).isEqualTo(id);
        client.cancelDefaultRichMenu().join();
        assertThat(failure(client.getDefaultRichMenuId()).getError()).isEqualTo("no default richmenu");
        String friend = friends.getFirst();
        client.linkRichMenuIdToUser(friend, id).join();
        assertThat(client.getRichMenuIdOfUser(friend).join().body().richMenuId())
                .isEqualTo(id);
        client.unlinkRichMenuIdFromUser(friend).join();
        assertThat(failure(client.getRichMenuIdOfUser(friend)).getError()).isEqualTo("the user has no richmenu");
        client.linkRichMenuIdToUsers(new RichMenuBulkLinkRequest(id, friends)).join();
        assertThat(client.getRichMenuIdOfUser(friends.get(2)).join().body().richMenuId())
                .isEqualTo(id);
        client.unlinkRichMenuIdFromUsers(new RichMenuBulkUnlinkRequest(friends)).join();
        assertThat(failure(client.getRichMenuIdOfUser(friends.get(2))).getCode())
                .isEqualTo(404);
    }

    @Test
    void itNamesMenus() {
        String id = create();
        String other = create();
        client.createRichMenuAlias(new CreateRichMenuAliasRequest("tab-b", id)).join();
        assertThat(client.getRichMenuAlias("tab-b").join().body().richMenuId()).isEqualTo(id);
        client.updateRichMenuAlias("tab-b", new UpdateRichMenuAliasRequest(other))
                .join();
        assertThat(client.getRichMenuAliasList()
                        .join()
                        .body()
                        .aliases()
                        .getFirst()
                        .richMenuId())
                .isEqualTo(other);
        client.deleteRichMenuAlias("tab-b").join();
        assertThat(failure(client.getRichMenuAlias("tab-b")).getError()).isEqualTo("richmenu alias not found");
    }

    @Test
    void itChangesMenusInBatches() {
        String id = create();
        String other = create();
        client.linkRichMenuIdToUser(friends.getFirst(), id).join();
        RichMenuBatchRequest request =
                new RichMenuBatchRequest(List.of(new RichMenuBatchLinkOperation(id, other)), "key-1");
        client.validateRichMenuBatchRequest(request).join();
        Result<Void> accepted = client.richMenuBatch(request).join();
        String requestId = Objects.requireNonNull(accepted.requestId());
        assertThat(client.getRichMenuBatchProgress(requestId).join().body().phase())
                .isEqualTo(RichMenuBatchProgressPhase.ONGOING);
        box.advance(Duration.ofMinutes(1));
        assertThat(client.getRichMenuBatchProgress(requestId).join().body().phase())
                .isEqualTo(RichMenuBatchProgressPhase.SUCCEEDED);
        assertThat(client.getRichMenuIdOfUser(friends.getFirst()).join().body().richMenuId())
                .isEqualTo(other);
        client.richMenuBatch(new RichMenuBatchRequest(List.of(new RichMenuBatchUnlinkAllOperation()), null))
                .join();
    }

    private static MessagingApiClientException failure(CompletableFuture<?> call) {
        CompletionException thrown = catchThrowableOfType(CompletionException.class, call::join);
        if (thrown.getCause() instanceof MessagingApiClientException refused) return refused;
        throw new AssertionError("expected a refusal of the SDK's own kind", thrown);
    }
}
