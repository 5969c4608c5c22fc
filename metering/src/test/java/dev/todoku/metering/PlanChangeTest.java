package dev.todoku.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.todoku.metering.ChangeRule.Upgrade;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanChangeTest {

    private static PlanChange change(String before, String after, String day) {
        return PlanCatalogue.bundled()
                .change(Given.contract(before), Given.contract(after), LocalDate.parse(day))
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        // day, effective, how
        "jp-2019-free, jp-2019-light, 2023-01-31, 2023-01-31, PRORATED",
        "jp-2019-free, jp-2019-light, 2023-02-01, 2023-02-01, IN_FULL",
        "jp-2019-light, jp-2019-standard, 2023-01-10, 2023-02-01, NEXT_MONTH",
        "jp-2019-light, jp-2019-standard, 2023-05-10, 2023-06-01, NEXT_MONTH",
        "jp-2023-communication, jp-2023-light, 2023-06-01, 2023-06-01, IN_FULL",
        "jp-2023-light, jp-2023-standard, 2026-11-30, 2026-11-30, IN_FULL",
        // Taiwan
        "tw-2019-light, tw-2019-high, 2023-08-31, 2023-08-31, PRORATED",
        "tw-2019-medium, tw-2019-high, 2023-08-31, 2023-09-01, NEXT_MONTH",
        "tw-2023-medium, tw-2023-high, 2023-09-21, 2023-09-21, IN_FULL",
        "tw-2023-high, tw-2023-medium, 2023-09-21, 2023-10-01, NEXT_MONTH",
    })
    void upgradeFollowsTheRuleOfItsDay(String before, String after, String day, LocalDate effective, Upgrade manner) {
        PlanChange change = change(before, after, day);

        assertThat(change.manner()).isEqualTo(manner);
        assertThat(change.effectiveOn()).isEqualTo(effective);
    }

    @ParameterizedTest
    @CsvSource({
        "2019-12-31, 2020-01-01", "2020-02-01, 2020-03-01", "2020-02-29, 2020-03-01", "2021-02-28, 2021-03-01",
        "2023-02-15, 2023-03-01", "2024-04-30, 2024-05-01", "2026-11-01, 2026-12-01", "2026-12-31, 2027-01-01",
    })
    void downgradeWaitsForTheFirst(LocalDate day, LocalDate effective) {
        boolean old = day.isBefore(LocalDate.of(2023, 6, 1));
        PlanChange change = change(
                old ? "jp-2019-standard" : "jp-2023-standard", old ? "jp-2019-light" : "jp-2023-light", day.toString());
        var month = YearMonth.from(day);

        assertThat(change.effectiveOn()).isEqualTo(effective);
        assertThat(change.dueNow()).hasValue(BigDecimal.ZERO);
        assertThat(change.termsIn(month)).isEqualTo(change.before().termsIn(month));
        assertThat(change.termsIn(month.plusMonths(1))).isEqualTo(change.after().termsIn(month.plusMonths(1)));
    }

    @ParameterizedTest
    @CsvSource({
        // Light: 5,000 yen and 15,000 messages; the day of the change is paid and counts.
        "2019-05-01, 5000, 15000", // 31 of 31
        "2019-05-16, 2581, 7741", // 16 of 31
        "2019-05-31, 161, 483", // 1 of 31
        "2019-06-16, 2500, 7500", // 15 of 30
        "2019-06-18, 2167, 6500", // 13 of 30
        "2021-02-15, 2500, 7500", // 14 of 28
        "2020-02-15, 2586, 7758", // 15 of 29
        "2020-02-29, 172, 517", // 1 of 29
        "2021-02-28, 179, 535", // 1 of 28
    })
    void until2023AnUpgradeFromFreeIsPaidByTheDaysLeft(LocalDate day, BigDecimal fee, long free) {
        PlanChange change = change("jp-2019-free", "jp-2019-light", day.toString());
        var month = YearMonth.from(day);

        assertThat(change.dueNow()).hasValue(fee);
        assertThat(change.termsIn(month).monthlyFee()).hasValue(fee);
        assertThat(change.termsIn(month).freeMessages()).hasValue(free);
        assertThat(change.termsIn(month.minusMonths(1)).planId()).isEqualTo("jp-2019-free");
        assertThat(change.termsIn(month.plusMonths(1)).monthlyFee()).hasValue(new BigDecimal("5000"));
        assertThat(change.termsIn(month.plusMonths(1)).freeMessages()).hasValue(15_000);
    }

    @Test
    void proratedMonthIsInvoicedWithItsAdditionalMessages() {
        ContractTerms june =
                change("jp-2019-free", "jp-2019-light", "2019-06-16").termsIn(YearMonth.of(2019, 6));
        Invoice invoice = june.invoice(7_600).orElseThrow();

        assertThat(invoice.subtotal()).isEqualTo(new BigDecimal("3000"));
        assertThat(invoice.total()).isEqualTo(new BigDecimal("3240"));
    }

    @Test
    void fromFebruary2023AnUpgradeFromFreeIsPaidInFull() {
        PlanChange change = change("jp-2019-free", "jp-2019-standard", "2023-02-28");

        assertThat(change.dueNow()).hasValue(new BigDecimal("15000"));
        assertThat(change.termsIn(YearMonth.of(2023, 2)).freeMessages()).hasValue(45_000);
    }

    @Test
    void fromJune2023AnUpgradePaysTheDifferenceAndGetsTheNewFreeMessagesAtOnce() {
        PlanChange change = change("jp-2023-light", "jp-2023-standard", "2026-11-22");

        assertThat(change.dueNow()).hasValue(new BigDecimal("10000"));
        assertThat(change.termsIn(YearMonth.of(2026, 11)).freeMessages()).hasValue(30_000);
        assertThat(change.termsIn(YearMonth.of(2026, 11)).monthlyFee()).hasValue(new BigDecimal("15000"));
        assertThat(change.termsIn(YearMonth.of(2026, 10)).planId()).isEqualTo("jp-2023-light");
    }

    @Test
    void taiwanMediumToHighPaysFourHundredMoreAndIsToppedUpToSixThousand() {
        PlanChange change = change("tw-2023-medium", "tw-2023-high", "2023-09-21");

        assertThat(change.dueNow()).hasValue(new BigDecimal("400"));
        assertThat(change.termsIn(YearMonth.of(2023, 9)).freeMessages()).hasValue(6_000);
    }

    @Test
    void planThatIsNotSoldYetStartsOnTheFirst() {
        PlanChange change = change("jp-2019-free", "jp-2023-standard", "2023-05-20");

        assertThat(change.effectiveOn()).isEqualTo(LocalDate.of(2023, 6, 1));
        assertThat(change.dueNow()).hasValue(BigDecimal.ZERO);
    }

    @Test
    void ruleThatIsNotKnownStaysUnknown() {
        var catalogue = PlanCatalogue.bundled();
        LocalDate day = LocalDate.of(2023, 9, 21);

        assertThat(catalogue.change(Given.contract("tw-2023-light"), Given.contract("tw-2023-high"), day))
                .isEmpty();
        assertThat(catalogue.changeRule("JP", LocalDate.of(2019, 4, 17))).isEmpty();
        assertThat(catalogue.changeRule("JP", LocalDate.of(2019, 4, 18))).isPresent();
        assertThat(catalogue.changeRule("TH", day)).isEmpty();
    }

    @Test
    void ruleOfAnotherTimeIsRefused() {
        ChangeRule rule = PlanCatalogue.bundled()
                .changeRule("JP", LocalDate.of(2023, 2, 1))
                .orElseThrow();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlanChange.of(
                        rule,
                        Given.contract("jp-2023-light"),
                        Given.contract("jp-2023-standard"),
                        LocalDate.of(2023, 6, 1)))
                .withMessage("rule: got one from 2023-02-01 until 2023-06-01 (expected: one in force on 2023-06-01)");
    }

    @Test
    void changeFromAnUnknownFeeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> change("jp-2019-free", "jp-2023-standard", "2026-11-22"))
                .withMessageStartingWith("before: got jp-2019-free in 2026-11: the monthly fee is not known")
                .withMessageEndingWith("(expected: a contract whose monthly fee is known)");
    }
}
