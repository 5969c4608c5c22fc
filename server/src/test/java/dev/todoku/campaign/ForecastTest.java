package dev.todoku.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What the month will come to, on the account's own days and with what is planned. */
class ForecastTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-02T03:00:00Z");

    @Test
    void whatWasSentAndWhatIsPlannedIsInTheForecastAndAskingChangesNothing() {
        Shop shop = Shop.open(TODOKU, "jp-2023-communication", null, 30);
        assertThat(forecast(shop).path("likely").path("messages").asLong()).isZero();
        assertThat(send(shop, shop.draft(Shop.EVERYONE, ""))).isEqualTo(202);
        TODOKU.advance(Duration.ofDays(2));
        shop.draft(Shop.EVERYONE, ",\"sendAt\":\"2026-11-20T03:00:00Z\"");
        shop.draft(Shop.EVERYONE, ",\"sendAt\":\"2026-12-05T03:00:00Z\"");
        String before = shop.usage("2026-11").path("pots").toString();

        JsonNode month = forecast(shop);
        assertThat(month.path("why").path("code").asString()).isEqualTo("forecast-of-first-month");
        assertThat(month.path("used").asLong()).isEqualTo(30);
        assertThat(month.path("planned").asLong()).isEqualTo(30);
        assertThat(month.path("low").path("messages").asLong()).isGreaterThanOrEqualTo(60);
        assertThat(month.path("likely").path("messages").asLong())
                .isBetween(60L, month.path("high").path("messages").asLong());
        assertThat(month.path("limit").asLong()).isEqualTo(200);
        assertThat(month.path("likely").path("sent").asLong()).isLessThanOrEqualTo(200);
        assertThat(shop.get("forecast").json().path("nextMonth").path("planned").asLong())
                .isEqualTo(30);

        JsonNode estimate = estimate(shop);
        assertThat(estimate.path("forecast").path("without").path("likely").asLong())
                .isEqualTo(month.path("likely").path("messages").asLong());
        assertThat(estimate.path("forecast").path("with").path("low").asLong()).isGreaterThanOrEqualTo(90);
        assertThat(shop.usage("2026-11").path("pots").toString()).isEqualTo(before);
    }

    @Test
    void expectedArrivalsStandOnWhatLineDeliveredBefore() {
        Shop shop = Shop.open(TODOKU, "jp-2023-communication", null, 40);
        assertThat(estimate(shop).path("expected").isNull()).isTrue();
        for (String friend : shop.friends().subList(0, 10)) {
            Http.Answer blocked = TODOKU.emulator()
                    .post(
                            "/_emulator/accounts/%s/friends/%s/actions"
                                    .formatted(shop.channel().channelId(), friend),
                            "{\"type\":\"unfollow\",\"silent\":true}");
            assertThat(blocked.status()).as(blocked.text()).isBetween(200, 202);
        }
        assertThat(send(shop, shop.draft(Shop.EVERYONE, ""))).isEqualTo(202);
        TODOKU.advance(Duration.ofDays(2));

        JsonNode expected = estimate(shop).path("expected");
        assertThat(expected.path("accepted").asLong()).isEqualTo(40);
        assertThat(expected.path("delivered").asLong()).isEqualTo(30);
        assertThat(expected.path("messages").asLong()).isEqualTo(30);
    }

    @Test
    void whoWantsMoreThanThePlanSendsIsAdvisedWithFigures() {
        Shop shop = Shop.open(TODOKU, "jp-2023-communication", null, 150);
        assertThat(send(shop, shop.draft(Shop.EVERYONE, ""))).isEqualTo(202);
        TODOKU.advance(Duration.ofDays(4)); // 150 on the first day alone would foretell 150 every day
        shop.draft(Shop.EVERYONE, ",\"sendAt\":\"2026-11-20T03:00:00Z\"");

        JsonNode advice = shop.get("advice").json();
        assertThat(advice.path("now").path("to").asString()).isEqualTo("jp-2023-light");
        assertThat(advice.path("now").path("sendsMore").asLong()).isPositive();
        assertThat(advice.path("now").path("why").path("code").asString()).isEqualTo("plan-sends-more");
        assertThat(advice.path("now").path("why").path("values").path("to").asString())
                .isEqualTo("jp-2023-light");
        JsonNode light = advice.path("offers")
                .valueStream()
                .filter(offer -> offer.path("plan").asString().equals("jp-2023-light"))
                .findFirst()
                .orElseThrow();
        assertThat(light.path("breakEven").asString()).isEqualTo("at");
        assertThat(light.path("breakEvenAt").asLong()).isEqualTo(201);
    }

    private static JsonNode forecast(Shop shop) {
        Http.Answer answer = shop.get("forecast");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("thisMonth");
    }

    private static JsonNode estimate(Shop shop) {
        Http.Answer answer = shop.post(
                "estimates",
                "{\"audience\":%s,\"messages\":[{\"type\":\"text\",\"text\":\"hi\"}]}".formatted(Shop.EVERYONE));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static int send(Shop shop, String campaign) {
        return shop.post("campaigns/" + campaign + "/send", "").status();
    }
}
