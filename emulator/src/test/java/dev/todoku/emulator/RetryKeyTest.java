package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import java.net.BindException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryKeyTest {
    private static final String PUSH = "/v2/bot/message/push";
    private static final String KEY = "123e4567-e89b-12d3-a456-426614174000";

    private Box box;
    private Shop shop;
    private List<String> friends;

    @BeforeEach
    void open() throws BindException {
        box = Box.atNoon();
        shop = box.openSmall();
        friends = box.addFriends(shop, 5);
    }

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void anAcceptedPushIsNotSentAgainAndTellsWhatItSent() {
        Answer first = box.post(shop, PUSH, Box.pushBody(friends.getFirst()), KEY);
        Answer again = box.post(shop, PUSH, Box.pushBody(friends.getFirst()), KEY);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.message()).isEqualTo("The retry key is already accepted");
        assertThat(again.json().get("sentMessages")).isEqualTo(first.json().get("sentMessages"));
        assertThat(again.header("X-Line-Accepted-Request-Id")).isEqualTo(first.header("X-Line-Request-Id"));
        assertThat(again.header("X-Line-Request-Id")).isNotEqualTo(first.header("X-Line-Request-Id"));
        assertThat(used()).isEqualTo(1);
    }

    @Test
    void anAcceptedMulticastDoesNotTellMessages() {
        String path = "/v2/bot/message/multicast";
        box.post(shop, path, Box.multicastBody(friends), KEY);
        Answer again = box.post(shop, path, Box.multicastBody(friends), KEY);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().has("sentMessages")).isFalse();
        assertThat(used()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"123e4567e-89b-12d3-a456-426614174000", "+23e4567-e89b-12d3-a456-426614174000", "1-1-1-1-1"})
    void aKeyThatIsNoUuidIsRefused(String key) {
        Answer refused = box.post(shop, PUSH, Box.pushBody(friends.getFirst()), key);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).isEqualTo("The value for the 'X-Line-Retry-Key' parameter is invalid");
    }

    @Test
    void aRefusedRequestDoesNotBurnTheKey() {
        assertThat(box.post(shop, PUSH, Box.pushBody(Box.strangers(1).getFirst()), KEY)
                        .status())
                .isEqualTo(400);
        assertThat(box.post(shop, PUSH, Box.pushBody(friends.getFirst()), KEY).status())
                .isEqualTo(200);
    }

    @Test
    void aKeyLivesADayFromItsFirstRequestEvenIfThatWasRefused() {
        box.post(shop, PUSH, Box.pushBody(Box.strangers(1).getFirst()), KEY);
        box.advance(Duration.ofHours(23));
        box.post(shop, PUSH, Box.pushBody(friends.getFirst()), KEY);
        box.advance(Duration.ofMinutes(59));
        assertThat(box.post(shop, PUSH, Box.pushBody(friends.getFirst()), KEY).status())
                .isEqualTo(409);
        box.advance(Duration.ofMinutes(1));
        assertThat(box.post(shop, PUSH, Box.pushBody(friends.getFirst()), KEY).status())
                .isEqualTo(200);
        assertThat(used()).isEqualTo(2);
    }

    @Test
    void keysOfDifferentAccountsDoNotMeet() {
        Shop other = box.openSmall();
        List<String> others = box.addFriends(other, 1);
        box.post(shop, PUSH, Box.pushBody(friends.getFirst()), KEY);
        assertThat(box.post(other, PUSH, Box.pushBody(others.getFirst()), KEY).status())
                .isEqualTo(200);
    }

    @Test
    void onlySendsThatSupportItTakeAKey() {
        Answer reply = box.post(shop, "/v2/bot/message/reply", "{}", KEY);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(box.post(shop, PUSH, Box.pushBody(friends.getFirst()), "not-a-uuid")
                        .status())
                .isEqualTo(400);
    }

    private long used() {
        return box.usage(shop).get("used").asLong();
    }

    @ParameterizedTest
    @ValueSource(strings = {"multicast", "broadcast", "narrowcast"})
    void aKeyOfAPushIsBurntForOtherSendsWhichTellNoMessages(String route) {
        Answer push = box.post(shop, PUSH, Box.pushBody(friends.getFirst()), KEY);
        String body = route.equals("multicast")
                ? Box.multicastBody(friends)
                : "{\"messages\":[{\"type\":\"text\",\"text\":\"x\"}]}";
        Answer other = box.post(shop, "/v2/bot/message/" + route, body, KEY);
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.json().propertyNames()).containsExactly("message");
        assertThat(other.header("X-Line-Accepted-Request-Id")).isEqualTo(push.header("X-Line-Request-Id"));
        assertThat(used()).isEqualTo(1);
    }
}
