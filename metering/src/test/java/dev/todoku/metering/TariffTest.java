package dev.todoku.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TariffTest {

    private static final Tariff GRADUATED = Given.tariff("jp-2023-standard", "2026-09");
    private static final Tariff TWO_STEP = Given.tariff("jp-2023-standard", "2026-10");

    @ParameterizedTest
    @CsvSource({
        "50000, 3.0, 150000",
        "100000, 2.8, 290000",
        "200000, 2.6, 550000",
        "300000, 2.4, 790000",
        "400000, 2.2, 1010000",
        "500000, 2.0, 1210000",
        "600000, 1.9, 1400000",
        "700000, 1.8, 1580000",
        "800000, 1.7, 1750000",
        "900000, 1.6, 1910000",
        "1000000, 1.5, 2060000",
        "3000000, 1.4, 4860000",
        "5000000, 1.3, 7460000",
        "7000000, 1.2, 9860000",
        "10000000, 1.1, 13160000",
        "15000000, 1.0, 18160000",
        "20000000, 0.95, 22910000",
        "25000000, 0.90, 27410000",
        "30000000, 0.85, 31660000",
        "35000000, 0.80, 35660000",
        "40000000, 0.75, 39410000",
        "45000000, 0.70, 42910000",
        "50000000, 0.65, 46160000",
        "55000000, 0.60, 49160000",
        "60000000, 0.55, 51910000",
        "65000000, 0.50, 54410000",
        "70000000, 0.45, 56660000",
        "75000000, 0.40, 58660000",
        "80000000, 0.35, 60410000",
        "85000000, 0.30, 61910000",
        "90000000, 0.25, 63160000",
        "95000000, 0.20, 64160000",
        "100000000, 0.15, 64910000",
    })
    void graduatedTableOfJapan(long messages, BigDecimal unitPrice, BigDecimal cumulative) {
        assertThat(GRADUATED.price(messages)).isEqualByComparingTo(cumulative);
        assertThat(GRADUATED.price(messages - 1, 1)).isEqualByComparingTo(unitPrice);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 3.0",
        "50001, 150002.8",
        "70000, 206000",
        "100000, 290000",
        "470000, 1150000",
        "95000001, 64160000.15",
    })
    void priceUntilSeptember2026(long messages, BigDecimal price) {
        assertThat(GRADUATED.price(messages)).isEqualByComparingTo(price);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 3.0",
        "200000, 600000",
        "200001, 600002.5",
        "470000, 1275000",
        "100000000, 250100000",
    })
    void priceFromOctober2026(long messages, BigDecimal price) {
        assertThat(TWO_STEP.price(messages)).isEqualByComparingTo(price);
    }

    @Test
    void theTwoTablesPartAfterFiftyThousand() {
        assertThat(TWO_STEP.price(50_000)).isEqualByComparingTo(GRADUATED.price(50_000));
        assertThat(TWO_STEP.price(50_001)).isGreaterThan(GRADUATED.price(50_001));
    }

    @Test
    void nextMessagesCostWhatTheirOwnTierSays() {
        assertThat(GRADUATED.price(49_990, 20)).isEqualByComparingTo("58.0");
        assertThat(GRADUATED.price(200_000, 1)).isEqualByComparingTo("2.4");
        assertThat(TWO_STEP.price(200_000, 100)).isEqualByComparingTo("250");
    }

    @Test
    void slicesNameOnlyTheTiersUsed() {
        assertThat(GRADUATED.slices(40_000, 100_000))
                .extracting(Slice::messages)
                .containsExactly(10_000L, 50_000L, 40_000L);
        assertThat(GRADUATED.slices(50_000, 1))
                .singleElement()
                .extracting(Slice::amount)
                .isEqualTo(new BigDecimal("2.8"));
        assertThat(GRADUATED.slices(7, 0)).isEmpty();
    }

    @Test
    void fractionsStayExact() {
        assertThat(Tariff.flat(new BigDecimal("0.011")).price(999_999_999_999L))
                .isEqualByComparingTo("10999999999.989");
    }

    @Test
    void refusesTiersThatDoNotRiseToAnOpenEnd() {
        assertThatIllegalArgumentException().isThrownBy(() -> tariff()).withMessageContaining("tiers: got none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tariff(10L))
                .withMessage("tier 1: got upTo 10 (expected: none in the last tier)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tariff(10L, 10L, null))
                .withMessage("tier 2: got upTo 10 (expected: more than 10)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tariff(null, null))
                .withMessage("tier 1: got upTo null (expected: more than 0)");
        assertThatIllegalArgumentException().isThrownBy(() -> tariff(0L, null)).withMessageContaining("upTo: got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tariff.flat(new BigDecimal("-0.1")))
                .withMessage("unitPrice: got -0.1 (expected: 0 or more)");
    }

    @Test
    void refusesCountsBeyondTheirLimits() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GRADUATED.price(-1))
                .withMessage("n: got -1 (expected: 0 to 1000000000000)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GRADUATED.price(Long.MAX_VALUE, 1))
                .withMessageContaining("used: got 9223372036854775807");
    }

    private static Tariff tariff(@Nullable Long... ends) {
        List<Tier> tiers =
                Arrays.stream(ends).map(end -> new Tier(end, BigDecimal.ONE)).toList();
        return new Tariff(tiers);
    }
}
