package dev.todoku.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.todoku.metering.ContractTerms.LimitKind;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractTermsTest {

    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    @Test
    void planWithoutAdditionalMessagesStopsAtItsFreeOnes() {
        ContractTerms terms = Given.terms("jp-2023-light", "2026-11");

        assertThat(terms.limitKind()).isEqualTo(LimitKind.LIMITED);
        assertThat(terms.limit()).hasValue(5_000);
        assertThat(terms.priceOfNext(4_990, 10))
                .hasValueSatisfying(price -> assertThat(price).isZero());
        assertThat(terms.priceOfNext(4_990, 11)).isEmpty();
        assertThat(terms.why()).isEqualTo("jp-2023-light in 2026-11: additional messages are not offered");
        assertThat(terms.messagesWithin(new BigDecimal("1000000"), 4_990)).hasValue(10);
    }

    @Test
    void capIsLaidOnTopOfTheFreeMessages() {
        ContractTerms terms =
                Given.contract("jp-2023-standard").withAdditionalCap(20_000L).termsIn(NOVEMBER);

        assertThat(terms.limitKind()).isEqualTo(LimitKind.LIMITED);
        assertThat(terms.limit()).hasValue(50_000);
        assertThat(terms.why()).isEmpty();
    }

    @Test
    void capOfZeroLeavesTheFreeMessages() {
        assertThat(Given.contract("jp-2023-standard")
                        .withAdditionalCap(0L)
                        .termsIn(NOVEMBER)
                        .limit())
                .hasValue(30_000);
    }

    @Test
    void capHasNoEffectWhereNoAdditionalMessagesAreOffered() {
        assertThat(Given.contract("jp-2023-light")
                        .withAdditionalCap(20_000L)
                        .termsIn(NOVEMBER)
                        .limit())
                .hasValue(5_000);
    }

    @Test
    void additionalMessagesWithoutACapHaveNoLimit() {
        ContractTerms terms = Given.terms("jp-2023-standard", "2026-11");

        assertThat(terms.limitKind()).isEqualTo(LimitKind.NONE);
        assertThat(terms.limit()).isEmpty();
    }

    @Test
    void whatIsNotKnownStaysUnknownAndSaysSo() {
        ContractTerms lineAt = Given.terms("jp-lineat-pro", "2018-05");

        assertThat(lineAt.monthlyFee()).hasValue(new BigDecimal("20000"));
        assertThat(lineAt.freeMessages()).isEmpty();
        assertThat(lineAt.limitKind()).isEqualTo(LimitKind.UNKNOWN);
        assertThat(lineAt.limit()).isEmpty();
        assertThat(lineAt.priceOfNext(0, 1)).isEmpty();
        assertThat(lineAt.invoice(1)).isEmpty();
        assertThat(lineAt.messagesWithin(BigDecimal.TEN, 0)).isEmpty();
        assertThat(lineAt.why())
                .isEqualTo("jp-lineat-pro in 2018-05: the number of free messages is not known, "
                        + "the price of additional messages is not known");
    }

    @Test
    void freeMessagesHaveAPriceEvenWhereAdditionalOnesHaveNone() {
        ContractTerms terms = Given.terms("tw-2023-high", "2026-11");

        assertThat(terms.limitKind()).isEqualTo(LimitKind.UNKNOWN);
        assertThat(terms.priceOfNext(5_000, 1_000)).isPresent();
        assertThat(terms.priceOfNext(5_000, 1_001)).isEmpty();
        assertThat(terms.invoice(6_000)).isPresent();
        assertThat(terms.invoice(6_001)).isEmpty();
    }

    @Test
    void capMakesTheLimitKnownEvenWhereThePriceIsNot() {
        assertThat(Given.contract("tw-2023-high")
                        .withAdditionalCap(1_000L)
                        .termsIn(NOVEMBER)
                        .limit())
                .hasValue(7_000);
    }

    @Test
    void monthInWhichThePlanWasNotSoldIsUnknownThroughout() {
        ContractTerms terms = Given.terms("jp-2023-standard", "2023-05");

        assertThat(terms.limitKind()).isEqualTo(LimitKind.UNKNOWN);
        assertThat(terms.invoice(0)).isEmpty();
        assertThat(terms.why()).startsWith("jp-2023-standard in 2023-05: the monthly fee is not known");
    }

    @Test
    void nextMessagesCostWhatTheyAddAtTheMargin() {
        ContractTerms terms = Given.terms("jp-2023-standard", "2026-11");

        assertThat(terms.priceOfNext(0, 30_000))
                .hasValueSatisfying(p -> assertThat(p).isZero());
        assertThat(terms.priceOfNext(29_990, 20))
                .hasValueSatisfying(p -> assertThat(p).isEqualByComparingTo("30"));
        assertThat(terms.priceOfNext(229_999, 2))
                .hasValueSatisfying(p -> assertThat(p).isEqualByComparingTo("5.5"));
        assertThat(terms.priceOfNext(500_000, 0))
                .hasValueSatisfying(p -> assertThat(p).isZero());
    }

    @Test
    void samePlanCostsMoreFromOctober2026() {
        assertThat(Given.terms("jp-2023-standard", "2026-09").priceOfNext(0, 500_000))
                .hasValueSatisfying(p -> assertThat(p).isEqualByComparingTo("1150000"));
        assertThat(Given.terms("jp-2023-standard", "2026-10").priceOfNext(0, 500_000))
                .hasValueSatisfying(p -> assertThat(p).isEqualByComparingTo("1275000"));
    }

    @Test
    void contractsOwnFiguresReplaceThePlans() {
        Tariff own = new Tariff(List.of(new Tier(1_000L, new BigDecimal("2.0")), new Tier(null, BigDecimal.ONE)));
        ContractTerms terms = Given.negotiated(40_000L, "12000", own).termsIn(NOVEMBER);

        assertThat(terms.freeMessages()).hasValue(40_000);
        assertThat(terms.monthlyFee()).hasValue(new BigDecimal("12000"));
        assertThat(terms.priceOfNext(40_000, 1_500))
                .hasValueSatisfying(p -> assertThat(p).isEqualByComparingTo("2500"));
        assertThat(terms.invoice(41_500).orElseThrow().confidence()).isEqualTo(Confidence.AGREED);
    }

    @Test
    void budgetBuysTheFreeMessagesAndThenWhatItPaysFor() {
        ContractTerms terms = Given.terms("jp-2023-standard", "2026-11");

        assertThat(terms.messagesWithin(BigDecimal.ZERO, 10_000)).hasValue(20_000);
        assertThat(terms.messagesWithin(new BigDecimal("2.99"), 10_000)).hasValue(20_000);
        assertThat(terms.messagesWithin(new BigDecimal("3"), 10_000)).hasValue(20_001);
        assertThat(terms.messagesWithin(new BigDecimal("8"), 229_999)).hasValue(3);
    }

    @Test
    void budgetDoesNotBuyBeyondTheCap() {
        ContractTerms terms =
                Given.contract("jp-2023-standard").withAdditionalCap(100L).termsIn(NOVEMBER);

        assertThat(terms.messagesWithin(new BigDecimal("1000000"), 30_050)).hasValue(50);
        assertThat(terms.messagesWithin(new BigDecimal("1000000"), 30_200)).hasValue(0);
    }

    @Test
    void refusesWhatCannotBe() {
        ContractTerms terms = Given.terms("jp-2023-standard", "2026-11");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> terms.priceOfNext(-1, 1))
                .withMessage("used: got -1 (expected: 0 to 1000000000000)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> terms.messagesWithin(new BigDecimal("-1"), 0))
                .withMessage("budget: got -1 (expected: 0 or more)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Given.negotiated(-5L, null, null))
                .withMessageContaining("freeMessages: got -5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Given.negotiated(null, "-1", null))
                .withMessage("monthlyFee: got -1 (expected: 0 or more)");
    }
}
