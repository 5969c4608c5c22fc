package dev.todoku.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.kernel.AccountId;
import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One shop on a running server: what its owner, its friends and LINE do, in a line each. */
record Shop(RunningTodoku todoku, RunningTodoku.Connected channel, List<String> friends) {

    static final String EVERYONE = "{\"everyone\":true}";

    static Shop open(RunningTodoku todoku, String plan, @Nullable Long additionalCap, int friends) {
        RunningTodoku.Connected channel = todoku.connect(plan, additionalCap, 0);
        Http.Answer webhook = todoku.emulator()
                .put(
                        "/_emulator/accounts/%s/webhook".formatted(channel.channelId()),
                        "{\"url\":\"%s/webhook/%s\"}".formatted(todoku.url(), channel.account()));
        assertThat(webhook.status()).as(webhook.text()).isEqualTo(200);
        Shop shop = new Shop(todoku, channel, friendsOf(todoku, channel, friends));
        shop.act("follow", friends);
        return shop;
    }

    private static List<String> friendsOf(RunningTodoku todoku, RunningTodoku.Connected channel, int count) {
        return todoku.emulator()
                .post(
                        "/_emulator/accounts/%s/friends".formatted(channel.channelId()),
                        "{\"count\":%d}".formatted(count))
                .json()
                .path("userIds")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    /** The first {@code count} friends do this, by webhook; returns when everything it causes is done. */
    void act(String type, int count) {
        String actions = friends.subList(0, count).stream()
                .map(friend -> "{\"userId\":\"%s\",\"type\":\"%s\"}".formatted(friend, type))
                .collect(Collectors.joining(",", "{\"actions\":[", "]}"));
        Http.Answer answer =
                todoku.emulator().post("/_emulator/accounts/%s/actions".formatted(channel.channelId()), actions);
        assertThat(answer.status()).as(answer.text()).isBetween(200, 202);
        todoku.settle();
    }

    Http.Answer get(String path) {
        return todoku.api().get("/api/v1/accounts/%s/%s".formatted(channel.account(), path));
    }

    Http.Answer post(String path, String body) {
        return todoku.api().post("/api/v1/accounts/%s/%s".formatted(channel.account(), path), body);
    }

    Http.Answer put(String path, String body) {
        return todoku.api().put("/api/v1/accounts/%s/%s".formatted(channel.account(), path), body);
    }

    /** A draft to an audience; returns its id. */
    String draft(String audience, String more) {
        Http.Answer answer = post(
                "campaigns",
                "{\"name\":\"Sale\",\"audience\":%s,\"messages\":[{\"type\":\"text\",\"text\":\"SALE\"}]%s}"
                        .formatted(audience, more));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("campaignId").asString();
    }

    JsonNode campaign(String id) {
        return get("campaigns/" + id).json();
    }

    JsonNode usage(String month) {
        Http.Answer answer = get("usage?month=" + month);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    /** LINE's own books. */
    JsonNode lineUsage(String month) {
        return todoku.emulator()
                .get("/_emulator/accounts/%s/usage?month=%s".formatted(channel.channelId(), month))
                .json();
    }

    void reconcile() {
        Http.Answer answer = post("reconciliations", "");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    AccountId account() {
        return channel.account();
    }
}
