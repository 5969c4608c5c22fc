package dev.todoku.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.inbound.WebhookCalls;
import dev.todoku.testing.RunningTodoku;
import dev.todoku.testing.RunningTodoku.Connected;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** A shop's opening day: ten thousand follow, have their profiles fetched, and answer. Prints how long each part took. */
class ManyAnswersTest {

    private static final int FRIENDS = 10_000;
    private static final int EVENTS_PER_CALL = 100;
    private static final Instant AT = Instant.parse("2026-11-22T02:59:59Z");

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    @Test
    void tenThousandFollowAndAnswer() {
        Connected shop = TODOKU.connect("jp-2023-light", null, 0);
        WebhookCalls line = new WebhookCalls(TODOKU, shop);
        String path = "/api/v1/accounts/" + shop.account();
        TODOKU.api().post(path + "/attributes", "{\"key\":\"drink\",\"type\":\"text\"}");
        TODOKU.api().post(path + "/tags", "{\"name\":\"answered\"}");
        TODOKU.api().post(path + "/rules", """
                {"name":"coffee","when":{"type":"postback","data":"drink=coffee"},
                 "then":[{"type":"set-attribute","attribute":"drink","value":"coffee"},{"type":"add-tag","tag":"answered"}]}""");
        List<String> users = TODOKU.emulator()
                .post("/_emulator/accounts/%s/friends".formatted(shop.channelId()), "{\"count\":%d}".formatted(FRIENDS))
                .json()
                .path("userIds")
                .valueStream()
                .map(JsonNode::asString)
                .toList();

        timed("follows and profiles", () -> send(line, users, (id, user) -> WebhookCalls.follow("f" + id, AT, user)));
        timed(
                "postbacks",
                () -> send(line, users, (id, user) -> WebhookCalls.postback("p" + id, AT, user, "drink=coffee")));

        assertThat(count(path, "{\"attribute\":\"drink\",\"is\":\"coffee\"}")).isEqualTo(FRIENDS);
        assertThat(count(path, "{\"tag\":\"answered\"}")).isEqualTo(FRIENDS);
        JsonNode friend = TODOKU.api().get(path + "/friends/" + users.getLast()).json();
        assertThat(friend.path("displayName").asString()).isNotEmpty();
        assertThat(TODOKU.api().get(path + "/inbound/set-aside").json().path("items"))
                .isEmpty();
    }

    private static void send(WebhookCalls line, List<String> users, BiFunction<Integer, String, String> event) {
        for (int from = 0; from < users.size(); from += EVENTS_PER_CALL) {
            String[] events = IntStream.range(from, Math.min(from + EVENTS_PER_CALL, users.size()))
                    .mapToObj(i -> event.apply(i, users.get(i)))
                    .toArray(String[]::new);
            assertThat(line.send(events).status()).isEqualTo(200);
        }
        line.settle();
    }

    private static long count(String path, String rule) {
        return TODOKU.api()
                .post(path + "/audiences/count", "{\"audience\":%s}".formatted(rule))
                .json()
                .path("count")
                .asLong();
    }

    private static void timed(String what, Runnable work) {
        long start = System.nanoTime();
        work.run();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.printf("%d %s: %d ms%n", FRIENDS, what, took.toMillis());
    }
}
