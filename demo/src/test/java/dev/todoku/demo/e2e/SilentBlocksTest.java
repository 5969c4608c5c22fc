package dev.todoku.demo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.demo.client.AccountClient.Money;
import dev.todoku.demo.client.EmulatorClient.Action;
import dev.todoku.demo.installation.Installation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Friends who block while the webhook is down are counted by us and not by LINE, until LINE's next day. */
@ExtendWith(OneInstallation.class)
class SilentBlocksTest {

    private static final int FRIENDS = 3_100;
    private static final int BLOCKS = 200;

    @Test
    void acceptedIsAboveLinesLedgerByTheBlocksUntilTheNextDay(Installation todoku) {
        TestShop shop = TestShop.open(todoku, "jp-2023-standard", 100_000L, FRIENDS);
        YearMonth month = shop.month();
        for (int i = 0; i < 10; i++) {
            shop.line().broadcast(shop.channel(), "Uses up the free messages, past Todoku");
        }
        shop.line().advance(Duration.ofMinutes(6));
        shop.line().set("webhookUp", false);
        shop.line()
                .act(
                        shop.channel(),
                        shop.friends().subList(0, BLOCKS).stream()
                                .map(Action::block)
                                .toList());
        shop.todoku().send(shop.draft("To everyone").campaignId());
        shop.line().settle();
        shop.line().set("webhookUp", true);

        assertThat(shop.usage(month).counted().accepted()).isEqualTo(FRIENDS);
        assertThat(counted(shop, month) - shop.ledger(month).used()).isEqualTo(BLOCKS);

        shop.line().advance(Duration.ofHours(38));
        assertThat(shop.usage(month).counted().adjusted()).isEqualTo(-BLOCKS);
        assertThat(counted(shop, month))
                .isEqualTo(shop.ledger(month).used())
                .isEqualTo(10 * FRIENDS + FRIENDS - BLOCKS);
        Money invoice = Objects.requireNonNull(shop.todoku().statement(month).invoice());
        // 33,900 − 30,000 free = 3,900 at ¥3; 26,700 with the fee, and 10 % tax
        assertThat(invoice.additional()).isEqualByComparingTo(new BigDecimal(11_700));
        assertThat(invoice.total()).isEqualByComparingTo(new BigDecimal(29_370));
        assertThat(invoice.total())
                .isEqualByComparingTo(
                        Objects.requireNonNull(shop.ledger(month).invoice()).total());
    }

    private static long counted(TestShop shop, YearMonth month) {
        return shop.usage(month).used() + shop.usage(month).counted().external();
    }
}
