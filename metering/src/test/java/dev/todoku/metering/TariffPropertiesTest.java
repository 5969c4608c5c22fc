package dev.todoku.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TariffPropertiesTest {

    @Test
    void priceIsTheSumOfEachMessagesOwnPrice() {
        Seeded.cases(300, random -> {
            Tariff tariff = Given.tariff(random, 12);
            int used = random.nextInt(60);
            int n = random.nextInt(60);
            BigDecimal oneByOne = LongStream.rangeClosed(used + 1L, used + n)
                    .mapToObj(nth -> tariff.tiers().stream()
                            .filter(tier -> nth <= tier.end())
                            .findFirst()
                            .orElseThrow()
                            .unitPrice())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);

            assertThat(tariff.price(used, n)).isEqualByComparingTo(oneByOne);
        });
    }

    @Test
    void priceOfAThenOfBAfterAIsThePriceOfBoth() {
        Seeded.cases(500, random -> {
            Tariff tariff = Given.tariff(random, 1_000_000);
            long used = random.nextLong(2_000_000);
            long a = random.nextLong(3_000_000);
            long b = random.nextLong(3_000_000);

            assertThat(tariff.price(used, a).add(tariff.price(used + a, b)))
                    .isEqualByComparingTo(tariff.price(used, a + b));
        });
    }

    @Test
    void moreMessagesNeverCostLess() {
        Seeded.cases(500, random -> {
            Tariff tariff = Given.tariff(random, 1_000_000);
            long used = random.nextLong(2_000_000);
            long n = random.nextLong(3_000_000);

            assertThat(tariff.price(used, n + 1 + random.nextInt(1_000))).isGreaterThanOrEqualTo(tariff.price(used, n));
        });
    }

    @Test
    void slicesAddUpToTheMessagesAndToThePrice() {
        Seeded.cases(300, random -> {
            Tariff tariff = Given.tariff(random, 1_000_000);
            long used = random.nextLong(2_000_000);
            long n = random.nextLong(3_000_000);
            var slices = tariff.slices(used, n);

            assertThat(slices.stream().mapToLong(Slice::messages).sum()).isEqualTo(n);
            assertThat(slices.stream().map(Slice::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(tariff.price(used, n));
        });
    }

    @Test
    void budgetBuysAsManyAsItPaysForAndNotOneMore() {
        Seeded.cases(500, random -> {
            Tariff tariff = Given.tariff(random, 1_000);
            long used = random.nextLong(5_000);
            BigDecimal budget = BigDecimal.valueOf(random.nextLong(2_000_000), 2);
            long most = random.nextLong(10_000);
            long bought = tariff.messagesWithin(budget, used, most);

            assertThat(bought).isBetween(0L, most);
            assertThat(tariff.price(used, bought)).isLessThanOrEqualTo(budget);
            if (bought < most) {
                assertThat(tariff.price(used, bought + 1)).isGreaterThan(budget);
            }
        });
    }
}
