package dev.todoku.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.staff.Browser;
import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** The second person above an amount. Every message costs 3 yen here, and there are 5 friends. */
class ApprovalsTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-02T03:00:00Z");

    @Test
    void aCampaignAboveTheAmountIsSentWithALeaveOfSomebodyElseOnly() {
        Shop shop = shopOfFive("14");
        Browser writer = manager(shop, "writer");
        Browser other = manager(shop, "other");
        String id = written(writer, shop, "");

        assertThat(estimate(shop).path("needsApproval").asBoolean()).isTrue();
        Http.Answer refused = writer.post(at(shop, id, "/send"), "{}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("type").asString()).isEqualTo("urn:todoku:problem:approval-needed");
        assertThat(refused.json().path("why").path("values").path("cost").asString())
                .isEqualTo("15");
        assertThat(problem(approve(writer, shop, id, 5))).isEqualTo("own-campaign");
        assertThat(problem(shop.put("campaigns/" + id + "/approval", "{\"messages\":5}")))
                .isEqualTo("person-needed");

        assertThat(approve(other, shop, id, 4).status()).isEqualTo(200);
        assertThat(problem(writer.post(at(shop, id, "/send"), "{}"))).isEqualTo("approval-needed");
        Http.Answer leave = approve(other, shop, id, 5);
        assertThat(leave.json().path("leave").path("by").path("name").asString())
                .isEqualTo("Somebody");
        assertThat(writer.post(at(shop, id, "/send"), "{}").status()).isEqualTo(202);
        TODOKU.settle();

        assertThat(shop.campaign(id).path("accepted").asLong()).isEqualTo(5);
        assertThat(problem(approve(other, shop, id, 9))).isEqualTo("campaign-started");
    }

    @Test
    void aChangeTakesTheLeaveAway() {
        Shop shop = shopOfFive("14");
        Browser writer = manager(shop, "writes");
        Browser other = manager(shop, "changes");
        String id = written(writer, shop, "");
        assertThat(approve(other, shop, id, 5).status()).isEqualTo(200);

        assertThat(other.send("PUT", at(shop, id, ""), body("")).status()).isEqualTo(200);
        assertThat(shop.get("campaigns/" + id + "/approval")
                        .json()
                        .path("leave")
                        .isNull())
                .isTrue();
        assertThat(problem(approve(other, shop, id, 5))).isEqualTo("own-campaign");
        assertThat(approve(writer, shop, id, 5).status()).isEqualTo(200);
        assertThat(writer.send("DELETE", at(shop, id, "/approval"), null).status())
                .isEqualTo(204);
        assertThat(problem(other.post(at(shop, id, "/send"), "{}"))).isEqualTo("approval-needed");
    }

    @Test
    void whatItsTimeFindsWithoutALeaveIsHeldUntilItHasOneAndIsDecided() {
        Shop shop = shopOfFive("14");
        Browser writer = manager(shop, "plans");
        String id = written(writer, shop, ",\"sendAt\":\"" + TODOKU.now().plus(Duration.ofHours(1)) + "\"");
        TODOKU.advance(Duration.ofHours(2));
        JsonNode held = shop.campaign(id);
        assertThat(held.path("status").asString()).isEqualTo("held");
        assertThat(held.path("why").path("code").asString()).isEqualTo("approval-needed");
        assertThat(held.path("held").asLong()).isEqualTo(5);

        assertThat(problem(writer.post(at(shop, id, "/decision"), "{\"decide\":\"send\"}")))
                .isEqualTo("approval-needed");
        assertThat(approve(manager(shop, "decides"), shop, id, 5).status()).isEqualTo(200);
        assertThat(writer.post(at(shop, id, "/decision"), "{\"decide\":\"send\"}")
                        .status())
                .isEqualTo(202);
        TODOKU.settle();
        assertThat(shop.campaign(id).path("status").asString()).isEqualTo("sent");
    }

    @Test
    void eachTimeARepeatingOneComesRoundItHasTheLeaveOfTheWhole() {
        Shop shop = shopOfFive("14");
        Browser writer = manager(shop, "repeats");
        String first = TODOKU.now().plus(Duration.ofHours(1)).toString();
        String id =
                written(writer, shop, ",\"sendAt\":\"%s\",\"repeat\":{\"every\":\"day\",\"times\":2}".formatted(first));
        assertThat(approve(manager(shop, "reads"), shop, id, 5).status()).isEqualTo(200);
        TODOKU.advance(Duration.ofDays(3));
        assertThat(shop.get("campaigns").json().path("items").valueStream())
                .filteredOn(each -> each.path("origin").asString("").equals(id))
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.path("status").asString())
                        .as(each.toString())
                        .isEqualTo("sent"));
    }

    @Test
    void whatCostsNoMoreNeedsNobody() {
        Shop shop = shopOfFive("15");
        assertThat(estimate(shop).path("needsApproval").asBoolean()).isFalse();
        String id = shop.draft(Shop.EVERYONE, "");
        assertThat(shop.post("campaigns/" + id + "/send", "").status()).isEqualTo(202);
        assertThat(shop.put("approval-rule", "{\"above\":\"-1\"}").status()).isEqualTo(400);
        assertThat(shop.put("approval-rule", "{\"above\":null}")
                        .json()
                        .path("above")
                        .isNull())
                .isTrue();
    }

    private static Shop shopOfFive(String above) {
        Shop shop = Shop.open(TODOKU, "jp-2023-standard", 10_000L, 5);
        Http.Answer contract = shop.put("contract", """
                {"plan":"jp-2023-standard","additionalCap":10000,
                 "contract":{"freeMessages":0,"tiers":[{"upTo":null,"unitPrice":"3"}]}}""");
        assertThat(contract.status()).as(contract.text()).isEqualTo(200);
        Http.Answer rule = shop.put("approval-rule", "{\"above\":\"%s\"}".formatted(above));
        assertThat(rule.json().path("above").asString()).isEqualTo(above);
        return shop;
    }

    private static Browser manager(Shop shop, String name) {
        return Browser.of(
                TODOKU,
                name + shop.account() + "@example.com",
                "{\"accountId\":%s,\"role\":\"manager\"}".formatted(shop.account()));
    }

    private static String written(Browser by, Shop shop, String more) {
        Http.Answer answer = by.post(at(shop, "", ""), body(more));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("campaignId").asString();
    }

    private static String body(String more) {
        return "{\"name\":\"Sale\",\"audience\":%s,\"messages\":[{\"type\":\"text\",\"text\":\"SALE\"}]%s}"
                .formatted(Shop.EVERYONE, more);
    }

    private static Http.Answer approve(Browser by, Shop shop, String id, long messages) {
        return by.send("PUT", at(shop, id, "/approval"), "{\"messages\":%d}".formatted(messages));
    }

    private static JsonNode estimate(Shop shop) {
        return shop.post(
                        "estimates",
                        "{\"audience\":%s,\"messages\":[{\"type\":\"text\",\"text\":\"SALE\"}]}"
                                .formatted(Shop.EVERYONE))
                .json();
    }

    private static String at(Shop shop, String id, String more) {
        return "/api/v1/accounts/%s/campaigns%s%s".formatted(shop.account(), id.isEmpty() ? "" : "/" + id, more);
    }

    private static String problem(Http.Answer answer) {
        return answer.json().path("type").asString().replace("urn:todoku:problem:", "");
    }
}
