package dev.todoku.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Over the month's end on a running server: what is held, what the next month starts with, what is final. */
class MonthEndTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-30T12:00:00Z");

    @Test
    void theCountStartsAgainAndWhatWasHeldWaitsForADecision() {
        Shop shop = Shop.open(TODOKU, "jp-2023-communication", null, 150);
        String sent = shop.draft(Shop.EVERYONE, ",\"sendAt\":\"2026-11-30T13:00:00Z\"");
        String held = shop.draft(Shop.EVERYONE, ",\"sendAt\":\"2026-11-30T14:00:00Z\"");
        String late = shop.draft(Shop.EVERYONE, ",\"sendAt\":\"2026-11-30T14:59:50Z\"");
        assertThat(shop.campaign(sent).path("status").asString()).isEqualTo("scheduled");

        TODOKU.advance(Duration.ofHours(2).plusMinutes(30));

        assertThat(shop.campaign(sent).path("status").asString()).isEqualTo("sent");
        assertThat(shop.campaign(held).path("status").asString()).isEqualTo("held");
        assertThat(shop.campaign(held).path("why").path("text").asString())
                .isEqualTo("150 messages do not fit: 50 remain of 200 until 2026-11-30T15:00:00Z.");

        TODOKU.advance(Duration.ofHours(1));

        assertThat(shop.usage("2026-12").path("remaining").asLong()).isEqualTo(200);
        assertThat(shop.campaign(held).path("status").asString()).isEqualTo("held");
        assertThat(shop.campaign(late).path("status").asString()).isEqualTo("held");
        assertThat(shop.lineUsage("2026-12").path("used").asLong()).isZero();

        Http.Answer decided = shop.post("campaigns/" + held + "/decision", "{\"decide\":\"send\"}");
        assertThat(decided.status()).as(decided.text()).isEqualTo(202);
        assertThat(shop.post("campaigns/" + late + "/decision", "{\"decide\":\"drop\"}")
                        .status())
                .isEqualTo(202);
        TODOKU.settle();

        assertThat(shop.campaign(held).path("status").asString()).isEqualTo("sent");
        assertThat(shop.campaign(late).path("status").asString()).isEqualTo("cancelled");
        assertThat(shop.lineUsage("2026-12").path("used").asLong()).isEqualTo(150);

        TODOKU.advance(Duration.ofDays(1));

        JsonNode november = shop.usage("2026-11");
        assertThat(november.path("final").asBoolean()).isTrue();
        assertThat(november.path("counted").path("confirmed").asLong()).isEqualTo(150);
        assertThat(november.path("money").path("total").asString())
                .isEqualTo(
                        shop.lineUsage("2026-11").path("invoice").path("total").asString());
        for (String month : new String[] {"2026-11", "2026-12"}) {
            assertThat(shop.get("ledger/audit?month=" + month)
                            .json()
                            .path("agrees")
                            .asBoolean())
                    .isTrue();
        }
    }
}
