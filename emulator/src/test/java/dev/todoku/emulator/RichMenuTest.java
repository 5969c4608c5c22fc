package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import dev.todoku.emulator.content.PlainPng;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RichMenuTest {
    static final byte[] PICTURE = PlainPng.of(800, 400, 0xffffff);
    private static final String NOBODY = "richmenu-" + "0".repeat(32);

    private Box box;
    private Bot bot;
    private Shop shop;
    private List<String> friends;
    private String friend;

    @BeforeEach
    void open() throws IOException {
        box = Box.atNoon();
        bot = Bot.start();
        box.settings("{\"rateWindow\":\"off\"}");
        shop = box.openJson("""
                {"name":"Shop","plan":"jp-2023-communication","webhook":"%s"}""".formatted(bot.url()));
        friends = box.addFriends(shop, 3);
        friend = friends.getFirst();
    }

    @AfterEach
    void close() {
        bot.close();
        box.close();
    }

    static String menu(String... actions) {
        StringBuilder areas = new StringBuilder();
        for (int i = 0; i < actions.length; i++)
            areas.append(areas.isEmpty() ? "" : ",")
                    .append("{\"bounds\":{\"x\":%d,\"y\":0,\"width\":100,\"height\":400},\"action\":%s}"
                            .formatted(100 * i, actions[i]));
        return """
                {"size":{"width":800,"height":400},"selected":true,"name":"Menu","chatBarText":"メニュー","areas":[%s]}""".formatted(areas);
    }

    private String create(String... actions) {
        Answer made = box.post(shop, "/v2/bot/richmenu", menu(actions));
        assertThat(made.status()).isEqualTo(200);
        return made.json().get("richMenuId").asString();
    }

    private String createWithPicture(String... actions) {
        String id = create(actions);
        assertThat(box.upload(shop, "/v2/bot/richmenu/" + id + "/content", "image/png", PICTURE)
                        .status())
                .isEqualTo(200);
        return id;
    }

    private void refused(Answer answer, int status, String message) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.message()).isEqualTo(message);
    }

    private void refusedWithEmptyDetails(Answer answer, int status, String message) {
        refused(answer, status, message);
        assertThat(answer.json().get("details").isEmpty()).isTrue();
    }

    @Test
    void aMenuIsMadeListedReadAndDeleted() {
        String id = create("{\"type\":\"uri\",\"uri\":\"https://example.com\",\"label\":\"Web\"}");
        assertThat(id).matches("richmenu-[0-9a-f]{32}");
        JsonNode read = box.get(shop, "/v2/bot/richmenu/" + id).json();
        assertThat(read.get("richMenuId").asString()).isEqualTo(id);
        assertThat(read.at("/areas/0/action/uri").asString()).isEqualTo("https://example.com");
        assertThat(box.get(shop, "/v2/bot/richmenu/list").json().get("richmenus"))
                .containsExactly(read);
        assertThat(box.delete(shop, "/v2/bot/richmenu/" + id).status()).isEqualTo(200);
        refused(box.get(shop, "/v2/bot/richmenu/" + id), 404, "Not found");
        refused(box.delete(shop, "/v2/bot/richmenu/" + id), 404, "Not found");
        assertThat(box.get(shop, "/v2/bot/richmenu/list").json().get("richmenus"))
                .isEmpty();
    }

    @Test
    void aMenuIsCheckedWithoutBeingMade() {
        assertThat(box.post(shop, "/v2/bot/richmenu/validate", menu()).status()).isEqualTo(200);
        Answer wrong = box.post(shop, "/v2/bot/richmenu/validate", "{}");
        refused(wrong, 400, "The request body has 5 error(s)");
        assertThat(wrong.json().at("/details/0/message").asString()).isEqualTo("must be specified");
        assertThat(box.get(shop, "/v2/bot/richmenu/list").json().get("richmenus"))
                .isEmpty();
    }

    @Test
    void thereAreAThousandMenusAtMost() {
        for (int i = 0; i < 1_000; i++) create();
        assertThat(box.post(shop, "/v2/bot/richmenu", menu()).status()).isEqualTo(400);
    }

    @Test
    void aHundredMenusAnHourCanBeMade() {
        box.settings("{\"rateWindow\":\"fixed\"}");
        for (int i = 0; i < 100; i++) create();
        assertThat(box.post(shop, "/v2/bot/richmenu", menu()).status()).isEqualTo(429);
    }

    @Test
    void thePictureIsReadAndMustHaveTheMenusSize() throws IOException {
        String id = create();
        String content = "/v2/bot/richmenu/" + id + "/content";
        refused(box.get(shop, content), 404, "Not found");
        refused(box.upload(shop, content, "image/gif", PICTURE), 415, "Unsupported media type");
        String notAllowed = "The image size is not allowed for richmenu";
        refused(box.upload(shop, content, "image/png", PlainPng.of(800, 401, 0)), 400, notAllowed);
        refused(box.upload(shop, content, "image/png", new byte[] {1, 2, 3}), 400, notAllowed);
        refused(box.upload(shop, content, "image/jpeg", new byte[1024 * 1024 + 1]), 400, notAllowed);
        refused(box.upload(shop, "/v2/bot/richmenu/" + NOBODY + "/content", "image/png", PICTURE), 404, "Not found");
        byte[] jpeg = jpeg(800, 400);
        assertThat(box.upload(shop, content, "image/jpeg", jpeg).json()).isEmpty();
        refused(
                box.upload(shop, content, "image/png", PICTURE),
                400,
                "An image has already been uploaded to the richmenu");
        Answer back = box.get(shop, content);
        assertThat(back.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(back.response().body()).isEqualTo(jpeg);
    }

    @Test
    void onlyAMenuWithAPictureCanBeShown() {
        String bare = create();
        String noImage = "must upload richmenu image before applying it to user";
        refusedWithEmptyDetails(box.post(shop, "/v2/bot/user/all/richmenu/" + bare, ""), 400, noImage);
        refusedWithEmptyDetails(box.post(shop, link(friend, bare), ""), 400, noImage);
        refusedWithEmptyDetails(box.post(shop, "/v2/bot/richmenu/bulk/link", bulk(bare, friend)), 400, noImage);
        refused(box.post(shop, "/v2/bot/user/all/richmenu/" + NOBODY, ""), 404, "Not found");
        refused(box.post(shop, link(friend, NOBODY), ""), 404, "Not found");
        refusedWithEmptyDetails(
                box.post(shop, "/v2/bot/richmenu/bulk/link", bulk(NOBODY, friend)), 404, "richmenu not found");
        refused(box.post(shop, link("hanako", bare), ""), 400, "The value for the 'userId' parameter is invalid");
    }

    @Test
    void theOwnMenuGoesBeforeTheDefaultAndThatBeforeTheManagers() {
        String first = createWithPicture();
        String second = createWithPicture();
        String defaults = "/v2/bot/user/all/richmenu";
        refusedWithEmptyDetails(box.get(shop, defaults), 404, "no default richmenu");
        assertThat(screen(friend).has("richMenu")).isFalse();

        box.control("PUT", shop.path("/richmenus/manager"), menu());
        refusedWithEmptyDetails(box.get(shop, defaults), 403, "the richmenu is owned by another channel");
        assertThat(screen(friend).at("/richMenu/via").asString()).isEqualTo("manager");

        box.post(shop, defaults + "/" + first, "");
        assertThat(box.get(shop, defaults).json().get("richMenuId").asString()).isEqualTo(first);
        assertThat(screen(friend).at("/richMenu/richMenuId").asString()).isEqualTo(first);

        box.post(shop, link(friend, second), "");
        assertThat(screen(friend).at("/richMenu/richMenuId").asString()).isEqualTo(second);
        assertThat(screen(friends.get(1)).at("/richMenu/via").asString()).isEqualTo("default");
        assertThat(box.control("GET", screen(friend).at("/richMenu/image").asString(), null)
                        .response()
                        .body())
                .isEqualTo(PICTURE);

        box.delete(shop, "/v2/bot/richmenu/" + second);
        assertThat(screen(friend).at("/richMenu/richMenuId").asString()).isEqualTo(first);
        box.delete(shop, defaults);
        assertThat(screen(friend).at("/richMenu/via").asString()).isEqualTo("manager");
        box.control("DELETE", shop.path("/richmenus/manager"), null);
        assertThat(screen(friend).has("richMenu")).isFalse();
    }

    @Test
    void aLinkIsReadAndUndone() {
        String id = createWithPicture();
        String path = "/v2/bot/user/" + friend + "/richmenu";
        refusedWithEmptyDetails(box.get(shop, path), 404, "the user has no richmenu");
        assertThat(box.post(shop, link(friend, id), "").status()).isEqualTo(200);
        assertThat(box.get(shop, path).json().get("richMenuId").asString()).isEqualTo(id);
        assertThat(box.delete(shop, path).status()).isEqualTo(200);
        assertThat(box.get(shop, path).status()).isEqualTo(404);
    }

    @Test
    void whoIsNoFriendGetsNoMenuAndNobodyIsTold() {
        String id = createWithPicture();
        String stranger = Box.strangers(1).getFirst();
        assertThat(box.post(shop, link(stranger, id), "").status()).isEqualTo(200);
        assertThat(box.get(shop, "/v2/bot/user/" + stranger + "/richmenu").status())
                .isEqualTo(404);
        box.post(shop, link(friend, id), "");
        box.act(shop, friend, "{\"type\":\"unfollow\"}");
        assertThat(box.get(shop, "/v2/bot/user/" + friend + "/richmenu").status())
                .isEqualTo(404);
    }

    @Test
    void fiveHundredUsersAreLinkedAtOnce() {
        String id = createWithPicture();
        Answer linked = box.post(shop, "/v2/bot/richmenu/bulk/link", bulk(id, friends.get(0), friends.get(1)));
        assertThat(linked.status()).isEqualTo(202);
        assertThat(menuOf(friends.get(1))).isEqualTo(id);
        assertThat(menuOf(friends.get(2))).isEmpty();
        Answer unlinked = box.post(shop, "/v2/bot/richmenu/bulk/unlink", "{\"userIds\":[\"%s\"]}".formatted(friend));
        assertThat(unlinked.status()).isEqualTo(202);
        assertThat(menuOf(friend)).isEmpty();
        assertThat(menuOf(friends.get(1))).isEqualTo(id);
    }

    @Test
    void anAliasNamesAMenuThatHasAPicture() {
        String id = createWithPicture();
        String other = createWithPicture();
        String alias = "/v2/bot/richmenu/alias";
        refusedWithEmptyDetails(box.post(shop, alias, alias("tab-a", create())), 400, "richmenu not found");
        refusedWithEmptyDetails(box.post(shop, alias, alias("tab-a", NOBODY)), 400, "richmenu not found");
        refused(box.post(shop, alias, alias("tab-a", "x")), 400, "The request body has 1 error(s)");
        assertThat(box.post(shop, alias, alias("tab-a", id)).json()).isEmpty();
        refusedWithEmptyDetails(box.post(shop, alias, alias("tab-a", other)), 400, "conflict richmenu alias id");
        assertThat(box.get(shop, alias + "/tab-a").json().get("richMenuId").asString())
                .isEqualTo(id);
        assertThat(box.post(shop, alias + "/tab-a", "{\"richMenuId\":\"%s\"}".formatted(other))
                        .status())
                .isEqualTo(200);
        assertThat(box.get(shop, alias + "/list")
                        .json()
                        .at("/aliases/0/richMenuId")
                        .asString())
                .isEqualTo(other);
        assertThat(box.delete(shop, alias + "/tab-a").status()).isEqualTo(200);
        for (Answer gone : List.of(
                box.get(shop, alias + "/tab-a"),
                box.delete(shop, alias + "/tab-a"),
                box.post(shop, alias + "/tab-a", "{\"richMenuId\":\"%s\"}".formatted(other))))
            refusedWithEmptyDetails(gone, 404, "richmenu alias not found");
    }

    @Test
    void tapsDoWhatTheAreaSays() {
        String other = createWithPicture();
        box.post(shop, "/v2/bot/richmenu/alias", alias("tab-b", other));
        String id = createWithPicture(
                "{\"type\":\"postback\",\"data\":\"buy=1\",\"displayText\":\"買います\"}",
                "{\"type\":\"message\",\"text\":\"予約\"}",
                "{\"type\":\"uri\",\"uri\":\"https://example.com\"}",
                "{\"type\":\"richmenuswitch\",\"richMenuAliasId\":\"nowhere\",\"data\":\"to=x\"}",
                "{\"type\":\"richmenuswitch\",\"richMenuAliasId\":\"tab-b\",\"data\":\"to=b\"}");
        box.post(shop, link(friend, id), "");
        for (int area = 0; area < 5; area++)
            assertThat(box.tapMenu(shop, friend, area).status()).isEqualTo(200);
        box.settle();
        List<JsonNode> events = bot.events();
        assertThat(events).hasSize(4);
        assertThat(events.get(0).at("/postback/data").asString()).isEqualTo("buy=1");
        assertThat(events.get(1).at("/message/text").asString()).isEqualTo("予約");
        assertThat(events.get(2).at("/postback/params/status").asString()).isEqualTo("RICHMENU_ALIAS_ID_NOTFOUND");
        assertThat(events.get(3).at("/postback/params/status").asString()).isEqualTo("SUCCESS");
        assertThat(events.get(3).at("/postback/params/newRichMenuAliasId").asString())
                .isEqualTo("tab-b");
        assertThat(menuOf(friend)).isEqualTo(other);
        JsonNode chat = box.control("GET", shop.path("/friends/" + friend + "/chat"), null)
                .json();
        assertThat(chat.at("/messages/0/message/text").asString()).isEqualTo("買います");
        assertThat(box.tapMenu(shop, friend, 7).message()).isEqualTo("area: got 7 (expected: one of 0, from 0)");
    }

    private JsonNode screen(String userId) {
        return box.control("GET", shop.path("/friends/" + userId + "/screen"), null)
                .json();
    }

    private String menuOf(String userId) {
        return box.get(shop, "/v2/bot/user/" + userId + "/richmenu")
                .json()
                .path("richMenuId")
                .asString("");
    }

    static String link(String userId, String richMenuId) {
        return "/v2/bot/user/" + userId + "/richmenu/" + richMenuId;
    }

    static String bulk(String richMenuId, String... userIds) {
        return """
                {"richMenuId":"%s","userIds":["%s"]}""".formatted(richMenuId, String.join("\",\"", userIds));
    }

    static String alias(String aliasId, String richMenuId) {
        return """
                {"richMenuAliasId":"%s","richMenuId":"%s"}""".formatted(aliasId, richMenuId);
    }

    private static byte[] jpeg(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpg", out);
        return out.toByteArray();
    }
}
