package dev.todoku.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.todoku.metering.AdditionalMessages.NotOffered;
import dev.todoku.metering.AdditionalMessages.Priced;
import dev.todoku.metering.AdditionalMessages.Unknown;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanCatalogueTest {

    private static final PlanCatalogue CATALOGUE = PlanCatalogue.bundled();

    @Test
    void holdsThesePlans() {
        assertThat(CATALOGUE.plans())
                .extracting(Plan::id)
                .containsExactly(
                        "jp-lineat-free",
                        "jp-lineat-basic",
                        "jp-lineat-pro",
                        "jp-lineat-api",
                        "jp-2019-free",
                        "jp-2019-light",
                        "jp-2019-standard",
                        "jp-2023-communication",
                        "jp-2023-light",
                        "jp-2023-standard",
                        "tw-2019-light",
                        "tw-2019-medium",
                        "tw-2019-high",
                        "tw-2023-light",
                        "tw-2023-medium",
                        "tw-2023-high");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "?", textBlock = """
            jp-lineat-free,        2019-03, 0,     ?,     Unknown
            jp-lineat-basic,       2019-03, 5000,  ?,     Unknown
            jp-lineat-pro,         2019-03, 20000, ?,     Unknown
            jp-lineat-api,         2019-03, 30000, ?,     Unknown
            jp-2019-free,          2023-05, 0,     1000,  NotOffered
            jp-2019-light,         2023-05, 5000,  15000, Priced
            jp-2019-standard,      2023-05, 15000, 45000, Priced
            jp-2023-communication, 2023-06, 0,     200,   NotOffered
            jp-2023-light,         2026-11, 5000,  5000,  NotOffered
            jp-2023-standard,      2026-11, 15000, 30000, Priced
            tw-2019-light,         2023-08, 0,     500,   NotOffered
            tw-2019-medium,        2023-08, 800,   4000,  Priced
            tw-2019-high,          2023-08, 4000,  25000, Unknown
            tw-2023-light,         2023-09, 0,     200,   NotOffered
            tw-2023-medium,        2023-09, 800,   3000,  NotOffered
            tw-2023-high,          2023-09, 1200,  6000,  Unknown
            """)
    void feeFreeMessagesAndOffer(String id, YearMonth month, BigDecimal fee, @Nullable Long free, String offer) {
        PlanTerms terms = CATALOGUE.plan(id).termsIn(month).orElseThrow();

        assertThat(terms.monthlyFee()).isEqualByComparingTo(fee);
        assertThat(terms.freeMessages()).isEqualTo(free);
        Class<?> expected = switch (offer) {
            case "NotOffered" -> NotOffered.class;
            case "Priced" -> Priced.class;
            default -> Unknown.class;
        };
        assertThat(terms.additional()).isInstanceOf(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "jp-lineat-basic, 2016-06, 2016-07, 2019-09, 2019-10",
        "jp-2019-light, 2019-03, 2019-04, 2023-05, 2023-06",
        "tw-2019-medium, 2019-03, 2019-04, 2023-08, 2023-09",
    })
    void planIsSoldFromItsFirstMonthToItsLast(
            String id, YearMonth before, YearMonth first, YearMonth last, YearMonth after) {
        Plan plan = CATALOGUE.plan(id);

        assertThat(plan.termsIn(before)).isEmpty();
        assertThat(plan.termsIn(first)).isPresent();
        assertThat(plan.termsIn(last)).isPresent();
        assertThat(plan.termsIn(after)).isEmpty();
    }

    @Test
    void newPriceTableOfTheSamePlanStartsOnTheFirstOfOctober2026() {
        Plan standard = CATALOGUE.plan("jp-2023-standard");
        PlanTerms september = standard.termsIn(YearMonth.of(2026, 9)).orElseThrow();
        PlanTerms october = standard.termsIn(YearMonth.of(2026, 10)).orElseThrow();

        assertThat(september.isInForceOn(LocalDate.of(2026, 9, 30))).isTrue();
        assertThat(september.isInForceOn(LocalDate.of(2026, 10, 1))).isFalse();
        assertThat(october.isInForceOn(LocalDate.of(2026, 10, 1))).isTrue();
        assertThat(october.isInForceOn(LocalDate.of(2026, 9, 30))).isFalse();
        assertThat(october.until()).isNull();
        assertThat(october.additional()).isNotEqualTo(september.additional());
    }

    @Test
    void termsThatChangeWithinAMonthAreTheLaterOnes() {
        Plan plan = CATALOGUE.plan("jp-2023-light");
        PlanTerms terms = plan.history().getFirst();
        PlanTerms early = with(terms, LocalDate.of(2023, 6, 1), LocalDate.of(2023, 7, 15));
        PlanTerms late = with(terms, LocalDate.of(2023, 7, 15), null);
        Plan changed = new Plan(
                "x",
                "JP",
                plan.zone(),
                plan.currency(),
                plan.names(),
                List.of(early, late),
                plan.tax(),
                plan.rounding());

        assertThat(changed.termsIn(YearMonth.of(2023, 6))).hasValue(early);
        assertThat(changed.termsIn(YearMonth.of(2023, 7))).hasValue(late);
    }

    private static PlanTerms with(PlanTerms terms, LocalDate from, @Nullable LocalDate until) {
        return new PlanTerms(
                from,
                until,
                terms.monthlyFee(),
                terms.freeMessages(),
                terms.additional(),
                terms.source(),
                terms.confidence());
    }

    @Test
    void everyRowNamesItsSourceAndHowWellItIsKnown() {
        assertThat(CATALOGUE.plans()).allSatisfy(plan -> {
            assertThat(plan.names())
                    .containsKey("en")
                    .containsKey(plan.country().equals("JP") ? "ja" : "zh-Hant");
            assertThat(plan.history()).isNotEmpty().allSatisfy(terms -> {
                assertThat(terms.source()).isNotBlank();
                assertThat(terms.confidence()).isNotIn(Confidence.AGREED, Confidence.NOT_FOUND);
            });
        });
        assertThat(CATALOGUE.plan("jp-2023-light").history().getFirst().confidence())
                .isEqualTo(Confidence.OFFICIAL);
        assertThat(Given.tariff("jp-2023-standard", "2026-09").tiers())
                .extracting(Tier::confidence)
                .startsWith(Confidence.CORROBORATED)
                .endsWith(Confidence.SINGLE_SOURCE);
    }

    @Test
    void planNamesItsCountrysZoneAndCurrency() {
        assertThat(CATALOGUE.plan("jp-2019-free").zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(CATALOGUE.plan("jp-2019-free").currency()).isEqualTo(Currency.getInstance("JPY"));
        assertThat(CATALOGUE.plan("tw-2019-high").zone()).isEqualTo(ZoneId.of("Asia/Taipei"));
        assertThat(CATALOGUE.plan("tw-2019-high").currency()).isEqualTo(Currency.getInstance("TWD"));
    }

    @Test
    void plansOnSaleInAMonth() {
        assertThat(CATALOGUE.plansIn("JP", YearMonth.of(2026, 11)))
                .extracting(Plan::id)
                .containsExactly("jp-2023-communication", "jp-2023-light", "jp-2023-standard");
        assertThat(CATALOGUE.plansIn("JP", YearMonth.of(2019, 5))).hasSize(7);
        assertThat(CATALOGUE.plansIn("TH", YearMonth.of(2026, 11))).isEmpty();
    }

    @Test
    void unknownPlanIsRefusedWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CATALOGUE.plan("jp-2023-pro"))
                .withMessageStartingWith("plan: got 'jp-2023-pro' (expected: one of jp-lineat-free, ");
    }
}
