package dev.todoku.demo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.demo.client.AccountClient.Campaign;
import dev.todoku.demo.client.EmulatorClient.Fault;
import dev.todoku.demo.installation.Installation;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Around 00:00 on the 1st, where a message counts in the month of the instant LINE accepted it. */
@ExtendWith(OneInstallation.class)
@StartsAt("2026-11-30T12:00:00Z")
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
}
