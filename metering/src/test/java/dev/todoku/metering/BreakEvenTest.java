package dev.todoku.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.todoku.metering.BreakEven.At;
import dev.todoku.metering.BreakEven.Never;
import dev.todoku.metering.BreakEven.NotKnown;
import dev.todoku.metering.BreakEven.Reason;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakEvenTest {

    @ParameterizedTest
    @CsvSource({
        // 5,000 + 5 × (n − 15,000) passes 15,000 after 17,000.
        "jp-2019-light, 2019-05, 0, jp-2019-standard, 17001, 17001, CHEAPER",
        "jp-2019-light, 2019-05, 16990, jp-2019-standard, 17001, 11, CHEAPER",
        "jp-2019-light, 2019-05, 20000, jp-2019-standard, 20000, 0, CHEAPER",
        "jp-2019-free, 2022-05, 0, jp-2019-light, 1001, 1001, LIMIT",
        "jp-2023-communication, 2026-11, 150, jp-2023-light, 201, 51, LIMIT",
        "jp-2023-light, 2026-11, 4000, jp-2023-standard, 5001, 1001, LIMIT",
        // 800 + 0.2 × (n − 4,000) passes 4,000 after 20,000; the price beyond high's 25,000 need not be known.
        "tw-2019-medium, 2023-08, 0, tw-2019-high, 20001, 20001, CHEAPER",
        "tw-2023-medium, 2026-11, 0, tw-2023-high, 3001, 3001, LIMIT",
    })
    void nextPlanIsBetterFrom(
            String plan, YearMonth month, long used, String next, long messages, long more, Reason reason) {
        ContractTerms present = Given.contract(plan).termsIn(month);

        assertThat(BreakEven.toNextPlan(present, onSale(plan, month), used))
                .isEqualTo(new At(next, messages, more, reason));
    }

    private static List<ContractTerms> onSale(String plan, YearMonth month) {
        String country = PlanCatalogue.bundled().plan(plan).country();
        return PlanCatalogue.bundled().plansIn(country, month).stream()
                .filter(other -> !other.id().startsWith("jp-lineat"))
                .map(other -> Contract.of(other).termsIn(month))
                .toList();
    }

    @Test
    void dearestPlanHasNoNext() {
        var month = YearMonth.of(2026, 11);

        assertThat(BreakEven.toNextPlan(
                        Given.terms("jp-2023-standard", "2026-11"), onSale("jp-2023-standard", month), 0))
                .isEqualTo(new Never());
    }

    @Test
    void cheaperPlanIsBetterAsLongAsItReaches() {
        ContractTerms standard = Given.terms("jp-2023-standard", "2026-11");
        ContractTerms light = Given.terms("jp-2023-light", "2026-11");

        assertThat(BreakEven.between(standard, light, 5_000))
                .isEqualTo(new At("jp-2023-light", 5_000, 0, Reason.CHEAPER));
        assertThat(BreakEven.between(standard, light, 5_001)).isEqualTo(new Never());
    }

    @Test
    void ownCapIsALimitToo() {
        ContractTerms capped =
                Given.contract("jp-2019-light").withAdditionalCap(500L).termsIn(YearMonth.of(2022, 5));

        assertThat(BreakEven.between(capped, Given.terms("jp-2019-standard", "2022-05"), 15_400))
                .isEqualTo(new At("jp-2019-standard", 15_501, 101, Reason.LIMIT));
    }

    @Test
    void whatIsNotKnownStaysUnknown() {
        ContractTerms lineAt = Given.terms("jp-lineat-basic", "2019-05");
        ContractTerms light = Given.terms("jp-2019-light", "2019-05");

        assertThat(BreakEven.between(lineAt, light, 0)).isEqualTo(new NotKnown(lineAt.why()));
        assertThat(BreakEven.between(light, lineAt, 0)).isEqualTo(new NotKnown(lineAt.why()));
        assertThat(BreakEven.between(
                        Given.terms("tw-2023-high", "2026-11"), Given.terms("tw-2023-medium", "2026-11"), 7_000))
                .isInstanceOf(NotKnown.class);
    }

    @Test
    void differentCurrenciesAreNotCompared() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BreakEven.between(
                        Given.terms("jp-2023-light", "2026-11"), Given.terms("tw-2023-medium", "2026-11"), 0))
                .withMessage("currency: got TWD (expected: JPY)");
    }

    @Test
    void noSmallerNumberWouldDo() {
        Seeded.cases(1_000, random -> {
            ContractTerms present = terms(random);
            ContractTerms other = terms(random);
            long used = random.nextInt(40);
            Optional<Long> tried = Stream.iterate(used, n -> n + 1)
                    .limit(3_000)
                    .filter(n -> isBetter(other, present, n))
                    .findFirst();
            BreakEven found = BreakEven.between(present, other, used);

            if (tried.isPresent()) {
                assertThat(found).isInstanceOfSatisfying(At.class, at -> {
                    assertThat(at.messages()).isEqualTo(tried.get());
                    assertThat(at.more()).isEqualTo(tried.get() - used);
                });
            } else if (found instanceof At at) {
                assertThat(at.messages()).isGreaterThanOrEqualTo(used + 3_000);
            }
        });
    }

    private static boolean isBetter(ContractTerms other, ContractTerms present, long n) {
        if (n > other.limit().orElse(Long.MAX_VALUE)) {
            return false;
        }
        return n > present.limit().orElse(Long.MAX_VALUE) || cost(other, n).compareTo(cost(present, n)) < 0;
    }

    private static BigDecimal cost(ContractTerms terms, long n) {
        return terms.monthlyFee().orElseThrow().add(terms.priceOfNext(0, n).orElseThrow());
    }

    private static ContractTerms terms(RandomGenerator random) {
        String fee = String.valueOf(random.nextInt(60));
        return Given.negotiated((long) random.nextInt(30), fee, Given.tariff(random, 20))
                .withAdditionalCap(random.nextBoolean() ? (long) random.nextInt(40) : null)
                .termsIn(YearMonth.of(2026, 11));
    }
}
