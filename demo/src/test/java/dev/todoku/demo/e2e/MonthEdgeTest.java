package dev.todoku.demo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.demo.client.AccountClient.Campaign;
import dev.todoku.demo.client.EmulatorClient.Fault;
import dev.todoku.demo.client.Refusal;
import dev.todoku.demo.installation.Installation;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Around 00:00 on the 1st, where a message counts in the month of the instant LINE accepted it. */
@ExtendWith(OneInstallation.class)
class MonthEdgeTest {

    private static final int FRIENDS = 300;
    private static final String MULTICAST = "/v2/bot/message/multicast";

    /** One second before sending stops. */
    private static final Duration LATE = Duration.ofSeconds(21);

    @Test
    void outcomesUnknownAtTheEdgeCountInTheMonthLineAcceptedThem(Installation todoku) {
        TestShop accepted = TestShop.open(todoku, "jp-2023-standard", 1_000L, FRIENDS);
        TestShop refused = TestShop.open(todoku, "jp-2023-standard", 1_000L, FRIENDS);
        YearMonth before = accepted.month();
        YearMonth after = before.plusMonths(1);
        Instant edge = TestShop.start(after);
        accepted.line().advanceTo(edge.minus(LATE));

        Campaign inOneHistory = sendUnanswered(accepted, "accept500");
        Campaign inTheOther = sendUnanswered(refused, "reject500");
        assertThat(accepted.ledger(before).used()).isEqualTo(FRIENDS);
        assertThat(refused.ledger(before).used()).isZero();

        todoku.killServer();
        accepted.line().noFaults();
        accepted.line().advanceTo(edge.plusSeconds(30));
        todoku.startServer();
        accepted.line().advanceTo(edge.plus(Duration.ofMinutes(10)));

        assertSentOnce(accepted, inOneHistory);
        assertSentOnce(refused, inTheOther);
        accepted.assertBooksAgree(before, FRIENDS);
        accepted.assertBooksAgree(after, 0);
        refused.assertBooksAgree(before, 0);
        refused.assertBooksAgree(after, FRIENDS);

        accepted.line().advanceTo(edge.plus(Duration.ofHours(34)));
        for (TestShop shop : List.of(accepted, refused)) {
            assertThat(shop.todoku().statement(before).isFinal()).isTrue();
            shop.assertBooksAgree(before, shop.ledger(before).used());
            shop.assertBooksAgree(after, shop.ledger(after).used());
            assertThat(shop.usage(before).counted().adjusted()).isZero();
        }
    }

    /** LINE's answer is lost, and the first repeat of the question as well. */
    private static Campaign sendUnanswered(TestShop shop, String fault) {
        shop.line().faults(1, List.of(Fault.always(MULTICAST, fault)));
        Campaign campaign = shop.draft("Late");
        shop.todoku().send(campaign.campaignId());
        shop.line().settle();
        Campaign asked = shop.again(campaign);
        assertThat(asked.status()).isEqualTo("sending");
        assertThat(asked.outstanding()).isEqualTo(FRIENDS);
        return campaign;
    }

    private static void assertSentOnce(TestShop shop, Campaign campaign) {
        Campaign sent = shop.again(campaign);
        assertThat(sent.status()).as(sent.toString()).isEqualTo("sent");
        assertThat(sent.accepted()).isEqualTo(FRIENDS);
        shop.assertEveryFriendGot(1);
    }

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
