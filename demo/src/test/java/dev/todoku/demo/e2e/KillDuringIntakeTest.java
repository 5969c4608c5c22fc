package dev.todoku.demo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.demo.client.EmulatorClient.Action;
import dev.todoku.demo.client.EmulatorClient.Done;
import dev.todoku.demo.client.EmulatorClient.WebhookAttempt;
import dev.todoku.demo.installation.Installation;
import dev.todoku.protocol.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The server is killed while webhooks pour in: what was answered 200 is processed once, whatever was in hand. */
@ExtendWith(OneInstallation.class)
class KillDuringIntakeTest {

    private static final int PEOPLE = 1_000;
    private static final int ANSWERED_BEFORE_THE_KILL = 400;
    private static final long POLL_NANOS = Duration.ofMillis(1).toNanos();

    @Test
    void eachEventAnswered200IsProcessedOnce(Installation todoku) {
        TestShop shop = TestShop.open(todoku, "jp-2023-standard", 0L, 0);
        shop.todoku().createTag("greeted");
        shop.todoku().createRule("greet", Json.object().put("type", "follow"), List.of(tag(), reply()));
        List<String> people = shop.line()
                .addPeople(
                        shop.channel(),
                        IntStream.range(0, PEOPLE).mapToObj(n -> "Guest " + n).toList());
        List<Done> follows = shop.line()
                .act(shop.channel(), people.stream().map(Action::follow).toList());
        while (answered(shop).size() < ANSWERED_BEFORE_THE_KILL) {
            LockSupport.parkNanos(POLL_NANOS);
        }
        todoku.killServer();
        Set<String> answered = answered(shop);
        todoku.startServer();
        shop.line().advance(Duration.ofMinutes(2));

        answered.addAll(answered(shop));
        List<Done> processed = follows.stream()
                .filter(follow -> answered.contains(follow.webhookEventId()))
                .toList();
        assertThat(processed).hasSizeGreaterThanOrEqualTo(ANSWERED_BEFORE_THE_KILL);
        for (Done follow : processed) {
            String event = Objects.requireNonNull(follow.webhookEventId());
            assertThat(shop.todoku().history(follow.userId()).stream()
                            .filter(change -> change.cause().equals("event:" + event)))
                    .as("changes of %s by event %s", follow.userId(), event)
                    .hasSize(1);
            assertThat(shop.todoku().friend(follow.userId()).tags()).containsExactly("greeted");
        }
        assertThat(replies(shop).values()).as("replies to each").containsOnly(1L);
    }

    private static Set<String> answered(TestShop shop) {
        return shop.line().webhookAttempts(shop.channel()).stream()
                .filter(attempt -> attempt.statusCode() == 200)
                .map(WebhookAttempt::eventIds)
                .flatMap(List::stream)
                .collect(Collectors.toSet());
    }

    private static Map<String, Long> replies(TestShop shop) {
        return shop.line().requests(shop.channel(), "/v2/bot/message/reply").stream()
                .filter(request -> request.accepted())
                .flatMap(request -> Objects.requireNonNull(request.userIds()).stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static JsonNode tag() {
        return Json.object().put("type", "add-tag").put("tag", "greeted");
    }

    private static JsonNode reply() {
        return Json.object().put("type", "reply").set("messages", TestShop.text("Welcome"));
    }
}
