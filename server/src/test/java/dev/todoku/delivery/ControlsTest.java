package dev.todoku.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.kernel.Why;
import dev.todoku.quota.Decision;
import dev.todoku.quota.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/** What owners decide about deliveries under way, and how campaigns are to be sent. */
class ControlsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T03:00:00Z");
    private static final Instant MONTH_END = Instant.parse("2026-11-30T15:00:00Z");
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final YearMonth DECEMBER = YearMonth.of(2026, 12);
    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(21, 0), LocalTime.of(9, 0));

    private final Shop shop = new Shop(NOON, new Random(1), 10_000);

    @Test
    void whatIsPausedKeepsItsReservationAndGoesOnWhereItWas() {
        UUID id = shop.order(0, 3_000, false, false, null);
        shop.work(id, false);
        assertThat(shop.delivery(id).accepted()).isEqualTo(1_000);

        assertThat(shop.deliveries.pause(Shop.ACCOUNT, id)).isTrue();
        shop.workAll(id);
        shop.clock.advance(Duration.ofDays(2));
        shop.workAll(id);

        assertThat(shop.delivery(id).state()).isEqualTo(State.PAUSED);
        assertThat(shop.delivery(id).why()).isEqualTo(WhyWaiting.PAUSED.plain());
        assertThat(shop.delivery(id).finishedAt()).isNull();
        assertThat(shop.line.used(NOVEMBER)).isEqualTo(1_000);
        assertThat(shop.usage(NOVEMBER).monthPot().reserved()).isEqualTo(2_000);

        assertThat(shop.deliveries.resume(Shop.ACCOUNT, id)).containsInstanceOf(Decision.Granted.class);
        shop.workAll(id);
        assertThat(shop.delivery(id).state()).isEqualTo(State.DONE);
        assertThat(shop.line.used(NOVEMBER)).isEqualTo(3_000);
        shop.assertBooksAgree(NOVEMBER);
    }

    @Test
    void aPauseBeginsNothingMoreButClearsUpWhatHasNoAnswer() {
        UUID id = shop.order(0, 3_000, false, false, null);
        shop.work(id, true); // LINE took two batches; the answers were lost
        shop.deliveries.pause(Shop.ACCOUNT, id);
        shop.workAll(id);
        assertThat(shop.delivery(id).accepted()).isEqualTo(1_000);
        assertThat(shop.delivery(id).state()).isEqualTo(State.PAUSED);
        assertThat(shop.line.used(NOVEMBER)).isEqualTo(1_000);
    }

    @Test
    void whatLineDidNotTakeWaitsWhilePaused() {
        UUID id = shop.order(0, 1_000, false, false, null);
        Step.Send wave = (Step.Send) shop.engine.next(Shop.ACCOUNT, id);
        shop.deliveries.pause(Shop.ACCOUNT, id);
        shop.line.answerInstead(2, new Sender.Answer.RateLimited());
        shop.settlement.settle(Shop.ACCOUNT, id, shop.courier.send(Shop.ACCOUNT, wave));
        shop.clock.advance(Duration.ofMinutes(5));
        shop.workAll(id);
        assertThat(shop.line.used(NOVEMBER)).isZero();
        assertThat(shop.usage(NOVEMBER).monthPot().reserved()).isEqualTo(1_000);
        shop.deliveries.resume(Shop.ACCOUNT, id);
        shop.workAll(id);
        assertThat(shop.delivery(id).accepted()).isEqualTo(1_000);
    }

    @Test
    void aPauseAfterTheLastBatchIsOverWithItsAnswers() {
        UUID id = shop.order(0, 500, false, false, null);
        shop.work(id, true);
        shop.deliveries.pause(Shop.ACCOUNT, id);
        shop.workAll(id);
        assertThat(shop.delivery(id).state()).isEqualTo(State.DONE);
        assertThat(shop.delivery(id).accepted()).isEqualTo(500);
        assertThat(shop.deliveries.pause(Shop.ACCOUNT, id)).isFalse();
    }

    @Test
    void whatIsPausedWhenTheMonthEndsIsHeldWhateverLeaveItHad() {
        UUID id = shop.order(0, 3_000, true, false, null);
        shop.work(id, false);
        shop.deliveries.pause(Shop.ACCOUNT, id);
        shop.clock.set(MONTH_END.plusSeconds(60));
        shop.workAll(id);
        assertThat(shop.delivery(id).state()).isEqualTo(State.HELD);
        assertThat(shop.delivery(id).held()).isEqualTo(2_000);
        assertThat(shop.usage(NOVEMBER).monthPot().reserved()).isZero();
        assertThat(shop.line.used(DECEMBER)).isZero();
        shop.deliveries.resume(Shop.ACCOUNT, id);
        shop.workAll(id);
        assertThat(shop.line.used(DECEMBER)).isEqualTo(2_000);
        shop.assertBooksAgree(NOVEMBER);
        shop.assertBooksAgree(DECEMBER);
    }

    @Test
    void whatIsPausedCanBeCancelled() {
        UUID id = shop.order(0, 3_000, false, false, null);
        shop.work(id, false);
        shop.deliveries.pause(Shop.ACCOUNT, id);
        shop.deliveries.cancel(Shop.ACCOUNT, id);
        shop.workAll(id);
        assertThat(shop.delivery(id).state()).isEqualTo(State.CANCELLED);
        assertThat(shop.delivery(id).held()).isEqualTo(2_000);
        assertThat(shop.usage(NOVEMBER).monthPot().reserved()).isZero();
        shop.assertBooksAgree(NOVEMBER);
    }

    @Test
    void quietHoursAreThoseOfThePlansZoneOverMidnightOrNot() {
        QuietHours lunch = new QuietHours(LocalTime.NOON, LocalTime.of(13, 0));
        assertThat(lunch.closedUntil(NOON, SimulatedLine.TOKYO)).contains(NOON.plusSeconds(3_600));
        assertThat(lunch.closedUntil(NOON.plusSeconds(3_600), SimulatedLine.TOKYO))
                .isEmpty();
        assertThat(lunch.closedUntil(NOON.minusSeconds(1), SimulatedLine.TOKYO)).isEmpty();
        assertThat(NIGHT.closedUntil(NOON, SimulatedLine.TOKYO)).isEmpty();
        Instant nine = Instant.parse("2026-11-23T00:00:00Z");
        assertThat(NIGHT.closedUntil(Instant.parse("2026-11-22T12:00:00Z"), SimulatedLine.TOKYO))
                .contains(nine);
        assertThat(NIGHT.closedUntil(nine.minusSeconds(1), SimulatedLine.TOKYO)).contains(nine);
        assertThat(NIGHT.closedUntil(nine, SimulatedLine.TOKYO)).isEmpty();
    }

    @Test
    void aCampaignWaitsForTheEndOfTheQuietHoursAndSaysSo() {
        shop.deliveries.changeSendingRules(Shop.ACCOUNT, new SendingRules(NIGHT, null));
        shop.clock.set(Instant.parse("2026-11-22T14:00:00Z")); // 23:00
        shop.reconciliation.read(Shop.ACCOUNT);
        UUID id = shop.order(0, 700, false, false, null);
        shop.workAll(id);
        assertThat(shop.line.used(NOVEMBER)).isZero();
        assertThat(shop.delivery(id).why())
                .extracting(Why::code, why -> why.values().get("opensAt"))
                .containsExactly("quiet-hours", "2026-11-23T00:00:00Z");
        shop.clock.set(Instant.parse("2026-11-23T00:00:00Z"));
        shop.workAll(id);
        assertThat(shop.delivery(id).accepted()).isEqualTo(700);
    }

    @Test
    void theMonthsEdgeComesBeforeTheEndOfTheQuietHours() {
        shop.deliveries.changeSendingRules(Shop.ACCOUNT, new SendingRules(NIGHT, null));
        shop.clock.set(MONTH_END.minus(Duration.ofHours(1)));
        shop.reconciliation.read(Shop.ACCOUNT);
        UUID stays = shop.order(0, 700, false, false, null);
        UUID goesOn = shop.order(700, 900, true, false, null);
        shop.workAll(stays);
        shop.workAll(goesOn);
        assertThat(shop.delivery(stays).why()).extracting(Why::code).isEqualTo("quiet-over-reset");
        shop.clock.set(MONTH_END.plusSeconds(60));
        shop.workAll(stays);
        shop.workAll(goesOn);
        assertThat(shop.delivery(stays).state()).isEqualTo(State.HELD);
        assertThat(shop.delivery(goesOn).why()).extracting(Why::code).isEqualTo("quiet-hours");
        shop.clock.set(MONTH_END.plus(Duration.ofHours(9)));
        shop.workAll(goesOn);
        assertThat(shop.line.used(NOVEMBER)).isZero();
        assertThat(shop.line.used(DECEMBER)).isEqualTo(200);
    }

    @Test
    void quietHoursThatAreTakenBackHoldNothingAnyMore() {
        shop.deliveries.changeSendingRules(
                Shop.ACCOUNT, new SendingRules(new QuietHours(LocalTime.of(11, 0), LocalTime.of(18, 0)), null));
        UUID id = shop.order(0, 700, false, false, null);
        shop.workAll(id);
        assertThat(shop.line.used(NOVEMBER)).isZero();
        shop.deliveries.changeSendingRules(Shop.ACCOUNT, SendingRules.NONE);
        shop.workAll(id);
        assertThat(shop.delivery(id).accepted()).isEqualTo(700);
    }

    @Test
    void aThrottleLetsNoMinuteSeeMore() {
        shop.deliveries.changeSendingRules(Shop.ACCOUNT, new SendingRules(null, 600));
        UUID id = shop.order(0, 1_500, false, false, null);
        assertThat(shop.delivery(id).throttle()).isEqualTo(600);
        for (int second = 0; second < 60; second++) {
            shop.workAll(id);
            shop.clock.advance(Duration.ofSeconds(1));
        }
        assertThat(shop.delivery(id).accepted()).isEqualTo(600);
        shop.deliveries.pause(Shop.ACCOUNT, id);
        shop.deliveries.resume(Shop.ACCOUNT, id);
        shop.workAll(id);
        assertThat(shop.delivery(id).accepted())
                .as("nobody is faster for pausing")
                .isEqualTo(600);
        shop.deliveries.throttle(Shop.ACCOUNT, id, null);
        shop.clock.advance(Duration.ofSeconds(10));
        shop.workAll(id);
        assertThat(shop.delivery(id).accepted()).isEqualTo(1_500);
    }

    @Test
    void aThrottleIsSlicesThatMakeUpItsMinute() {
        assertThat(Throttle.of(600, 1_000)).isEqualTo(new Throttle(100, Duration.ofSeconds(10)));
        assertThat(Throttle.of(1, 1_000)).isEqualTo(new Throttle(1, Duration.ofSeconds(60)));
        assertThat(Throttle.of(60_000, 1_000)).isEqualTo(new Throttle(1_000, Duration.ofSeconds(1)));
        assertThat(Throttle.of(600, 1_000).restAfter(101)).isEqualTo(Duration.ofSeconds(20));
        assertThat(Throttle.of(600, 1_000).restAfter(100)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aWorkerThatStoodStillWritesOnlyWhatNobodyElseWrote() {
        UUID id = shop.order(0, 1_000, false, false, null);
        Step.Send wave = (Step.Send) shop.engine.next(Shop.ACCOUNT, id);
        var late = shop.courier.send(Shop.ACCOUNT, wave);
        shop.workAll(id); // another worker repeats, and is told that LINE has it
        shop.settlement.settle(Shop.ACCOUNT, id, late);
        assertThat(shop.delivery(id).accepted()).isEqualTo(1_000);
        assertThat(shop.line.used(NOVEMBER)).isEqualTo(1_000);
        assertThat(shop.usage(NOVEMBER).monthPot().reserved()).isZero();
        shop.assertBooksAgree(NOVEMBER);
    }

    @Test
    void aRefusalThatCameLateIsNotBelievedOnceAnotherWorkerAsked() {
        UUID id = shop.order(0, 500, false, false, null);
        shop.line.answerInstead(1, new Sender.Answer.Refused("400"));
        var refused = shop.courier.send(Shop.ACCOUNT, (Step.Send) shop.engine.next(Shop.ACCOUNT, id));
        Step.Send again = (Step.Send) shop.engine.next(Shop.ACCOUNT, id);
        var accepted = shop.courier.send(Shop.ACCOUNT, again);
        shop.settlement.settle(Shop.ACCOUNT, id, refused);
        assertThat(shop.delivery(id).refused()).isZero();
        assertThat(shop.usage(NOVEMBER).monthPot().reserved()).isEqualTo(500);
        shop.settlement.settle(Shop.ACCOUNT, id, accepted);
        assertThat(shop.delivery(id).accepted()).isEqualTo(500);
        shop.assertBooksAgree(NOVEMBER);
    }

    @Test
    void aWorkerThatStoodStillForADayBeginsNothingAnyMore() {
        UUID id = shop.order(0, 500, false, false, null);
        Step.Send wave = (Step.Send) shop.engine.next(Shop.ACCOUNT, id);
        shop.clock.advance(Duration.ofHours(23).plusSeconds(1));
        shop.courier.send(Shop.ACCOUNT, wave);
        assertThat(shop.line.used(NOVEMBER)).isZero();
    }

    @Test
    void onlyCampaignsHeedTheRules() {
        shop.deliveries.changeSendingRules(
                Shop.ACCOUNT, new SendingRules(new QuietHours(LocalTime.of(11, 0), LocalTime.of(18, 0)), 6));
        UUID id = new UUID(5, 5);
        shop.deliveries.start(
                Shop.ACCOUNT,
                new DeliveryOrder(
                        id, Purpose.CHAT, null, Shop.content(id, false), RoaringBitmap.bitmapOf(1, 2, 3), false, null));
        shop.workAll(id);
        assertThat(shop.delivery(id).accepted()).isEqualTo(3);
        assertThat(shop.delivery(id).throttle()).isNull();
    }
}
