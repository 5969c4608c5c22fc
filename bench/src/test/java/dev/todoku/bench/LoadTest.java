package dev.todoku.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.todoku.protocol.webhook.ReceivedWebhook;
import dev.todoku.protocol.webhook.ReceivedWebhook.Parsed;
import dev.todoku.protocol.webhook.WebhookReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The load and its floor, against each other. */
class LoadTest {

    private static final String BOT = "U" + "0".repeat(32);
    private static final List<String> USERS =
            Stream.of("a", "b", "c").map(each -> "U" + each.repeat(32)).toList();

    private final Events events = new Events(BOT, USERS, Instant.parse("2026-11-22T03:00:00Z"));

    @Test
    void eventsAreSuchAsLineSendsEachWithAnIdOfItsOwn() {
        ReceivedWebhook first = WebhookReader.read(events.next());
        ReceivedWebhook second = WebhookReader.read(events.next());

        assertThat(first.destination()).isEqualTo(BOT);
        assertThat(first.events()).singleElement().isInstanceOf(Parsed.class);
        assertThat(id(first)).isNotEqualTo(id(second));
    }

    @Test
    void everyAnswerOfTheFloorIsCounted() throws IOException {
        try (HttpFloor floor = HttpFloor.start("secret")) {
            Load.Result result =
                    Load.ofWebhooks(floor.url(), "/webhook/1", "secret", events).run(Duration.ofMillis(300));

            assertThat(result.answered()).isEqualTo(events.made()).isPositive();
            assertThat(result.p99()).isPositive();
        }
    }

    @Test
    void theFloorVerifiesSignatures() throws IOException {
        try (HttpFloor floor = HttpFloor.start("secret")) {
            Load forged = Load.ofWebhooks(floor.url(), "/webhook/1", "another", events);

            assertThatThrownBy(() -> forged.run(Duration.ofMillis(100)))
                    .hasMessageContaining("got 401 (expected: 200)");
        }
    }

    private static String id(ReceivedWebhook call) {
        return ((Parsed) call.events().getFirst()).event().webhookEventId();
    }
}
