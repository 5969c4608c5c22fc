package dev.todoku.demo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.demo.client.AccountClient.Campaign;
import dev.todoku.demo.client.Refusal;
import dev.todoku.demo.installation.Installation;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A plan without additional messages: what does not fit is refused whole, waits, and after the reset for a decision. */
@ExtendWith(OneInstallation.class)
@StartsAt("2026-11-30T12:00:00Z")
class HeldOverTheResetTest {

    @Test
    void withoutAdditionalMessagesWhatDoesNotFitIsRefusedWholeAndWaitsBeyondTheReset(Installation todoku) {
        TestShop shop = TestShop.open(todoku, "jp-2023-communication", null, 150);
        YearMonth before = shop.month();
        shop.todoku().send(shop.draft("Fits").campaignId());
        shop.line().settle();
        shop.assertBooksAgree(before, 150);

        Campaign second = shop.draft("Does not fit");
        JsonNode refusal = refusalOf(shop, second);
        assertThat(refusal.path("count").asLong()).isEqualTo(150);
        assertThat(refusal.path("limit").asLong()).isEqualTo(200);
        assertThat(refusal.path("remaining").asLong()).isEqualTo(50);
        assertThat(refusal.path("shortBy").asLong()).isEqualTo(100);
        Instant edge = TestShop.start(before.plusMonths(1));
        assertThat(refusal.path("resetsAt").asString()).isEqualTo(edge.toString());

        shop.friends().subList(0, 30).forEach(friend -> shop.line().push(shop.channel(), friend, "From elsewhere"));
        shop.line().advance(Duration.ofMinutes(6));
        shop.todoku().reconcile();
        assertThat(shop.usage(before).counted().external()).isEqualTo(30);
        assertThat(shop.usage(before).remaining()).isEqualTo(20);
        assertThat(refusalOf(shop, second).path("remaining").asLong()).isEqualTo(20);

        shop.line().advanceTo(edge.plus(Duration.ofHours(9)));
        assertThat(shop.again(second).status()).isEqualTo("held");
        assertThat(Objects.requireNonNull(shop.ledger(before.plusMonths(1)).remaining()))
                .isEqualTo(200);

        shop.todoku().decide(second.campaignId(), "send");
        shop.line().settle();
        assertThat(shop.again(second).status()).isEqualTo("sent");
        shop.assertBooksAgree(before.plusMonths(1), 150);
    }

    private static JsonNode refusalOf(TestShop shop, Campaign campaign) {
        int sends = shop.sends().size();
        Refusal refusal = Assertions.catchThrowableOfType(
                Refusal.class, () -> shop.todoku().send(campaign.campaignId()));
        shop.line().settle();
        assertThat(refusal.status()).isEqualTo(409);
        assertThat(shop.sends()).as("nothing is sent of what does not fit").hasSize(sends);
        return refusal.body();
    }
}
