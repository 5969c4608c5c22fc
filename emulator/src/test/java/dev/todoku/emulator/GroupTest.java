package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.bot.webhook.model.GroupSource;
import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GroupTest {
    private Box box;
    private Bot bot;
    private Shop shop;
    private List<String> friends;

    @BeforeEach
    void open() throws IOException {
        box = Box.atNoon();
        bot = Bot.start();
        shop = box.openJson("""
                {"name":"Shop","plan":"jp-2023-communication","webhook":"%s"}""".formatted(bot.url()));
        friends = box.addFriends(shop, 3);
    }

    @AfterEach
    void close() {
        bot.close();
        box.close();
    }

    private String group(String json) {
        Answer made = box.control("POST", shop.path("/groups"), json);
        assertThat(made.status()).isEqualTo(201);
        return made.json().get("chatId").asString();
    }

    private String family() {
        return group("""
                {"name":"家族","pictureUrl":"https://example.com/a.png","members":["%s","%s"],"memberCount":3}""".formatted(friends.get(0), friends.get(1)));
    }

    private Answer act(String chatId, String json) {
        return box.control("POST", shop.path("/groups/" + chatId + "/actions"), json);
    }

    @Test
    void theBotJoinsAndIsToldSo() {
        String id = family();
        box.settle();
        JsonNode join = bot.lastEvent();
        assertThat(join.get("type").asString()).isEqualTo("join");
        assertThat(join.at("/source/groupId").asString()).isEqualTo(id).matches("C[0-9a-f]{32}");
        assertThat(join.at("/source").has("userId")).isFalse();
        assertThat(join.has("replyToken")).isTrue();
    }

    @Test
    void theGroupIsDescribed() {
        String id = family();
        JsonNode summary = box.get(shop, "/v2/bot/group/" + id + "/summary").json();
        assertThat(summary.get("groupId").asString()).isEqualTo(id);
        assertThat(summary.get("groupName").asString()).isEqualTo("家族");
        assertThat(summary.get("pictureUrl").asString()).isEqualTo("https://example.com/a.png");
        assertThat(box.get(shop, "/v2/bot/group/" + id + "/members/count")
                        .json()
                        .get("count")
                        .asInt())
                .isEqualTo(5);
        JsonNode ids =
                box.get(shop, "/v2/bot/group/" + id + "/members/ids").json().get("memberIds");
        assertThat(ids).hasSize(5);
        String stranger = ids.get(4).asString();
        assertThat(box.get(shop, "/v2/bot/profile/" + stranger).status()).isEqualTo(404);
        JsonNode profile =
                box.get(shop, "/v2/bot/group/" + id + "/member/" + stranger).json();
        assertThat(profile.get("userId").asString()).isEqualTo(stranger);
        assertThat(profile.get("displayName").asString()).isNotEmpty();
        assertThat(box.get(shop, "/v2/bot/group/" + id + "/member/" + friends.get(2))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void membersComeAHundredAtATime() {
        String id = group("{\"memberCount\":250}");
        List<String> all = new ArrayList<>();
        String start = "";
        for (int page = 0; page < 3; page++) {
            JsonNode members = box.get(shop, "/v2/bot/group/" + id + "/members/ids" + start)
                    .json();
            members.get("memberIds").forEach(member -> all.add(member.asString()));
            start = "?start=" + members.path("next").asString("");
            assertThat(members.has("next")).isEqualTo(page < 2);
        }
        assertThat(all).hasSize(250).doesNotHaveDuplicates();
        assertThat(box.get(shop, "/v2/bot/group/" + id + "/members/ids?start=x").status())
                .isEqualTo(400);
        box.settings("{\"verifiedAccounts\":false}");
        assertThat(box.get(shop, "/v2/bot/group/" + id + "/members/ids").status())
                .isEqualTo(403);
    }

    @Test
    void whatIsNotThereIsTold() {
        for (String kind : List.of("group", "room")) {
            String unknown = (kind.equals("group") ? "C" : "R") + "0".repeat(32);
            for (String rest : List.of("/members/count", "/members/ids", "/member/" + friends.getFirst())) {
                Answer absent = box.get(shop, "/v2/bot/" + kind + "/" + unknown + rest);
                assertThat(absent.status()).isEqualTo(404);
                assertThat(absent.message()).isEqualTo("Not found");
                Answer malformed = box.get(shop, "/v2/bot/" + kind + "/x" + rest);
                assertThat(malformed.status()).isEqualTo(400);
                assertThat(malformed.message())
                        .isEqualTo("The value for the '%sId' parameter is invalid".formatted(kind));
            }
            assertThat(box.post(shop, "/v2/bot/" + kind + "/" + unknown + "/leave", "")
                            .status())
                    .isEqualTo(404);
            assertThat(box.post(shop, "/v2/bot/" + kind + "/x/leave", "").status())
                    .isEqualTo(400);
        }
        String id = family();
        assertThat(box.get(shop, "/v2/bot/group/" + id + "/member/x").message())
                .isEqualTo("The value for the 'userId' parameter is invalid");
    }

    @Test
    void aPushCountsTheMembersAndStandsInNobodysOwnChat() {
        String id = family();
        assertThat(box.push(shop, id).status()).isEqualTo(200);
        assertThat(box.usage(shop).get("used").asInt()).isEqualTo(5);
        assertThat(chat("/groups/" + id)).hasSize(1);
        assertThat(chat("/friends/" + friends.getFirst())).isEmpty();
        JsonNode request = box.control("GET", "/_emulator/requests?path=/v2/bot/message/push&detail=userIds", null)
                .json()
                .at("/requests/0");
        assertThat(request.get("counted").asInt()).isEqualTo(5);
        assertThat(request.get("userIds").size()).isEqualTo(5);
    }

    @Test
    void aPushToAGroupThatDoesNotFitIsRefused() {
        String id = group("{\"memberCount\":201}");
        Answer refused = box.push(shop, id);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.message()).isEqualTo("You have reached your monthly limit.");
    }

    @Test
    void membersWriteAndAreAnsweredInTheGroup() {
        String id = family();
        act(id, "{\"type\":\"message\",\"text\":\"何時？\",\"userId\":\"%s\"}".formatted(friends.getFirst()));
        box.settle();
        JsonNode event = bot.lastEvent();
        assertThat(event.at("/source/type").asString()).isEqualTo("group");
        assertThat(event.at("/source/userId").asString()).isEqualTo(friends.getFirst());
        assertThat(bot.received()
                        .getLast()
                        .parse(shop.secret())
                        .events()
                        .getLast()
                        .source())
                .isInstanceOf(GroupSource.class);
        String reply = """
                {"replyToken":"%s","messages":[{"type":"text","text":"七時"}]}""".formatted(event.get("replyToken").asString());
        assertThat(box.post(shop, "/v2/bot/message/reply", reply).status()).isEqualTo(200);
        assertThat(box.usage(shop).get("used").asInt()).isZero();
        List<JsonNode> messages = chat("/groups/" + id);
        assertThat(messages)
                .extracting(message -> message.at("/message/text").asString())
                .containsExactly("何時？", "七時");
        assertThat(messages.getFirst().get("userId").asString()).isEqualTo(friends.getFirst());
        assertThat(chat("/friends/" + friends.getFirst())).isEmpty();
        assertThat(act(id, "{\"type\":\"message\",\"text\":\"x\",\"userId\":\"%s\"}".formatted(friends.get(2)))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void membersComeAndGo() {
        String id = family();
        act(id, "{\"type\":\"memberJoined\",\"members\":[\"%s\"]}".formatted(friends.get(2)));
        box.settle();
        JsonNode joined = bot.lastEvent();
        assertThat(joined.at("/joined/members/0/userId").asString()).isEqualTo(friends.get(2));
        assertThat(joined.has("replyToken")).isTrue();
        act(id, "{\"type\":\"memberLeft\",\"members\":[\"%s\",\"%s\"]}".formatted(friends.get(0), friends.get(2)));
        box.settle();
        JsonNode left = bot.lastEvent();
        assertThat(left.at("/left/members").size()).isEqualTo(2);
        assertThat(left.has("replyToken")).isFalse();
        box.push(shop, id);
        assertThat(box.usage(shop).get("used").asInt()).isEqualTo(4);
        assertThat(act(id, "{\"type\":\"memberLeft\",\"members\":[\"%s\"]}".formatted(friends.get(2)))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void theBotLeavesOrIsRemovedAndCanComeBack() {
        String id = family();
        assertThat(box.post(shop, "/v2/bot/group/" + id + "/leave", "").json()).isEmpty();
        box.settle();
        assertThat(bot.lastEvent().get("type").asString()).isEqualTo("leave");
        assertThat(box.post(shop, "/v2/bot/group/" + id + "/leave", "").status())
                .isEqualTo(404);
        Answer push = box.push(shop, id);
        assertThat(push.status()).isEqualTo(400);
        assertThat(push.message()).isEqualTo("Failed to send messages");
        act(id, "{\"type\":\"join\"}");
        assertThat(box.push(shop, id).status()).isEqualTo(200);
        act(id, "{\"type\":\"leave\"}");
        assertThat(box.push(shop, id).status()).isEqualTo(400);
    }

    @Test
    void aRoomIsAGroupWithoutNameThatCanBeLeftTwice() {
        String id = group("{\"kind\":\"room\",\"memberCount\":2}");
        assertThat(id).startsWith("R");
        assertThat(box.get(shop, "/v2/bot/room/" + id + "/members/count")
                        .json()
                        .get("count")
                        .asInt())
                .isEqualTo(2);
        assertThat(box.get(shop, "/v2/bot/group/" + id + "/members/count").status())
                .isEqualTo(400);
        box.settle();
        assertThat(bot.lastEvent().at("/source/roomId").asString()).isEqualTo(id);
        for (int i = 0; i < 2; i++)
            assertThat(box.post(shop, "/v2/bot/room/" + id + "/leave", "").status())
                    .isEqualTo(200);
        assertThat(box.get(shop, "/v2/bot/room/" + id + "/members/count").status())
                .isEqualTo(404);
    }

    private List<JsonNode> chat(String path) {
        List<JsonNode> messages = new ArrayList<>();
        box.control("GET", shop.path(path + "/chat"), null)
                .json()
                .get("messages")
                .forEach(messages::add);
        return messages;
    }
}
