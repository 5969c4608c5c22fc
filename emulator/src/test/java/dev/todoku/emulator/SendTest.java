package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import java.net.BindException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SendTest {
    private Box box;
    private Shop shop;
    private List<String> friends;

    @BeforeEach
    void open() throws BindException {
        box = Box.atNoon();
        shop = box.openSmall();
        friends = box.addFriends(shop, 10);
    }

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void aPushToAFriendCountsOneHoweverManyObjects() {
        Answer sent = box.post(shop, "/v2/bot/message/push", """
                {"to":"%s","messages":[{"type":"text","text":"1"},{"type":"text","text":"2"},
                {"type":"location","title":"店","address":"東京","latitude":35.6,"longitude":139.7}]}
                """.formatted(friends.getFirst()));
        assertThat(sent.status()).isEqualTo(200);
        JsonNode messages = sent.json().get("sentMessages");
        assertThat(messages.size()).isEqualTo(3);
        assertThat(messages.get(0).get("id").isString()).isTrue();
        assertThat(messages.get(0).get("id").stringValue()).matches("\\d{18}");
        assertThat(messages.get(0).has("quoteToken")).isTrue();
        assertThat(messages.get(2).has("quoteToken")).isFalse();
        assertThat(used()).isEqualTo(1);
    }

    @Test
    void whoBlocksIsAcceptedButNotCounted() {
        box.act(shop, friends.get(0), "{\"type\":\"unfollow\"}");
        box.act(shop, friends.get(1), "{\"type\":\"deleteAccount\"}");
        assertThat(box.push(shop, friends.get(0)).status()).isEqualTo(200);
        assertThat(box.push(shop, friends.get(1)).status()).isEqualTo(200);
        assertThat(box.multicast(shop, friends).json()).isEmpty();
        assertThat(used()).isEqualTo(8);
    }

    @Test
    void aVisitorIsReachedForSevenDays() {
        String visitor = Box.userIds(box.control("POST", shop.path("/friends"), "{\"count\":1,\"following\":false}"))
                .getFirst();
        box.push(shop, visitor);
        assertThat(used()).isZero();
        box.act(shop, visitor, "{\"type\":\"message\",\"text\":\"営業時間は？\"}");
        box.push(shop, visitor);
        assertThat(used()).isEqualTo(1);
        box.advance(Duration.ofDays(7));
        box.push(shop, visitor);
        assertThat(used()).isEqualTo(1);
    }

    @Test
    void aBroadcastReachesEveryFriendWhoDoesNotBlock() {
        box.act(shop, friends.get(0), "{\"type\":\"unfollow\"}");
        assertThat(box.broadcast(shop).status()).isEqualTo(200);
        assertThat(used()).isEqualTo(9);
        assertThat(box.usage(shop).get("byRoute").get("broadcast").asInt()).isEqualTo(9);
    }

    @Test
    void unknownRecipientsFailAPushAndAreASwitchForAMulticast() {
        String stranger = Box.strangers(1).getFirst();
        Answer push = box.push(shop, stranger);
        assertThat(push.status()).isEqualTo(400);
        assertThat(push.message()).isEqualTo("Failed to send messages");
        List<String> mixed = List.of(friends.getFirst(), stranger);
        assertThat(box.multicast(shop, mixed).status()).isEqualTo(200);
        assertThat(used()).isEqualTo(1);
        box.settings("{\"unknownIds\":\"reject\"}");
        assertThat(box.multicast(shop, mixed).message()).isEqualTo("Failed to send messages");
        assertThat(used()).isEqualTo(1);
    }

    @Test
    void groupsAreNotJoined() {
        Answer push = box.push(shop, "C" + "0".repeat(32));
        assertThat(push.status()).isEqualTo(400);
        assertThat(push.message()).isEqualTo("Failed to send messages");
    }

    @Test
    void aRecipientNamedTwiceIsASwitch() {
        List<String> twice =
                Stream.of(friends.get(0), friends.get(0), friends.get(1)).toList();
        box.multicast(shop, twice);
        assertThat(used()).isEqualTo(2);
        box.settings("{\"duplicateIds\":\"each\"}");
        box.multicast(shop, twice);
        assertThat(used()).isEqualTo(5);
        box.settings("{\"duplicateIds\":\"reject\"}");
        assertThat(box.multicast(shop, twice).status()).isEqualTo(400);
        assertThat(used()).isEqualTo(5);
    }

    @Test
    void aMulticastToAGroupNamesTheRecipient() {
        Answer refused = box.multicast(shop, List.of(friends.getFirst(), "C" + "0".repeat(32)));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message())
                .isEqualTo("The property, to[1], in the request body is invalid (line: -, column: -)");
        assertThat(used()).isZero();
    }

    @Test
    void whatIsWrongWithMessagesIsToldWithItsPlace() {
        Answer refused = box.post(shop, "/v2/bot/message/push", """
                {"to":"%s","messages":[{"type":"text","text":""}]}""".formatted(friends.getFirst()));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).isEqualTo("The request body has 1 error(s)");
        assertThat(refused.json().get("details").get(0).get("property").asString())
                .isEqualTo("messages[0].text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reply", "push", "multicast", "narrowcast", "broadcast"})
    void validationSendsNothing(String route) {
        String path = "/v2/bot/message/validate/" + route;
        Answer good = box.post(shop, path, "{\"messages\":[{\"type\":\"text\",\"text\":\"a\"}]}");
        assertThat(good.status()).isEqualTo(200);
        assertThat(good.json()).isEmpty();
        assertThat(box.post(shop, path, "{\"messages\":[]}").status()).isEqualTo(400);
        assertThat(used()).isZero();
    }

    private long used() {
        return box.usage(shop).get("used").asLong();
    }
}
