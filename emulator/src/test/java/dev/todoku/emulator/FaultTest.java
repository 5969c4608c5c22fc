package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import java.io.IOException;
import java.net.BindException;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FaultTest {
    private Box box;
    private Shop shop;
    private String friend;

    @BeforeEach
    void open() throws BindException {
        box = Box.atNoon();
        shop = box.openSmall();
        friend = box.addFriends(shop, 1).getFirst();
    }

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void reject500ChangesNothing() {
        fault("reject500");
        assertThat(box.push(shop, friend).status()).isEqualTo(500);
        assertThat(used()).isZero();
        assertThat(lastRequest().get("accepted").asBoolean()).isFalse();
    }

    @Test
    void accept500TakesEffectAndBurnsTheKey() {
        fault("accept500");
        String key = "123e4567-e89b-12d3-a456-426614174000";
        Answer lost = box.post(shop, "/v2/bot/message/push", Box.pushBody(friend), key);
        assertThat(lost.status()).isEqualTo(500);
        assertThat(used()).isEqualTo(1);
        assertThat(lastRequest().get("accepted").asBoolean()).isTrue();
        assertThat(lastRequest().get("status").asInt()).isEqualTo(500);
        Answer again = box.post(shop, "/v2/bot/message/push", Box.pushBody(friend), key);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.header("X-Line-Accepted-Request-Id")).isEqualTo(lost.header("X-Line-Request-Id"));
    }

    @Test
    void resetCutsTheConnectionBeforeAcceptance() {
        fault("reset");
        assertThatThrownBy(() -> box.sendOrFail(push())).isInstanceOf(IOException.class);
        assertThat(used()).isZero();
        assertThat(lastRequest().has("status")).isFalse();
    }

    @Test
    void acceptResetCutsTheConnectionAfterAcceptance() {
        fault("acceptReset");
        assertThatThrownBy(() -> box.sendOrFail(push())).isInstanceOf(IOException.class);
        assertThat(used()).isEqualTo(1);
        assertThat(lastRequest().get("fault").asString()).isEqualTo("acceptReset");
    }

    @Test
    void timeoutsDoNotAnswerBeforeOrAfterAcceptance() {
        fault("timeout");
        HttpRequest impatient = HttpRequest.newBuilder(push(), (name, value) -> true)
                .timeout(Duration.ofMillis(300))
                .build();
        assertThatThrownBy(() -> box.sendOrFail(impatient)).isInstanceOf(HttpTimeoutException.class);
        assertThat(used()).isZero();
        fault("acceptTimeout");
        assertThatThrownBy(() -> box.sendOrFail(impatient)).isInstanceOf(HttpTimeoutException.class);
        assertThat(used()).isEqualTo(1);
    }

    @Test
    void slowAnswersLateButAsAlways() {
        box.faults("""
                {"rules":[{"path":"/v2/bot/message/push","fault":"slow","times":1,"delay":"PT0.2S"}]}""");
        long before = System.nanoTime();
        assertThat(box.push(shop, friend).status()).isEqualTo(200);
        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(200_000_000);
        assertThat(used()).isEqualTo(1);
    }

    @Test
    void rate429SpeaksAsTheRateLimit() {
        fault("rate429");
        Answer refused = box.push(shop, friend);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.message()).isEqualTo("The API rate limit has been exceeded. Try again later.");
        assertThat(used()).isZero();
    }

    @Test
    void aRuleAppliesAsOftenAsItSaysAndOnlyToItsPath() {
        box.faults("""
                {"rules":[{"path":"/v2/bot/message/*","method":"POST","fault":"reject500","times":2}]}""");
        assertThat(box.get(shop, "/v2/bot/message/quota").status()).isEqualTo(200);
        assertThat(box.get(shop, "/v2/bot/info").status()).isEqualTo(200);
        assertThat(List.of(
                        box.push(shop, friend).status(),
                        box.broadcast(shop).status(),
                        box.push(shop, friend).status()))
                .containsExactly(500, 500, 200);
        assertThat(box.control("GET", "/_emulator/faults", null)
                        .json()
                        .get("applied")
                        .get(0)
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void theSameSeedDrawsTheSameFaults() {
        String plan = """
                {"seed":7,"rules":[{"path":"/v2/bot/info","fault":"reject500","probability":0.5}]}""";
        List<Integer> first = drawn(plan);
        assertThat(drawn(plan)).isEqualTo(first).contains(200, 500);
        assertThat(drawn(plan.replace("7", "8"))).isNotEqualTo(first);
    }

    @Test
    void nonsenseIsRefused() {
        Answer refused = box.control("PUT", "/_emulator/faults", """
                {"rules":[{"path":"/v2/bot/info","fault":"reject500","probability":2}]}""");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).isEqualTo("probability: got 2.0 (expected: 0 to 1)");
        assertThat(box.control("PUT", "/_emulator/faults", "{\"rules\":[{\"path\":\"/\",\"fault\":\"explode\"}]}")
                        .status())
                .isEqualTo(400);
    }

    private List<Integer> drawn(String plan) {
        box.faults(plan);
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 40; i++) statuses.add(box.get(shop, "/v2/bot/info").status());
        return statuses;
    }

    private void fault(String fault) {
        box.faults("""
                {"rules":[{"path":"/v2/bot/message/push","fault":"%s","times":1}]}""".formatted(fault));
    }

    private HttpRequest push() {
        return box.request("POST", "/v2/bot/message/push", Box.pushBody(friend))
                .header("Authorization", "Bearer " + shop.token())
                .header("Content-Type", "application/json")
                .build();
    }

    private long used() {
        return box.usage(shop).get("used").asLong();
    }

    private JsonNode lastRequest() {
        JsonNode requests = box.control("GET", "/_emulator/requests?path=/v2/bot/message/push", null)
                .json()
                .get("requests");
        return requests.get(requests.size() - 1);
    }
}
