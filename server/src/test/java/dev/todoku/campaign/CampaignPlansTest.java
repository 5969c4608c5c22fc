package dev.todoku.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Campaigns before they are sent: written, tested, planned, repeated, put away. */
class CampaignPlansTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-02T03:00:00Z");

    private static final String CALENDAR = "calendar?from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z";

    @Test
    void aDraftIsChangedCopiedArchivedAndDeleted() {
        Shop shop = Shop.open(TODOKU, "jp-2023-communication", null, 2);
        String id = shop.draft(Shop.EVERYONE, "");
        assertThat(shop.campaign(id).path("messages").get(0).path("text").asString())
                .isEqualTo("SALE");
        Http.Answer changed = shop.put("campaigns/" + id, body("Winter", "WINTER", ""));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        Http.Answer copied = shop.post("campaigns/" + id + "/copies", "");
        assertThat(copied.status()).as(copied.text()).isEqualTo(201);
        String copy = copied.json().path("campaignId").asString();
        assertThat(copied.json().path("messages").get(0).path("text").asString())
                .isEqualTo("WINTER");

        assertThat(shop.put("campaigns/" + id + "/archived", "{\"archived\":true}")
                        .status())
                .isEqualTo(200);
        assertThat(ids(shop.get("campaigns"))).containsExactly(copy);
        assertThat(ids(shop.get("campaigns?archived=true"))).containsExactly(id);
        assertThat(delete(shop, copy)).isEqualTo(204);
        assertThat(shop.get("campaigns/" + copy).status()).isEqualTo(404);
    }

    @Test
    void whatWasSentIsNeitherChangedNorDeleted() {
        Shop shop = Shop.open(TODOKU, "jp-2023-communication", null, 2);
        String id = shop.draft(Shop.EVERYONE, "");
        assertThat(shop.post("campaigns/" + id + "/send", "").status()).isEqualTo(202);
        TODOKU.settle();
        assertThat(shop.put("campaigns/" + id, body("Winter", "WINTER", "")).status())
                .isEqualTo(409);
        assertThat(delete(shop, id)).isEqualTo(409);
        assertThat(shop.campaign(id).path("status").asString()).isEqualTo("sent");
    }

    @Test
    void aScheduledOneThatIsMovedIsSentAtItsNewTimeOnly() {
        Shop shop = Shop.open(TODOKU, "jp-2023-communication", null, 2);
        String id = shop.draft(Shop.EVERYONE, ",\"sendAt\":\"" + TODOKU.now().plus(Duration.ofHours(1)) + "\"");
        String later = ",\"sendAt\":\"" + TODOKU.now().plus(Duration.ofHours(5)) + "\"";
        assertThat(shop.put("campaigns/" + id, body("Sale", "LATER", later)).status())
                .isEqualTo(200);
        TODOKU.advance(Duration.ofHours(2));
        assertThat(shop.campaign(id).path("status").asString()).isEqualTo("scheduled");
        TODOKU.advance(Duration.ofHours(4));
        assertThat(shop.campaign(id).path("status").asString()).isEqualTo("sent");
    }

    @Test
    void aTestGoesToChosenFriendsIsCountedAndShownApart() {
        Shop shop = Shop.open(TODOKU, "jp-2023-communication", null, 5);
        String id = shop.draft(Shop.EVERYONE, "");
        Http.Answer test = shop.post(
                "campaigns/" + id + "/tests",
                "{\"friends\":[\"%s\"]}".formatted(shop.friends().getFirst()));
        assertThat(test.status()).as(test.text()).isEqualTo(202);
        TODOKU.settle();

        String month = "2026-11";
        assertThat(shop.get("campaigns/" + id + "/tests")
                        .json()
                        .path("accepted")
                        .asLong())
                .isEqualTo(1);
        assertThat(shop.campaign(id).path("status").asString()).isEqualTo("draft");
        assertThat(shop.lineUsage(month).path("used").asLong()).isEqualTo(1);
        assertThat(shop.usage(month).path("counted").path("accepted").asLong()).isEqualTo(1);
        assertThat(delete(shop, id)).isEqualTo(409);

        assertThat(shop.post("campaigns/" + id + "/send", "").status()).isEqualTo(202);
        TODOKU.settle();
        assertThat(shop.campaign(id).path("accepted").asLong()).isEqualTo(5);
        assertThat(shop.lineUsage(month).path("used").asLong()).isEqualTo(6);
        Http.Answer stranger =
                shop.post("campaigns/" + id + "/tests", "{\"friends\":[\"U00000000000000000000000000000001\"]}");
        assertThat(stranger.status()).isEqualTo(422);
    }

    @Test
    void eachTimeARepeatingOneComesRoundIsACampaignOfItsOwnOnce() {
        Shop shop = Shop.open(TODOKU, "jp-2023-communication", null, 3);
        String first = TODOKU.now().plus(Duration.ofDays(1)).toString();
        String id = shop.draft(
                Shop.EVERYONE, ",\"sendAt\":\"%s\",\"repeat\":{\"every\":\"day\",\"times\":3}".formatted(first));
        assertThat(shop.campaign(id).path("status").asString()).isEqualTo("repeating");
        assertThat(shop.post("campaigns/" + id + "/send", "").status()).isEqualTo(409);
        assertThat(shop.get(CALENDAR).json().path("items").size()).isEqualTo(3);

        TODOKU.advance(Duration.ofDays(1).plusMinutes(1));
        // As after a crash between the commit and the timer's own next row: the timer fires for the same time again.
        TODOKU.bean(Launches.class).due(shop.account(), UUID.fromString(id));
        TODOKU.bean(Launches.class).due(shop.account(), UUID.fromString(id));
        TODOKU.settle();
        assertThat(shop.lineUsage("2026-11").path("used").asLong()).isEqualTo(3);

        TODOKU.advance(Duration.ofDays(4));
        assertThat(shop.campaign(id).path("status").asString()).isEqualTo("ended");
        assertThat(shop.campaign(id).path("cameRound").asInt()).isEqualTo(3);
        assertThat(shop.lineUsage("2026-11").path("used").asLong()).isEqualTo(9);
        JsonNode items = shop.get(CALENDAR).json().path("items");
        assertThat(items.valueStream().map(item -> item.path("status").asString()))
                .containsExactly("sent", "sent", "sent");
        assertThat(shop.campaign(items.get(0).path("campaign").asString())
                        .path("origin")
                        .asString())
                .isEqualTo(id);
    }

    private static List<String> ids(Http.Answer list) {
        return list.json()
                .path("items")
                .valueStream()
                .map(item -> item.path("campaignId").asString())
                .toList();
    }

    private static int delete(Shop shop, String id) {
        return TODOKU.api()
                .send("DELETE", "/api/v1/accounts/%s/campaigns/%s".formatted(shop.account(), id), null)
                .status();
    }

    private static String body(String name, String text, String more) {
        return "{\"name\":\"%s\",\"audience\":%s,\"messages\":[{\"type\":\"text\",\"text\":\"%s\"}]%s}"
                .formatted(name, Shop.EVERYONE, text, more);
    }
}
