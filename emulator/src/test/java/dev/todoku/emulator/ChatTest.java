package dev.todoku.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ChatTest {
    private Box box;
    private Shop shop;
    private String friend;

    @BeforeEach
    void open() throws IOException {
        box = Box.atNoon();
        shop = box.openSmall();
        friend = box.addFriends(shop, 2).getFirst();
    }

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void aChatIsReadBackwardsByPages() {
        for (int i = 1; i <= 7; i++) write("text " + i);
        JsonNode newest = chat("?limit=3");
        assertThat(texts(newest)).containsExactly("text 5", "text 6", "text 7");
        assertThat(newest.get("earlier").asBoolean()).isTrue();
        JsonNode before = chat(
                "?limit=5&before=" + newest.get("messages").get(0).get("id").asString());
        assertThat(texts(before)).containsExactly("text 1", "text 2", "text 3", "text 4");
        assertThat(before.get("earlier").asBoolean()).isFalse();
    }

    @Test
    void whatComesNextIsToldOnce() throws Exception {
        write("before");
        long seen = chat("?limit=10").get("version").asLong();
        CompletableFuture<JsonNode> waiting = CompletableFuture.supplyAsync(() -> chat("?version=" + seen));
        box.push(shop, friend);
        JsonNode news = waiting.get(10, TimeUnit.SECONDS);
        assertThat(news.get("messages")).hasSize(1);
        assertThat(news.get("version").asLong()).isGreaterThan(seen);
        write("after");
        assertThat(texts(chat("?version=" + news.get("version").asLong()))).containsExactly("after");
    }

    @Test
    void eventsThatAreNoMessagesAreToldOnRequest() {
        box.act(shop, friend, "{\"type\":\"unfollow\"}");
        box.act(shop, friend, "{\"type\":\"follow\"}");
        assertThat(chat("").get("messages")).isEmpty();
        List<String> types = new ArrayList<>();
        chat("?detail=events")
                .get("messages")
                .forEach(one -> types.add(one.at("/message/type").asString()));
        assertThat(types).containsExactly("unfollow", "follow");
    }

    @Test
    void aGroupIsReadAsAFriendsChatWithItsWriters() {
        String chatId = box.control(
                        "POST", shop.path("/groups"), "{\"name\":\"G\",\"members\":[\"%s\"]}".formatted(friend))
                .json()
                .get("chatId")
                .asString();
        box.control("POST", shop.path("/groups/" + chatId + "/actions"), """
                {"userId":"%s","type":"message","text":"hello"}""".formatted(friend));
        box.push(shop, chatId);
        JsonNode chat = box.control("GET", shop.path("/groups/" + chatId + "/chat?limit=2"), null)
                .json();
        assertThat(chat.at("/messages/0/userId").asString()).isEqualTo(friend);
        assertThat(chat.at("/messages/1/direction").asString()).isEqualTo("out");
        assertThat(chat("").get("messages")).isEmpty();
    }

    @Test
    void whatAFriendSentCanBeLookedAtAgain() {
        Answer sent = box.upload(
                shop, shop.path("/friends/" + friend + "/contents?type=file"), "text/plain", "abc".getBytes(UTF_8));
        String messageId = sent.json().get("messageId").asString();
        Answer kept = box.control("GET", shop.path("/contents/" + messageId), null);
        assertThat(new String(kept.response().body(), UTF_8)).isEqualTo("abc");
        assertThat(kept.header("Content-Type")).isEqualTo("text/plain");
        assertThat(box.control("GET", shop.path("/contents/1"), null).status()).isEqualTo(404);
    }

    @Test
    void anImpossibleNumberIsRefusedWithWhatWasExpected() {
        Answer answer = box.control("GET", shop.path("/friends/" + friend + "/chat?limit=none"), null);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).isEqualTo("limit: got 'none' (expected: a whole number from 1 on)");
    }

    @Test
    void friendsAreFoundByNameAndIdPageByPage() {
        box.control("POST", shop.path("/friends"), """
                {"friends":[{"displayName":"Zoë Ng"},{"displayName":"zoo"},{"displayName":"Ann"}]}""");
        assertThat(names("?query=zo")).containsExactly("Zoë Ng", "zoo");
        assertThat(names("?query=" + friend)).hasSize(1);
        JsonNode first = list("?limit=2");
        assertThat(first.get("total").asInt()).isEqualTo(5);
        assertThat(names("?limit=9&after=" + first.get("next").asString())).containsExactly("Zoë Ng", "zoo", "Ann");
    }

    @Test
    void aFriendsStatusFollowsWhatTheyDo() {
        assertThat(list("?status=blocking").get("friends")).isEmpty();
        box.act(shop, friend, "{\"type\":\"unfollow\"}");
        assertThat(list("?status=blocking").get("friends")).hasSize(1);
        assertThat(box.control("GET", shop.path("/friends/" + friend), null)
                        .json()
                        .get("status")
                        .asString())
                .isEqualTo("blocking");
    }

    private void write(String text) {
        box.act(shop, friend, "{\"type\":\"message\",\"text\":\"%s\"}".formatted(text));
    }

    private JsonNode chat(String query) {
        return box.control("GET", shop.path("/friends/" + friend + "/chat" + query), null)
                .json();
    }

    private JsonNode list(String query) {
        return box.control("GET", shop.path("/friends" + query), null).json();
    }

    private List<String> names(String query) {
        List<String> names = new ArrayList<>();
        list(query)
                .get("friends")
                .forEach(one -> names.add(one.get("displayName").asString()));
        return names;
    }

    private static List<String> texts(JsonNode chat) {
        List<String> texts = new ArrayList<>();
        chat.get("messages").forEach(one -> texts.add(one.at("/message/text").asString()));
        return texts;
    }
}
