package dev.todoku.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.todoku.metering.InvoiceLine.Kind;
import dev.todoku.metering.RoundingPolicy.Where;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvoiceTest {

    @ParameterizedTest
    @CsvSource({
        // plan, month, messages, base, additional, tax, total
        "jp-2019-free, 2019-05, 1000, 0, 0, 0, 0",
        "jp-2019-light, 2019-05, 15001, 5000, 5, 400, 5405",
        "jp-2019-standard, 2020-02, 145000, 15000, 290000, 30500, 335500",
        "jp-2023-communication, 2026-11, 200, 0, 0, 0, 0",
        "jp-2023-light, 2026-11, 5000, 5000, 0, 500, 5500",
        "jp-2023-standard, 2026-11, 30000, 15000, 0, 1500, 16500",
        "jp-2023-standard, 2026-09, 100000, 15000, 206000, 22100, 243100",
        "jp-2023-standard, 2026-09, 500000, 15000, 1150000, 116500, 1281500",
        "jp-2023-standard, 2026-10, 500000, 15000, 1275000, 129000, 1419000",
        "tw-2019-medium, 2023-08, 5003, 800, 201, 50, 1051",
    })
    void monthCosts(
            String plan,
            String month,
            long messages,
            BigDecimal base,
            BigDecimal additional,
            BigDecimal tax,
            BigDecimal total) {
        Invoice invoice = Given.terms(plan, month).invoice(messages).orElseThrow();

        assertThat(invoice.base()).isEqualTo(base);
        assertThat(invoice.additional()).isEqualTo(additional);
        assertThat(invoice.subtotal()).isEqualTo(base.add(additional));
        assertThat(invoice.tax()).isEqualTo(tax);
        assertThat(invoice.total()).isEqualTo(total);
    }

    @ParameterizedTest
    @CsvSource({"2019-09, 0.08, 5400", "2019-10, 0.10, 5500"})
    void taxRoseOnTheFirstOfOctober2019(String month, BigDecimal rate, BigDecimal total) {
        ContractTerms terms = Given.terms("jp-2019-light", month);

        assertThat(terms.taxRate())
                .hasValueSatisfying(known -> assertThat(known).isEqualByComparingTo(rate));
        assertThat(terms.invoice(0).orElseThrow().total()).isEqualTo(total);
    }

    @Test
    void feeOfLineAtIsKnownForAMonthWithoutMessages() {
        assertThat(Given.terms("jp-lineat-basic", "2018-05")
                        .invoice(0)
                        .orElseThrow()
                        .total())
                .isEqualTo(new BigDecimal("5400"));
    }

    @Test
    void linesAreTheFeeEachTierUsedAndTheTax() {
        Invoice invoice =
                Given.terms("jp-2023-standard", "2026-09").invoice(100_000).orElseThrow();

        assertThat(invoice.lines())
                .extracting(InvoiceLine::kind, InvoiceLine::quantity, InvoiceLine::unitPrice, InvoiceLine::amount)
                .containsExactly(
                        line(Kind.BASE_FEE, 1L, "15000", "15000"),
                        line(Kind.ADDITIONAL_MESSAGES, 50_000L, "3.0", "150000"),
                        line(Kind.ADDITIONAL_MESSAGES, 20_000L, "2.8", "56000"),
                        tuple(Kind.TAX, 1L, null, new BigDecimal("22100")));
        assertThat(invoice.confidence()).isEqualTo(Confidence.CORROBORATED);
    }

    private static Tuple line(Kind kind, long quantity, String unitPrice, String amount) {
        return tuple(kind, quantity, new BigDecimal(unitPrice), new BigDecimal(amount));
    }

    @Test
    void invoiceIsKnownNoBetterThanItsLeastKnownTier() {
        assertThat(Given.terms("jp-2023-standard", "2026-09")
                        .invoice(2_000_000)
                        .orElseThrow()
                        .confidence())
                .isEqualTo(Confidence.SINGLE_SOURCE);
    }

    @Test
    void messagesThatSlippedPastTheLimitOfAPlanWithoutAdditionalOnesAreNotCharged() {
        assertThat(Given.terms("jp-2023-light", "2026-11")
                        .invoice(5_003)
                        .orElseThrow()
                        .total())
                .isEqualTo(new BigDecimal("5500"));
    }

    @Test
    void sumIsRoundedOnceAndTheDifferenceIsALine() {
        // 200,001 additional messages: 600,000 + 2.5.
        Invoice invoice =
                Given.terms("jp-2023-standard", "2026-11").invoice(230_001).orElseThrow();

        assertThat(invoice.additional()).isEqualTo(new BigDecimal("600003"));
        assertThat(invoice.lines())
                .filteredOn(line -> line.kind() == Kind.ROUNDING)
                .singleElement()
                .extracting(InvoiceLine::amount)
                .isEqualTo(new BigDecimal("0.5"));
        assertThat(invoice.tax()).isEqualTo(new BigDecimal("61500"));
    }

    @ParameterizedTest
    @CsvSource({
        // 1 message at 1.4 and 1 at 1.3: 2.7 in all.
        "EACH_LINE, CEILING, 4",
        "EACH_LINE, DOWN, 2",
        "SUM, CEILING, 3",
        "SUM, HALF_UP, 3",
        "SUM, DOWN, 2"
    })
    void roundingIsAPolicy(Where where, RoundingMode charges, BigDecimal additional) {
        var tariff = new Tariff(List.of(new Tier(1L, new BigDecimal("1.4")), new Tier(null, new BigDecimal("1.3"))));
        Invoice invoice = with(tariff, new RoundingPolicy(0, where, charges, RoundingMode.DOWN), "0.10")
                .invoice(2)
                .orElseThrow();

        assertThat(invoice.additional()).isEqualTo(additional);
        assertThat(sumOfLines(invoice)).isEqualByComparingTo(invoice.total());
    }

    @ParameterizedTest
    @CsvSource({"DOWN, 0.10, 1", "HALF_UP, 0.10, 2", "UP, 0.10, 2", "DOWN, 0, 0", "HALF_UP, 0.08, 1"})
    void taxIsAPolicy(RoundingMode mode, String rate, BigDecimal tax) {
        var policy = new RoundingPolicy(0, Where.SUM, RoundingMode.HALF_UP, mode);

        assertThat(with(Tariff.flat(new BigDecimal("15")), policy, rate)
                        .invoice(1)
                        .orElseThrow()
                        .tax())
                .isEqualTo(tax);
    }

    @Test
    void taxIsThatOfTheRoundedCharges() {
        var policy = new RoundingPolicy(0, Where.SUM, RoundingMode.HALF_UP, RoundingMode.DOWN);
        Invoice invoice = with(Tariff.flat(new BigDecimal("9.5")), policy, "0.10")
                .invoice(1)
                .orElseThrow();

        assertThat(invoice.subtotal()).isEqualTo(new BigDecimal("10"));
        assertThat(invoice.tax()).isEqualTo(new BigDecimal("1"));
    }

    private static ContractTerms with(Tariff tariff, RoundingPolicy rounding, String taxRate) {
        Plan plan = PlanCatalogue.bundled().plan("jp-2023-standard");
        var tax = TaxPolicy.flat(new BigDecimal(taxRate));
        return new Contract(plan, 0L, BigDecimal.ZERO, tariff, null, tax, rounding).termsIn(YearMonth.of(2026, 11));
    }

    @Test
    void linesAddUpAndTheMarginAddsUpToTheInvoice() {
        Seeded.cases(500, random -> {
            Where where = random.nextBoolean() ? Where.EACH_LINE : Where.SUM;
            var rounding = new RoundingPolicy(random.nextInt(3), where, RoundingMode.HALF_EVEN, RoundingMode.DOWN);
            ContractTerms terms = with(Given.tariff(random, 1_000), rounding, "0.10");
            long used = random.nextLong(5_000);
            long n = random.nextLong(5_000);
            Invoice before = terms.invoice(used).orElseThrow();
            Invoice after = terms.invoice(used + n).orElseThrow();

            assertThat(sumOfLines(after)).isEqualByComparingTo(after.total());
            assertThat(after.base().add(after.additional())).isEqualByComparingTo(after.subtotal());
            assertThat(after.subtotal().add(after.tax())).isEqualByComparingTo(after.total());
            assertThat(after.total()).isGreaterThanOrEqualTo(before.total());
            // Up to rounding, which moves each line by half a unit at most.
            assertThat(after.additional().subtract(before.additional()))
                    .isCloseTo(terms.priceOfNext(used, n).orElseThrow(), within(new BigDecimal("7")));
        });
    }

    private static BigDecimal sumOfLines(Invoice invoice) {
        return invoice.lines().stream().map(InvoiceLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
