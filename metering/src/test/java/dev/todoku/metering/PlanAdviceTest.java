package dev.todoku.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.todoku.metering.BreakEven.At;
import dev.todoku.metering.BreakEven.Reason;
import dev.todoku.metering.ChangeRule.Upgrade;
import dev.todoku.metering.PlanAdvice.Offer;
import dev.todoku.metering.PlanChoice.Sureness;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanAdviceTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 12);
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final YearMonth DECEMBER = YearMonth.of(2026, 12);
    private static final String FREE = "jp-2023-communication";
    private static final String LIGHT = "jp-2023-light";
    private static final String STANDARD = "jp-2023-standard";

    private static Forecast forecast(YearMonth month, long used, long low, long likely, long high) {
        var basis = new ForecastBasis(List.of(), 0, 0, List.of(), OptionalLong.empty(), OptionalLong.empty());
        return new Forecast(month, used, 0, low, likely, high, basis);
    }

    private static SortedMap<YearMonth, Long> history(long... months) {
        var history = new TreeMap<YearMonth, Long>();
        IntStream.range(0, months.length).forEach(back -> history.put(NOVEMBER.minusMonths(back + 1L), months[back]));
        return history;
    }

    private static PlanAdvice advice(
            Contract present, Forecast now, Forecast next, SortedMap<YearMonth, Long> history) {
        List<Contract> japan = contracts("jp-2019-light", FREE, LIGHT, STANDARD, "jp-lineat-free");
        return PlanAdvice.of(PlanCatalogue.bundled(), present, japan, history, now, next, TODAY);
    }

    private static List<Contract> contracts(String... plans) {
        return Arrays.stream(plans).map(Given::contract).toList();
    }

    private static PlanAdvice advice(String present, long now, long next) {
        return advice(
                Given.contract(present),
                forecast(NOVEMBER, Math.min(now, 100), now, now, now),
                forecast(DECEMBER, 0, next, next, next),
                history());
    }

    @Test
    void whoeverFitsStays() {
        PlanAdvice advice = advice(LIGHT, 4_000, 4_500);

        assertThat(advice.now().orElseThrow().stays()).isTrue();
        assertThat(advice.next().orElseThrow().stays()).isTrue();
        assertThat(advice.next().orElseThrow().saves()).isEqualByComparingTo("0");
        assertThat(advice.next().orElseThrow().sureness()).isEqualTo(Sureness.SURE);
        assertThat(advice.why()).isEmpty();
    }

    @Test
    void downgradeIsAskedForTodayAndBeginsOnTheFirst() {
        PlanChoice next = advice(STANDARD, 4_000, 4_500).next().orElseThrow();

        assertThat(next.to().plan().id()).isEqualTo(LIGHT);
        assertThat(next.askOn()).isEqualTo(TODAY);
        assertThat(next.change().orElseThrow().effectiveOn()).isEqualTo(DECEMBER.atDay(1));
        assertThat(next.saves()).isEqualByComparingTo("10000");
        assertThat(next.sendsMore()).isZero();
    }

    @Test
    void upgradeThatThisMonthDoesNotNeedWaitsForTheFirst() {
        PlanAdvice advice = advice(LIGHT, 4_000, 9_000);
        PlanChoice next = advice.next().orElseThrow();

        assertThat(advice.now().orElseThrow().stays()).isTrue();
        assertThat(next.to().plan().id()).isEqualTo(STANDARD);
        assertThat(next.askOn()).isEqualTo(DECEMBER.atDay(1));
        assertThat(next.change().orElseThrow().manner()).isEqualTo(Upgrade.IN_FULL);
        assertThat(next.saves()).isEqualByComparingTo("-10000");
        assertThat(next.sendsMore()).isEqualTo(4_000);
    }

    @Test
    void upgradeThatThisMonthNeedsIsAskedForToday() {
        PlanAdvice advice = advice(LIGHT, 8_000, 9_000);
        PlanChoice now = advice.now().orElseThrow();

        assertThat(now.to().plan().id()).isEqualTo(STANDARD);
        assertThat(now.askOn()).isEqualTo(TODAY);
        assertThat(now.change().orElseThrow().dueNow()).hasValue(new BigDecimal("10000"));
        assertThat(now.sendsMore()).isEqualTo(3_000);
        assertThat(advice.next().orElseThrow().stays()).isTrue();
        assertThat(advice.next().orElseThrow().to()).isEqualTo(now.to());
    }

    @Test
    void afterAnUpgradeForOneMonthTheWayBackIsAdvisedToo() {
        PlanAdvice advice = advice(LIGHT, 8_000, 3_000);
        PlanChoice next = advice.next().orElseThrow();

        assertThat(advice.now().orElseThrow().to().plan().id()).isEqualTo(STANDARD);
        assertThat(next.from().plan().id()).isEqualTo(STANDARD);
        assertThat(next.to().plan().id()).isEqualTo(LIGHT);
        assertThat(next.change().orElseThrow().effectiveOn()).isEqualTo(DECEMBER.atDay(1));
    }

    @Test
    void surenessIsHowMuchOfTheRangeAgrees() {
        assertThat(sureness(4_000, 4_500, 4_900)).isEqualTo(Sureness.SURE);
        assertThat(sureness(4_000, 4_500, 6_000)).isEqualTo(Sureness.LIKELY);
        assertThat(sureness(150, 4_500, 6_000)).isEqualTo(Sureness.OPEN);
    }

    private static Sureness sureness(long low, long likely, long high) {
        PlanAdvice advice = advice(
                Given.contract(STANDARD),
                forecast(NOVEMBER, 0, 10, 10, 10),
                forecast(DECEMBER, 0, low, likely, high),
                history());
        assertThat(advice.next().orElseThrow().to().plan().id()).isEqualTo(LIGHT);
        return advice.next().orElseThrow().sureness();
    }

    @Test
    void offersShowBreakEvenAndOwnHistory() {
        List<Offer> offers = advice(
                        Given.contract(STANDARD),
                        forecast(NOVEMBER, 0, 10, 10, 10),
                        forecast(DECEMBER, 0, 10, 10, 10),
                        history(100, 4_000, 5_001, 40_000))
                .offers();

        assertThat(offers).extracting(offer -> offer.contract().plan().id()).containsExactly(STANDARD, FREE, LIGHT);
        assertThat(offers).extracting(Offer::betterIn).containsExactly(0, 1, 2);
        assertThat(offers).extracting(Offer::months).containsOnly(4);
        assertThat(offers.get(2).breakEven()).isEqualTo(new At(LIGHT, 0, 0, Reason.CHEAPER));
        assertThat(offers.get(2).next().likely().cost().subtotal()).hasValue(new BigDecimal("5000"));
        assertThat(advice(LIGHT, 10, 10).offers().get(2).breakEven())
                .isEqualTo(new At(STANDARD, 5_001, 5_001, Reason.LIMIT));
    }

    @Test
    void planWhosePriceIsNotKnownIsNeverAdvised() {
        List<Contract> taiwan = contracts("tw-2023-light", "tw-2023-medium", "tw-2023-high");
        PlanAdvice advice = PlanAdvice.of(
                PlanCatalogue.bundled(),
                Given.contract("tw-2023-medium"),
                taiwan,
                history(),
                forecast(NOVEMBER, 0, 3_500, 4_000, 7_000),
                forecast(DECEMBER, 0, 3_500, 4_000, 7_000),
                TODAY);

        assertThat(advice.now().orElseThrow().stays()).isTrue();
        assertThat(advice.next().orElseThrow().stays()).isTrue();
        assertThat(advice.offers()).hasSize(3);
    }

    @Test
    void planWithoutKnownFreeMessagesIsNeverAdvisedEvenForNothing() {
        YearMonth may = YearMonth.of(2019, 5);
        PlanAdvice advice = PlanAdvice.of(
                PlanCatalogue.bundled(),
                Given.contract("jp-2019-light"),
                contracts("jp-lineat-free"),
                history(),
                forecast(may, 0, 0, 0, 0),
                forecast(may.plusMonths(1), 0, 0, 0, 0),
                may.atDay(10));

        assertThat(advice.offers()).hasSize(2);
        assertThat(advice.now().orElseThrow().stays()).isTrue();
        assertThat(advice.next().orElseThrow().stays()).isTrue();
    }

    @Test
    void unknownPresentPlanGivesNoAdviceAndSaysWhy() {
        PlanAdvice advice = advice(
                Given.negotiated(null, null, null),
                forecast(NOVEMBER, 0, 10, 10, 10),
                forecast(DECEMBER, 0, 10, 10, 10),
                history());
        PlanAdvice unknown = PlanAdvice.of(
                PlanCatalogue.bundled(),
                Given.contract("jp-2019-light"),
                contracts(LIGHT),
                history(),
                forecast(NOVEMBER, 0, 10, 10, 10),
                forecast(DECEMBER, 0, 10, 10, 10),
                TODAY);

        assertThat(advice.why()).isEmpty();
        assertThat(unknown.now()).isEmpty();
        assertThat(unknown.next()).isEmpty();
        assertThat(unknown.why()).contains("jp-2019-light in 2026-11: the monthly fee is not known");
    }

    @Test
    void ownCapCountsAsALimit() {
        PlanAdvice advice = advice(
                Given.contract(STANDARD).withAdditionalCap(0L),
                forecast(NOVEMBER, 0, 10, 10, 10),
                forecast(DECEMBER, 0, 31_000, 31_000, 31_000),
                history());

        assertThat(advice.next().orElseThrow().to().additionalCap()).isNull();
        assertThat(advice.next().orElseThrow().sendsMore()).isEqualTo(1_000);
    }

    @Test
    void forecastsOfOtherMonthsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> advice(
                        Given.contract(LIGHT),
                        forecast(DECEMBER, 0, 1, 1, 1),
                        forecast(DECEMBER, 0, 1, 1, 1),
                        history()))
                .withMessage(
                        "forecasts: got 2026-12 and 2026-12 on 2026-11-12 (expected: its month and the one after it)");
    }

    @Test
    void adviceIsNeverWorseThanStayingAtTheLikelyCount() {
        Seeded.cases(300, random -> {
            String[] plans = {FREE, LIGHT, STANDARD};
            long likely = random.nextLong(60_000);
            PlanAdvice advice = advice(
                    Given.contract(plans[random.nextInt(3)]),
                    forecast(NOVEMBER, likely / 3, likely / 2, likely, likely * 2),
                    forecast(DECEMBER, 0, likely / 2, likely, likely * 2),
                    history(likely));

            for (PlanChoice choice :
                    List.of(advice.now().orElseThrow(), advice.next().orElseThrow())) {
                assertThat(choice.sendsMore()).isGreaterThanOrEqualTo(0);
                assertThat(choice.sendsMore() > 0 || choice.saves().signum() >= 0)
                        .isTrue();
            }
        });
    }
}
