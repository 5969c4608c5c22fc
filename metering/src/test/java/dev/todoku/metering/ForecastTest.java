package dev.todoku.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.todoku.metering.MonthCost.Billed;
import dev.todoku.metering.MonthCost.NotKnown;
import dev.todoku.metering.MonthCost.Stopped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForecastTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    /** 2026-11-{day} 00:00 in Tokyo: {@code day - 1} days are gone. */
    private static Instant november(int day) {
        return NOVEMBER.atDay(day).atStartOfDay(TOKYO).toInstant();
    }

    /** Every day from {@code from} until {@code until}, exclusive. */
    private static DailyCounts days(LocalDate from, LocalDate until, ToLongFunction<LocalDate> count) {
        var days = new TreeMap<LocalDate, Long>();
        from.datesUntil(until).forEach(day -> days.put(day, count.applyAsLong(day)));
        return new DailyCounts(days);
    }

    private static Forecast november(int day, ToLongFunction<LocalDate> count, PlannedSend... planned) {
        DailyCounts history = days(LocalDate.of(2025, 11, 1), NOVEMBER.atDay(day), count);
        return Forecast.of(history, november(day), TOKYO, history.sum(NOVEMBER), List.of(planned));
    }

    private static PlannedSend planned(int day, long messages) {
        return new PlannedSend(NOVEMBER.atDay(day), messages);
    }

    @Test
    void payDayThatIsStillToComeIsExpected() {
        Forecast forecast = november(20, day -> day.getDayOfMonth() == 25 ? 8_000 : 0);

        assertThat(forecast.used()).isZero();
        assertThat(forecast.likely()).isCloseTo(8_000, within(800L));
        assertThat(forecast.basis().methods().getFirst().method()).isEqualTo(ForecastMethod.DAY_OF_MONTH);
    }

    @Test
    void payDayThatIsOverIsNotDoubled() {
        Forecast forecast = november(27, day -> day.getDayOfMonth() == 25 ? 8_000 : 0);

        assertThat(forecast.likely()).isCloseTo(8_000, within(800L));
        assertThat(forecast.basis().lineMissed().orElseThrow())
                .isGreaterThan(forecast.basis().missed().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"3, 2", "10, 3", "17, 4", "24, 4"}) // Tuesdays of November 2026; the day itself is still to come
    void newsletterComesAsOftenAsItsWeekdayIsLeft(int day) {
        Forecast forecast = november(day, date -> date.getDayOfWeek().getValue() == 2 ? 1_000 : 0);

        assertThat(forecast.likely()).isCloseTo(4_000, within(350L));
    }

    @Test
    void lastDayOfTheMonthIsFoundInMonthsOfEveryLength() {
        Forecast forecast = november(20, day -> day.getDayOfMonth() == day.lengthOfMonth() ? 5_000 : 10);

        assertThat(forecast.likely()).isCloseTo(5_290, within(600L));
    }

    @Test
    void growthIsFollowed() {
        double[] level = {100};
        Forecast forecast = november(11, day -> Math.round(level[0] *= 1.003));

        assertThat(forecast.likely()).isCloseTo(Math.round(level[0] * 31.5 - level[0] / 2), within(600L));
    }

    @Test
    void nothingKnownSaysSo() {
        Forecast forecast = Forecast.of(new DailyCounts(new TreeMap<>()), november(1), TOKYO, 0, List.of());

        assertThat(forecast.high()).isZero();
        assertThat(forecast.basis().why()).isEqualTo("nothing is known of this account");
        assertThat(forecast.basis().methods()).isEmpty();
    }

    @Test
    void youngAccountIsALineWithAWideRange() {
        DailyCounts history = days(NOVEMBER.atDay(1), NOVEMBER.atDay(11), day -> 90 + day.getDayOfMonth() % 3 * 10);
        Forecast forecast = Forecast.of(history, november(11), TOKYO, history.sum(NOVEMBER), List.of());

        assertThat(forecast.likely()).isCloseTo(3_000, within(100L));
        assertThat(forecast.high() - forecast.low()).isGreaterThan(500);
        assertThat(forecast.basis().why()).isEqualTo("no month before is known: it stands on 10 days of this one");
    }

    @Test
    void accountConnectedWithinTheMonthIsMeasuredByItsKnownDays() {
        DailyCounts history = days(NOVEMBER.atDay(16), NOVEMBER.atDay(26), day -> 100);

        assertThat(Forecast.of(history, november(26), TOKYO, 1_000, List.of()).likely())
                .isEqualTo(1_500);
    }

    @Test
    void countWithoutDaysIsSpreadOverTheMonthSoFar() {
        assertThat(Forecast.of(new DailyCounts(new TreeMap<>()), november(16), TOKYO, 1_500, List.of())
                        .likely())
                .isEqualTo(3_000);
    }

    @Test
    void whatLineCountsBeyondTheDaysIsKeptButNotForetold() {
        DailyCounts history = days(LocalDate.of(2026, 5, 1), NOVEMBER.atDay(16), day -> 100);
        Forecast ours = Forecast.of(history, november(16), TOKYO, 1_500, List.of());
        Forecast withOthers = Forecast.of(history, november(16), TOKYO, 4_500, List.of());

        assertThat(withOthers.likely()).isEqualTo(ours.likely() + 3_000);
    }

    @Test
    void monthWithoutEntriesIsLeftOut() {
        DailyCounts history = days(LocalDate.of(2026, 5, 1), NOVEMBER.atDay(16), day -> 100);
        var gap = new TreeMap<>(history.days());
        gap.keySet().removeIf(day -> YearMonth.from(day).equals(YearMonth.of(2026, 8)));
        Forecast forecast = Forecast.of(new DailyCounts(gap), november(16), TOKYO, 1_500, List.of());

        assertThat(forecast.basis().months())
                .containsExactly(
                        YearMonth.of(2026, 5),
                        YearMonth.of(2026, 6),
                        YearMonth.of(2026, 7),
                        YearMonth.of(2026, 9),
                        YearMonth.of(2026, 10));
        assertThat(forecast.likely()).isCloseTo(3_000, within(30L));
        assertThat(new DailyCounts(gap).monthsBefore(NOVEMBER)).hasSize(5).containsEntry(YearMonth.of(2026, 9), 3_000L);
    }

    @Test
    void todayIsCountedByTheHoursLeftAndWhatItHasHad() {
        DailyCounts history =
                days(LocalDate.of(2026, 5, 1), NOVEMBER.atDay(25), day -> day.getDayOfMonth() == 25 ? 9_000 : 0);
        Instant evening = november(25).plusSeconds(18 * 3_600);
        var sent = new TreeMap<>(history.days());
        sent.put(NOVEMBER.atDay(25), 9_000L);

        assertThat(Forecast.of(history, evening, TOKYO, 0, List.of()).likely()).isBetween(1_000L, 4_000L);
        assertThat(Forecast.of(new DailyCounts(sent), evening, TOKYO, 9_000, List.of())
                        .likely())
                .isCloseTo(9_000, within(300L));
    }

    @Test
    void whatLiesAfterNowIsNotRead() {
        DailyCounts all =
                days(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 3, 1), day -> day.getDayOfYear() * 7L % 500);
        DailyCounts known = new DailyCounts(all.days().headMap(NOVEMBER.atDay(12)));

        assertThat(Forecast.of(all, november(12), TOKYO, 900, List.of()))
                .isEqualTo(Forecast.of(known, november(12), TOKYO, 900, List.of()));
        assertThat(Forecast.ofNextMonth(all, november(12), TOKYO, List.of()))
                .isEqualTo(Forecast.ofNextMonth(known, november(12), TOKYO, List.of()));
    }

    @Test
    void plannedSendOfAUsualSizeIsOneOfThoseExpected() {
        ToLongFunction<LocalDate> tuesdays = day -> day.getDayOfWeek().getValue() == 2 ? 1_000 : 20;
        Forecast without = november(11, tuesdays);

        assertThat(november(11, tuesdays, planned(17, 1_000)).likely()).isEqualTo(without.likely());
        assertThat(november(
                                11,
                                tuesdays,
                                planned(12, 1_000),
                                planned(13, 1_000),
                                planned(14, 1_000),
                                planned(15, 1_000))
                        .likely())
                .isCloseTo(without.likely() + 2_000, within(400L));
    }

    @Test
    void plannedSendLargerThanAnyIsAddedInFull() {
        Forecast without = november(11, day -> 100);
        Forecast with = november(11, day -> 100, planned(20, 5_000), planned(21, 50));

        assertThat(with.likely()).isEqualTo(without.likely() + 5_000);
        assertThat(with.low()).isEqualTo(without.low() + 5_000);
        assertThat(with.planned()).isEqualTo(5_050);
    }

    @Test
    void plannedSendsOfOtherMonthsAreLeftOut() {
        var send = new PlannedSend(LocalDate.of(2026, 12, 3), 5_000);
        DailyCounts history = days(LocalDate.of(2026, 1, 1), NOVEMBER.atDay(11), day -> 10);

        assertThat(november(11, day -> 10, send).planned()).isZero();
        assertThat(Forecast.ofNextMonth(history, november(11), TOKYO, List.of(send))
                        .low())
                .isGreaterThanOrEqualTo(5_000);
    }

    @Test
    void nextMonthIsForetoldFromThoseBeforeIt() {
        DailyCounts history = days(LocalDate.of(2026, 1, 1), NOVEMBER.atDay(11), day -> 100);
        Forecast next = Forecast.ofNextMonth(history, november(11), TOKYO, List.of());

        assertThat(next.month()).isEqualTo(YearMonth.of(2026, 12));
        assertThat(next.used()).isZero();
        assertThat(next.likely()).isCloseTo(3_100, within(60L));
        assertThat(next.basis().months()).hasSize(11);
        assertThat(next.basis().tried()).isEqualTo(10);
    }

    @Test
    void lastYearIsReadOnceThereIsOne() {
        ToLongFunction<LocalDate> december = day -> day.getMonthValue() == 12 ? 300 : 100;
        DailyCounts history = days(LocalDate.of(2024, 6, 1), NOVEMBER.atDay(21), december);
        Forecast next = Forecast.ofNextMonth(history, november(21), TOKYO, List.of());

        assertThat(next.high()).isGreaterThan(6_000);
        assertThat(next.basis().methods()).anyMatch(share -> share.method() == ForecastMethod.LAST_YEAR);
    }

    @Test
    void whatLineWouldStopIsNotCountedAsSent() {
        var forecast = new Forecast(
                NOVEMBER, 4_000, 0, 4_500, 6_000, 9_000, november(11, day -> 1).basis());
        ForecastCost light = forecast.under(Given.terms("jp-2023-light", "2026-11"));

        assertThat(light.low().cost()).isInstanceOf(Billed.class);
        assertThat(light.likely().cost()).isInstanceOf(Stopped.class);
        assertThat(light.likely().sent()).isEqualTo(5_000);
        assertThat(light.high().cost().unsent()).isEqualTo(4_000);
        assertThat(light.high().cost().subtotal()).hasValue(new BigDecimal("5000"));
        assertThat(light.high().more()).hasValue(BigDecimal.ZERO);
    }

    @Test
    void messagesToComeArePricedAtTheMarginAndWithinTheCap() {
        var forecast = new Forecast(
                NOVEMBER,
                29_000,
                0,
                29_500,
                31_000,
                40_000,
                november(11, day -> 1).basis());
        ContractTerms capped =
                Given.contract("jp-2023-standard").withAdditionalCap(5_000L).termsIn(NOVEMBER);
        ForecastCost cost = forecast.under(capped);

        assertThat(cost.low().more()).hasValue(BigDecimal.ZERO);
        assertThat(cost.likely().more().orElseThrow()).isEqualByComparingTo("3000");
        assertThat(cost.high().more().orElseThrow()).isEqualByComparingTo("15000");
        assertThat(cost.high().cost().unsent()).isEqualTo(5_000);
        assertThat(cost.known()).isTrue();
    }

    @Test
    void whatSlippedPastTheLimitIsNotUnsent() {
        var forecast = new Forecast(
                NOVEMBER, 5_010, 0, 5_010, 5_200, 5_400, november(11, day -> 1).basis());
        ForecastCost light = forecast.under(Given.terms("jp-2023-light", "2026-11"));

        assertThat(light.low().cost()).isInstanceOf(Billed.class);
        assertThat(light.likely().sent()).isEqualTo(5_010);
        assertThat(light.likely().cost().unsent()).isEqualTo(190);
    }

    @Test
    void moneyOfUnknownTermsIsNotKnown() {
        var forecast = new Forecast(
                NOVEMBER, 0, 0, 5_000, 6_000, 9_000, november(11, day -> 1).basis());
        ForecastCost high = forecast.under(Given.terms("tw-2023-high", "2026-11"));

        assertThat(high.likely().cost()).isInstanceOf(Billed.class);
        assertThat(high.high().cost()).isInstanceOf(NotKnown.class);
        assertThat(high.high().cost().subtotal()).isEmpty();
        assertThat(high.high().more()).isEmpty();
        assertThat(high.known()).isFalse();
    }

    @Test
    void termsOfAnotherMonthAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> november(11, day -> 1).under(Given.terms("jp-2023-light", "2026-10")))
                .withMessage("terms: got those of 2026-10 (expected: of 2026-11)");
    }

    @Test
    void negativeCountsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DailyCounts(new TreeMap<>(Map.of(NOVEMBER.atDay(1), -1L))));
        assertThatIllegalArgumentException().isThrownBy(() -> planned(1, -1));
    }

    @Test
    void basisTellsWhatItStandsOn() {
        assertThat(november(16, day -> day.getDayOfMonth() == 1 ? 1_000 : 0)
                        .basis()
                        .why())
                .startsWith(
                        "it stands on 12 months from 2025-11 to 2026-10; at the same point of 12 of them it would have missed by ")
                .contains("messages on average, a straight line by ");
    }

    @Test
    void rangeHoldsItsOrderAndWhatIsUsedAndPlanned() {
        Seeded.cases(200, random -> {
            DailyCounts history = history(random);
            long used = random.nextLong(50_000);
            Instant now = at(random);
            List<PlannedSend> planned = plans(random);
            Forecast forecast = Forecast.of(history, now, TOKYO, used, planned);
            Forecast unplanned = Forecast.of(history, now, TOKYO, used, List.of());

            assertThat(forecast.low()).isGreaterThanOrEqualTo(used + forecast.planned());
            assertThat(forecast.likely()).isBetween(forecast.low(), forecast.high());
            assertThat(forecast.low()).isGreaterThanOrEqualTo(unplanned.low());
            assertThat(forecast.likely()).isGreaterThanOrEqualTo(unplanned.likely());
            assertThat(forecast.high()).isGreaterThanOrEqualTo(unplanned.high());
            assertThat(Forecast.of(history, now, TOKYO, used, planned)).isEqualTo(forecast);
        });
    }

    /** The low end may fall: what more has come in is less sure to be like the months before, and widens the range. */
    @Test
    void moreSoFarNeverMeansLessAtTheEnd() {
        Seeded.cases(200, random -> {
            DailyCounts history = history(random);
            Instant now = at(random);
            List<PlannedSend> planned = plans(random);
            LocalDate day = NOVEMBER.atDay(1 + random.nextInt(now.atZone(TOKYO).getDayOfMonth()));
            long more = 1 + random.nextLong(20_000);
            var raised = new TreeMap<>(history.days());
            raised.merge(day, more, Long::sum);
            long used = history.sum(NOVEMBER);
            Forecast before = Forecast.of(history, now, TOKYO, used, planned);

            for (Forecast after : List.of(
                    Forecast.of(new DailyCounts(raised), now, TOKYO, used + more, planned),
                    Forecast.of(history, now, TOKYO, used + more, planned))) {
                assertThat(after.low()).isGreaterThanOrEqualTo(after.used());
                assertThat(after.likely()).isGreaterThanOrEqualTo(before.likely());
                assertThat(after.high()).isGreaterThanOrEqualTo(before.high());
            }
        });
    }

    @Test
    void moreMessagesNeverCostLess() {
        Seeded.cases(200, random -> {
            Forecast forecast = Forecast.of(history(random), at(random), TOKYO, random.nextLong(9_000), plans(random));
            ForecastCost cost = forecast.under(Given.terms("jp-2023-standard", "2026-11"));

            assertThat(cost.low().more().orElseThrow())
                    .isLessThanOrEqualTo(cost.likely().more().orElseThrow());
            assertThat(cost.likely().cost().subtotal().orElseThrow())
                    .isLessThanOrEqualTo(cost.high().cost().subtotal().orElseThrow());
        });
    }

    private static Instant at(RandomGenerator random) {
        return november(1).plusSeconds(random.nextLong(30 * 86_400L));
    }

    /** None to 30 months, some missing, up to any day of November 2026. */
    private static DailyCounts history(RandomGenerator random) {
        var kinds = EmulatedAccount.values();
        int months = random.nextInt(30);
        DailyCounts all =
                kinds[random.nextInt(kinds.length)].months(NOVEMBER.minusMonths(months), months + 1, random.nextLong());
        var days = new TreeMap<>(all.days().headMap(NOVEMBER.atDay(1 + random.nextInt(30))));
        YearMonth missing = NOVEMBER.minusMonths(random.nextInt(1, 12));
        days.keySet().removeIf(day -> YearMonth.from(day).equals(missing));
        return new DailyCounts(days);
    }

    private static List<PlannedSend> plans(RandomGenerator random) {
        var planned = new ArrayList<PlannedSend>();
        for (int sends = random.nextInt(4); sends > 0; sends--) {
            planned.add(planned(1 + random.nextInt(30), random.nextLong(30_000)));
        }
        return planned;
    }
}
