package dev.todoku.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.todoku.metering.MonthCost.Billed;
import dev.todoku.metering.MonthCost.NotKnown;
import dev.todoku.metering.MonthCost.NotSold;
import dev.todoku.metering.MonthCost.Stopped;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlanComparisonTest {

    private static final YearMonth LINE_AT = YearMonth.of(2018, 12);
    private static final YearMonth OLD = YearMonth.of(2022, 12);
    private static final YearMonth GRADUATED = YearMonth.of(2026, 9);
    private static final YearMonth TWO_STEP = YearMonth.of(2026, 10);

    private static final SortedMap<YearMonth, Long> HISTORY =
            new TreeMap<>(Map.of(LINE_AT, 3_000L, OLD, 16_000L, GRADUATED, 100_000L, TWO_STEP, 500_000L));

    @Test
    void eachMonthCostsWhatItsPlanCostThen() {
        var rows = PlanComparison.asItWas(
                        HISTORY,
                        List.of(
                                Given.contract("jp-lineat-pro"),
                                Given.contract("jp-2019-light"),
                                Given.contract("jp-2023-light"),
                                Given.contract("jp-2023-standard")))
                .rows();

        assertThat(rows.get(0).months().get(LINE_AT))
                .isEqualTo(new NotKnown(Given.terms("jp-lineat-pro", "2018-12").why()));
        assertThat(rows.get(0).months().get(OLD)).isEqualTo(new NotSold());
        assertThat(rows.get(1).months().get(LINE_AT)).isEqualTo(new NotSold());
        assertThat(billed(rows.get(1), OLD)).isEqualTo(new BigDecimal("10000"));
        assertThat(rows.get(2).months().get(GRADUATED)).isInstanceOfSatisfying(Stopped.class, stopped -> {
            assertThat(stopped.unsent()).isEqualTo(95_000);
            assertThat(stopped.invoice().subtotal()).isEqualTo(new BigDecimal("5000"));
        });
        assertThat(rows.get(2).unsent()).isEqualTo(95_000 + 495_000);
        assertThat(billed(rows.get(3), GRADUATED)).isEqualTo(new BigDecimal("221000"));
        assertThat(billed(rows.get(3), TWO_STEP)).isEqualTo(new BigDecimal("1290000"));
        assertThat(rows).allSatisfy(row -> assertThat(row.subtotal()).isEmpty());
    }

    @Test
    void historyCanBePricedByTheTermsOfOneMonth() {
        var comparison = PlanComparison.underTermsOf(
                TWO_STEP, HISTORY, List.of(Given.contract("jp-2023-light"), Given.contract("jp-2023-standard")));

        assertThat(comparison.cheapest().orElseThrow().contract().plan().id()).isEqualTo("jp-2023-standard");
        // Four fees, then 70,000 × 3 and 200,000 × 3 + 270,000 × 2.5.
        assertThat(comparison.cheapest().orElseThrow().subtotal()).hasValue(new BigDecimal("1545000"));
    }

    @Test
    void cheapestIsTheOneThatSendsEverythingForLeast() {
        var contracts = List.of(
                Given.contract("jp-2019-free"), Given.contract("jp-2019-light"), Given.contract("jp-2019-standard"));

        assertThat(cheapest(OLD, 1_000, contracts)).isEqualTo("jp-2019-free");
        assertThat(cheapest(OLD, 1_001, contracts)).isEqualTo("jp-2019-light");
        assertThat(cheapest(OLD, 17_000, contracts)).isEqualTo("jp-2019-light");
        assertThat(cheapest(OLD, 17_001, contracts)).isEqualTo("jp-2019-standard");
    }

    @Test
    void nothingIsCheapestWhereNothingIsKnown() {
        var comparison = PlanComparison.asItWas(
                new TreeMap<>(Map.of(LINE_AT, 1L)),
                List.of(Given.contract("jp-lineat-free"), Given.contract("jp-2023-light")));

        assertThat(comparison.cheapest()).isEmpty();
    }

    @Test
    void differentCurrenciesAreNotCompared() {
        var contracts = List.of(Given.contract("jp-2023-light"), Given.contract("tw-2023-medium"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlanComparison.asItWas(HISTORY, contracts))
                .withMessage("currency: got JPY and TWD (expected: one for all contracts)");
    }

    private static String cheapest(YearMonth month, long messages, List<Contract> contracts) {
        return PlanComparison.asItWas(new TreeMap<>(Map.of(month, messages)), contracts)
                .cheapest()
                .orElseThrow()
                .contract()
                .plan()
                .id();
    }

    private static BigDecimal billed(PlanComparison.Row row, YearMonth month) {
        assertThat(row.months().get(month)).isInstanceOf(Billed.class);
        return row.months().get(month) instanceof Billed(Invoice invoice) ? invoice.subtotal() : BigDecimal.ZERO;
    }
}
