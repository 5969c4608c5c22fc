package dev.todoku.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class TrialsTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-02T03:00:00Z");

    private static final String MONTH = "2026-11";

    @Test
    void theRestGetsWhatMostReactedToAndTheHoldoutNothing() {
        Shop shop = Shop.open(TODOKU, "jp-2023-communication", null, 100);
        String id = shop.draft(Shop.EVERYONE, trial("reactions", 20, 10));
        assertThat(shop.post("campaigns/" + id + "/send", "").status()).isEqualTo(202);
        TODOKU.settle();

        JsonNode begun = shop.get("campaigns/" + id + "/trial").json();
        assertThat(shop.campaign(id).path("status").asString()).isEqualTo("scheduled");
        assertThat(begun.path("decidesAt").asString())
                .isEqualTo(shop.campaign(id).path("sendAt").asString());
        assertThat(begun.path("variants").valueStream())
                .extracting(each -> each.path("accepted").asLong())
                .containsExactly(10L, 10L);
        assertThat(shop.lineUsage(MONTH).path("used").asLong()).isEqualTo(20);

        String second = variant(begun, 1);
        List<String> tried = accepted(shop, second);
        react(shop, tried.subList(0, 3), "joined", "event");
        react(shop, accepted(shop, variant(begun, 0)).subList(0, 2), "clicked", variant(begun, 0));
        TODOKU.advance(Duration.ofHours(3));

        JsonNode over = shop.get("campaigns/" + id + "/trial").json();
        assertThat(over.path("variants").valueStream())
                .extracting(each -> each.path("reactions").asLong())
                .containsExactly(2L, 3L);
        assertThat(over.path("winner").asString()).isEqualTo(second);
        JsonNode sent = shop.campaign(id);
        assertThat(sent.path("status").asString()).isEqualTo("sent");
        assertThat(sent.path("messages").get(0).path("text").asString()).isEqualTo("SALE B");
        assertThat(shop.get("campaigns/" + id + "/recipients/counts")
                        .json()
                        .path("counts")
                        .path("holdout")
                        .asLong())
                .isEqualTo(10);
        assertThat(shop.lineUsage(MONTH).path("used").asLong()).isEqualTo(90);
        Set<String> everybody = new HashSet<>(accepted(shop, id));
        assertThat(everybody).hasSize(70).doesNotContainAnyElementsOf(tried);
    }

    @Test
    void clicksDecideWhereTheyShallAndTheFirstWinsATie() {
        Shop shop = Shop.open(TODOKU, "jp-2023-communication", null, 20);
        String clicks = begun(shop, trial("clicks", 20, 0));
        JsonNode trial = shop.get("campaigns/" + clicks + "/trial").json();
        react(shop, accepted(shop, variant(trial, 0)), "joined", "event");
        react(shop, accepted(shop, variant(trial, 1)).subList(0, 1), "clicked", variant(trial, 1));
        String tie = begun(shop, trial("clicks", 20, 0));
        TODOKU.advance(Duration.ofHours(3));

        assertThat(text(shop, clicks)).isEqualTo("SALE B");
        assertThat(text(shop, tie)).isEqualTo("SALE");
    }

    @Test
    void whatDoesNotFitAsAWholeIsNotTried() {
        Shop shop = Shop.open(TODOKU, "jp-2023-communication", null, 250);
        String id = shop.draft(Shop.EVERYONE, trial("reactions", 20, 0));
        Http.Answer refused = shop.post("campaigns/" + id + "/send", "");
        TODOKU.settle();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("type").asString()).isEqualTo("urn:todoku:problem:does-not-fit");
        assertThat(refused.json().path("shortBy").asLong()).isEqualTo(50);
        assertThat(shop.lineUsage(MONTH).path("used").asLong()).isZero();
    }

    @Test
    void whatHasBegunIsNotChangedAndIsCancelledAsAWhole() {
        Shop shop = Shop.open(TODOKU, "jp-2023-communication", null, 20);
        String id = begun(shop, trial("reactions", 20, 0));
        assertThat(shop.put("campaigns/" + id, body("")).json().path("type").asString())
                .isEqualTo("urn:todoku:problem:trial-begun");
        assertThat(shop.post("campaigns/" + id + "/cancel", "").status()).isEqualTo(200);
        TODOKU.advance(Duration.ofHours(5));
        assertThat(shop.campaign(id).path("status").asString()).isEqualTo("cancelled");
        assertThat(shop.lineUsage(MONTH).path("used").asLong()).isEqualTo(4);
    }

    @Test
    void theOwnerEndsItEarlyBySending() {
        Shop shop = Shop.open(TODOKU, "jp-2023-communication", null, 20);
        String id = begun(shop, trial("reactions", 20, 0));
        assertThat(shop.post("campaigns/" + id + "/send", "").status()).isEqualTo(202);
        TODOKU.settle();
        assertThat(shop.lineUsage(MONTH).path("used").asLong()).isEqualTo(20);
        TODOKU.advance(Duration.ofHours(5));
        assertThat(shop.lineUsage(MONTH).path("used").asLong()).isEqualTo(20);
    }

    @Test
    void tooFewFriendsAndUnsoundTrialsAreTold() {
        Shop shop = Shop.open(TODOKU, "jp-2023-communication", null, 2);
        String id = begun(shop, trial("reactions", 20, 0));
        assertThat(shop.campaign(id).path("why").path("code").asString()).isEqualTo("too-few");
        assertThat(shop.lineUsage(MONTH).path("used").asLong()).isZero();

        assertThat(shop.post("campaigns", body(trial("luck", 20, 0))).status()).isEqualTo(422);
        assertThat(shop.post("campaigns", body(trial("clicks", 90, 10))).status())
                .isEqualTo(422);
        assertThat(shop.post("campaigns", body(trial("clicks", 0, 10))).status())
                .isEqualTo(400);
        assertThat(shop.post("campaigns", body(trial("clicks", 20, 10) + ",\"budget\":5"))
                        .status())
                .isEqualTo(422);
        assertThat(shop.get("campaigns/" + shop.draft(Shop.EVERYONE, "") + "/trial")
                        .status())
                .isEqualTo(404);
    }

    private static String begun(Shop shop, String trial) {
        String id = shop.draft(Shop.EVERYONE, trial);
        Http.Answer sent = shop.post("campaigns/" + id + "/send", "");
        assertThat(sent.status()).as(sent.text()).isEqualTo(202);
        TODOKU.settle();
        return id;
    }

    private static String trial(String by, int share, int holdout) {
        return ",\"trial\":{\"variants\":[[{\"type\":\"text\",\"text\":\"SALE B\"}]],\"share\":%d,\"holdout\":%d,\"hours\":2,\"by\":\"%s\"}"
                .formatted(share, holdout, by);
    }

    private static String body(String more) {
        return "{\"name\":\"Sale\",\"audience\":%s,\"messages\":[{\"type\":\"text\",\"text\":\"SALE\"}]%s}"
                .formatted(Shop.EVERYONE, more);
    }

    private static String text(Shop shop, String campaign) {
        return shop.campaign(campaign).path("messages").get(0).path("text").asString();
    }

    private static String variant(JsonNode trial, int index) {
        return trial.path("variants").get(index).path("campaign").asString();
    }

    private static List<String> accepted(Shop shop, String campaign) {
        return shop.get("campaigns/" + campaign + "/recipients?standing=accepted&limit=100")
                .json()
                .path("items")
                .valueStream()
                .map(each -> each.path("userId").asString())
                .toList();
    }

    private static void react(Shop shop, List<String> friends, String fact, String subject) {
        String items = friends.stream()
                .map(friend ->
                        "{\"userId\":\"%s\",\"fact\":\"%s\",\"subject\":\"%s\"}".formatted(friend, fact, subject))
                .collect(Collectors.joining(",", "{\"items\":[", "]}"));
        Http.Answer told = shop.post("facts", items);
        assertThat(told.status()).as(told.text()).isLessThan(300);
    }
}
