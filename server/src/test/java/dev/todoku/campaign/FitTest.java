package dev.todoku.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** A send that does not fit: the owner chooses before anything leaves. */
class FitTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-29T03:00:00Z");

    @Test
    void theEstimateListsTheChoicesWithTheirFigures() {
        Shop shop = shop();
        JsonNode estimate = shop.post(
                        "estimates",
                        "{\"audience\":%s,\"messages\":[{\"type\":\"text\",\"text\":\"x\"}]}".formatted(Shop.EVERYONE))
                .json();
        JsonNode choices = estimate.path("choices");
        assertThat(choices.valueStream().map(choice -> choice.path("choice").asString()))
                .containsExactly("refuse", "best", "part", "raise-budget");
        assertThat(choices.get(1).path("now").asLong()).isEqualTo(30);
        assertThat(choices.get(1).path("leftOut").asLong()).isEqualTo(20);
        assertThat(choices.get(2).path("later").asLong()).isEqualTo(20);
        assertThat(Instant.parse(choices.get(2).path("laterAt").asString()))
                .isEqualTo(Instant.parse(estimate.path("resetsAt").asString()).plusSeconds(60));
        assertThat(choices.get(3).path("budget").asLong()).isEqualTo(50);
    }

    @Test
    void theBudgetThatIsNamedDoes() {
        Shop shop = Shop.open(TODOKU, "jp-2023-standard", 35_000L, 40);
        shop.put("budget", "{\"money\":\"15000\",\"messages\":30}");
        String body = "{\"audience\":%s,\"messages\":[{\"type\":\"text\",\"text\":\"x\"}]}".formatted(Shop.EVERYONE);
        JsonNode raise = choice(shop.post("estimates", body).json(), "raise-budget");
        assertThat(raise.path("budget").asLong()).isEqualTo(40);
        assertThat(raise.path("budgetMoney").isNull())
                .as("the base fee holds forty")
                .isTrue();

        shop.put("budget", "{\"messages\":%d}".formatted(raise.path("budget").asLong()));
        assertThat(shop.post("estimates", body).json().path("fits").asBoolean()).isTrue();
    }

    @Test
    void raisingTheBudgetIsNotOfferedWhereLinesLimitIsInTheWay() {
        Shop shop = Shop.open(TODOKU, "jp-2023-communication", null, 210);
        shop.put("budget", "{\"messages\":205}");
        JsonNode estimate = shop.post(
                        "estimates",
                        "{\"audience\":%s,\"messages\":[{\"type\":\"text\",\"text\":\"x\"}]}".formatted(Shop.EVERYONE))
                .json();
        assertThat(estimate.path("choices")
                        .valueStream()
                        .map(each -> each.path("choice").asString()))
                .contains("best", "part")
                .doesNotContain("raise-budget");
    }

    private static JsonNode choice(JsonNode estimate, String name) {
        return estimate.path("choices")
                .valueStream()
                .filter(each -> each.path("choice").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theBestGetItAndTheOthersAreKept() {
        Shop shop = shop();
        String id = shop.draft(Shop.EVERYONE, "");
        assertThat(send(shop, id, "{\"choice\":\"refuse\"}").status()).isEqualTo(409);
        assertThat(send(shop, id, "{\"choice\":\"best\"}").status()).isEqualTo(400);
        assertThat(send(shop, id, "{\"choice\":\"best\",\"messages\":31}").status())
                .isEqualTo(409);
        assertThat(shop.get("campaigns").json().path("items").size()).isEqualTo(1);
        assertThat(shop.campaign(id).path("recipients").asLong())
                .as("as before the choice")
                .isEqualTo(50);
        Http.Answer sent = send(shop, id, "{\"choice\":\"best\",\"messages\":30}");
        assertThat(sent.status()).as(sent.text()).isEqualTo(202);
        TODOKU.settle();

        assertThat(shop.campaign(id).path("status").asString()).isEqualTo("sent");
        assertThat(shop.campaign(id).path("accepted").asLong()).isEqualTo(30);
        JsonNode counts =
                shop.get("campaigns/" + id + "/recipients/counts").json().path("counts");
        assertThat(counts.path("accepted").asLong()).isEqualTo(30);
        assertThat(counts.path("rank").asLong()).as("left out by rank").isEqualTo(20);
        assertThat(counts.path("not-sent").asLong()).isZero();
        JsonNode rest = rest(shop, id);
        assertThat(rest.path("status").asString()).isEqualTo("draft");
        assertThat(rest.path("recipients").asLong()).isEqualTo(20);
        assertThat(shop.usage(YearMonth.from(TODOKU.now().atOffset(ZoneOffset.ofHours(9)))
                                .toString())
                        .path("counted")
                        .path("held")
                        .asLong())
                .isZero();

        shop.put("budget", "{\"messages\":100}");
        assertThat(send(shop, rest.path("campaignId").asString(), "{}").status())
                .isEqualTo(202);
        TODOKU.settle();
        assertThat(gotOnce(shop)).isTrue();
    }

    @Test
    void aPartGoesNowAndTheRestAfterTheReset() {
        Shop shop = shop();
        String id = shop.draft(Shop.EVERYONE, "");
        assertThat(send(shop, id, "{\"choice\":\"part\",\"messages\":30}").status())
                .isEqualTo(202);
        TODOKU.settle();
        assertThat(rest(shop, id).path("status").asString()).isEqualTo("scheduled");
        assertThat(shop.get("forecast").json().path("nextMonth").path("planned").asLong())
                .isEqualTo(20);

        TODOKU.advance(Duration.ofDays(2));

        assertThat(rest(shop, id).path("status").asString()).isEqualTo("sent");
        assertThat(shop.lineUsage("2026-11").path("used").asLong()).isEqualTo(30);
        assertThat(shop.lineUsage("2026-12").path("used").asLong()).isEqualTo(20);
        assertThat(gotOnce(shop)).isTrue();
    }

    private static boolean gotOnce(Shop shop) {
        List<Long> got = shop.friends().stream()
                .map(friend -> TODOKU.emulator()
                        .get("/_emulator/accounts/%s/friends/%s/chat"
                                .formatted(shop.channel().channelId(), friend))
                        .json()
                        .path("messages")
                        .valueStream()
                        .filter(message -> message.toString().contains("SALE"))
                        .count())
                .toList();
        return got.stream().allMatch(count -> count == 1);
    }

    private static JsonNode rest(Shop shop, String id) {
        return shop.get("campaigns")
                .json()
                .path("items")
                .valueStream()
                .filter(campaign -> campaign.path("origin").asString("").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Http.Answer send(Shop shop, String id, String body) {
        return shop.post("campaigns/" + id + "/send", body);
    }

    private static Shop shop() {
        Shop shop = Shop.open(TODOKU, "jp-2023-communication", null, 50);
        shop.put("budget", "{\"messages\":30}");
        return shop;
    }
}
