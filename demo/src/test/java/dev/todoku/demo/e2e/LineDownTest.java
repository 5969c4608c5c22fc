package dev.todoku.demo.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.demo.client.AccountClient.Campaign;
import dev.todoku.demo.client.EmulatorClient.Fault;
import dev.todoku.demo.installation.Installation;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** LINE stops answering anything in the middle of a campaign, and comes back an hour later. */
@ExtendWith(OneInstallation.class)
class LineDownTest {

    private static final int FRIENDS = 1_200;

    @Test
    void theCampaignSaysWhyKeepsItsReservationAndGoesOn(Installation todoku) {
        TestShop shop = TestShop.open(todoku, "jp-2023-standard", 10_000L, FRIENDS);
        YearMonth month = shop.month();
        shop.todoku().reconcile();
        Campaign campaign = shop.draft("Hello {name}");
        shop.line().faults(7, List.of(Fault.always("/v2/*", "reset")));
        shop.todoku().send(campaign.campaignId());
        shop.line().settle();

        Campaign troubled = shop.again(campaign);
        assertThat(troubled.status()).isEqualTo("sending");
        assertThat(requireNonNull(troubled.why()).code()).isIn("line-silent", "line-unreachable");
        assertThat(shop.usage(month).reserved()).isEqualTo(FRIENDS);

        shop.line().advance(Duration.ofHours(1));
        Campaign waiting = shop.again(campaign);
        assertThat(waiting.status()).isEqualTo("sending");
        assertThat(requireNonNull(waiting.why()).text()).isNotBlank();
        assertThat(shop.usage(month).reserved()).isEqualTo(FRIENDS);
        assertThat(shop.ledger(month).used()).isZero();

        shop.line().noFaults();
        shop.line().advance(Duration.ofMinutes(10));
        assertThat(shop.again(campaign).status()).isEqualTo("sent");
        shop.assertEveryFriendGot(1);
        shop.assertBooksAgree(month, FRIENDS);
    }
}
