package dev.todoku.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.protocol.Json;
import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Pause, quiet hours, throttle, progress and alerts over the API. */
class SendingControlsTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-10T03:00:00Z");

    private static final String DATA = "data: ";

    @Test
    void aDeliveryIsFollowedPausedAndResumedOverTheApi() throws Exception {
        Shop shop = Shop.open(TODOKU, "jp-2023-light", null, 60);
        assertThat(shop.put("sending-rules", "{\"recipientsPerMinute\":60}").status())
                .isEqualTo(200);
        String delivery = sent(shop);
        TODOKU.settle();
        Iterator<JsonNode> events = events(shop, delivery);

        JsonNode first = events.next();
        assertThat(first.path("state").asString()).isEqualTo("sending");
        assertThat(first.path("accepted").asLong()).isEqualTo(10);
        assertThat(first.path("recipientsPerMinute").asInt()).isEqualTo(60);

        assertThat(shop.post("deliveries/" + delivery + "/pause", "").status()).isEqualTo(200);
        assertThat(next(events, "state", "paused").path("outstanding").asLong()).isEqualTo(50);
        assertThat(shop.campaign(campaign(shop)).path("status").asString()).isEqualTo("paused");
        TODOKU.advance(Duration.ofHours(1));
        assertThat(shop.get("deliveries/" + delivery).json().path("accepted").asLong())
                .isEqualTo(10);

        assertThat(shop.put("deliveries/" + delivery + "/throttle", "{\"recipientsPerMinute\":null}")
                        .status())
                .isEqualTo(200);
        assertThat(shop.post("deliveries/" + delivery + "/resume", "").status()).isEqualTo(200);
        TODOKU.advance(Duration.ofMinutes(1));

        JsonNode last = next(events, "state", "done");
        assertThat(last.path("accepted").asLong()).isEqualTo(60);
        assertThat(events).isExhausted();
        assertThat(shop.post("deliveries/" + delivery + "/pause", "").status()).isEqualTo(409);
        assertThat(shop.post("deliveries/" + delivery + "/resume", "").status()).isEqualTo(409);
        assertThat(shop.lineUsage("2026-11").path("used").asLong()).isEqualTo(60);
    }

    @Test
    void quietHoursHoldACampaignUntilTheyEndAndCancellingEndsIt() {
        Shop shop = Shop.open(TODOKU, "jp-2023-light", null, 20);
        Http.Answer rules = shop.put("sending-rules", "{\"quietFrom\":\"10:00\",\"quietUntil\":\"18:30\"}");
        assertThat(rules.json().path("quietUntil").asString()).isEqualTo("18:30");
        String delivery = sent(shop);
        TODOKU.settle();
        JsonNode waiting = shop.get("deliveries/" + delivery).json();
        assertThat(waiting.path("why").path("code").asString()).isEqualTo("quiet-hours");
        assertThat(waiting.path("why").path("values").path("opensAt").asString())
                .endsWith("09:30:00Z");
        assertThat(shop.lineUsage("2026-11").path("used").asLong()).isZero();

        JsonNode cancelled = shop.post("deliveries/" + delivery + "/cancel", "").json();
        assertThat(cancelled.path("state").asString()).isEqualTo("cancelled");
        TODOKU.settle();
        assertThat(shop.usage("2026-11").path("reserved").asLong()).isZero();
        assertThat(shop.put("sending-rules", "{\"quietFrom\":\"10:00\"}").status())
                .isEqualTo(422);
        assertThat(shop.put("sending-rules", "{\"quietFrom\":\"25:00\",\"quietUntil\":\"9:00\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void alertsAreListedPerMonthEachOnce() {
        Shop shop = Shop.open(TODOKU, "jp-2023-communication", null, 110);
        sent(shop);
        TODOKU.settle();
        shop.reconcile();
        JsonNode alerts = shop.get("alerts").json();
        assertThat(alerts.path("month").asString()).isEqualTo("2026-11");
        assertThat(alerts.path("alerts").size()).isEqualTo(1);
        JsonNode alert = alerts.path("alerts").get(0);
        assertThat(alert.path("subject").asString()).isEqualTo("limit");
        assertThat(alert.path("percent").asInt()).isEqualTo(50);
        assertThat(alert.path("limit").asLong()).isEqualTo(200);
        assertThat(alert.path("committed").asLong()).isEqualTo(110);
        assertThat(shop.get("alerts?month=2026-10").json().path("alerts").size())
                .isZero();
        assertThat(shop.get("alerts?month=x").status()).isEqualTo(400);
    }

    @Test
    void nobodyReachesTheDeliveriesOfAnotherAccount() {
        Shop one = Shop.open(TODOKU, "jp-2023-light", null, 5);
        Shop other = Shop.open(TODOKU, "jp-2023-light", null, 1);
        String delivery = sent(one);
        for (String what : new String[] {"pause", "resume", "cancel"}) {
            assertThat(other.post("deliveries/" + delivery + "/" + what, "").status())
                    .isEqualTo(404);
        }
        assertThat(other.get("deliveries/" + delivery).status()).isEqualTo(404);
        assertThat(other.get("deliveries/" + delivery + "/events").status()).isEqualTo(404);
        assertThat(other.put("deliveries/" + delivery + "/throttle", "{\"recipientsPerMinute\":5}")
                        .status())
                .isEqualTo(404);
    }

    private static String sent(Shop shop) {
        String campaign = shop.draft(Shop.EVERYONE, "");
        Http.Answer answer = shop.post("campaigns/" + campaign + "/send", "");
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return shop.campaign(campaign).path("delivery").asString();
    }

    private static String campaign(Shop shop) {
        return shop.get("campaigns")
                .json()
                .path("items")
                .get(0)
                .path("campaignId")
                .asString();
    }

    private static JsonNode next(Iterator<JsonNode> events, String field, String value) {
        JsonNode event = events.next();
        while (!event.path(field).asString().equals(value)) {
            event = events.next();
        }
        return event;
    }

    /** Waits for each. */
    private static Iterator<JsonNode> events(Shop shop, String delivery) throws Exception {
        String path = "/api/v1/accounts/%s/deliveries/%s/events".formatted(shop.account(), delivery);
        HttpResponse<Stream<String>> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(TODOKU.url().resolve(path))
                                .header(
                                        "Authorization",
                                        "Bearer "
                                                + Files.readString(TODOKU.home().resolve("first-token")))
                                .build(),
                        BodyHandlers.ofLines());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body()
                .filter(line -> line.startsWith(DATA))
                .map(line -> Json.read(line.substring(DATA.length())))
                .iterator();
    }
}
