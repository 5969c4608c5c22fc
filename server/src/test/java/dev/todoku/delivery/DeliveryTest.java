package dev.todoku.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.todoku.kernel.Why;
import dev.todoku.line.Route;
import dev.todoku.quota.Decision;
import dev.todoku.quota.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/** Deliveries through the whole engine, one behaviour at a time. */
class DeliveryTest {

    private static final Instant NOON = Instant.parse("2026-11-22T03:00:00Z");
    private static final Instant MONTH_END = Instant.parse("2026-11-30T15:00:00Z");
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final YearMonth DECEMBER = YearMonth.of(2026, 12);

    private final Shop shop = new Shop(NOON, new Random(1), 10_000);

    private void atMonthEndMinus(Duration before) {
        shop.clock.set(MONTH_END.minus(before));
        shop.reconciliation.read(Shop.ACCOUNT);
    }

    @Test
    void everybodyIsSentToOnceAndCounted() {
        UUID id = shop.order(0, 1_234, false, false, null);
        assertThat(shop.usage(NOVEMBER).monthPot().reserved()).isEqualTo(1_234);
        shop.workAll(id);
        assertThat(shop.delivery(id).state()).isEqualTo(State.DONE);
        assertThat(shop.delivery(id).accepted()).isEqualTo(1_234);
        assertThat(shop.usage(NOVEMBER).accepted()).isEqualTo(1_234);
        assertThat(shop.usage(NOVEMBER).monthPot().reserved()).isZero();
        assertThat(shop.line.used(NOVEMBER)).isEqualTo(1_234);
        shop.assertBooksAgree(NOVEMBER);
    }

    @Test
    void personalContentLeavesByPushWithEachName() {
        UUID id = shop.order(5, 15, false, true, null);
        shop.workAll(id);
        assertThat(shop.delivery(id).route()).isEqualTo(Route.PUSH);
        String text = Shop.content(id, true).wording().renderedFor(Shop.named(7));
        assertThat(shop.line.received(Shop.userId(7), text)).isEqualTo(1);
        assertThat(shop.line.received(Shop.userId(8), text)).isZero();
    }

    @Test
    void whatDoesNotFitIsRefusedWholeBeforeAnythingIsSent() {
        shop.order(0, 10_001, false, false, null);
        assertThat(shop.started).isInstanceOfSatisfying(StartAnswer.DoesNotFit.class, no -> {
            assertThat(no.refusal().count()).isEqualTo(10_001);
            assertThat(no.refusal().limit()).isEqualTo(10_000);
            assertThat(no.refusal().remaining()).isEqualTo(10_000);
            assertThat(no.refusal().shortBy()).isEqualTo(1);
            assertThat(no.refusal().resetsAt()).isEqualTo(MONTH_END);
        });
        assertThat(shop.line.used(NOVEMBER)).isZero();
        assertThat(shop.usage(NOVEMBER).monthPot().reserved()).isZero();
        assertThat(shop.usage(NOVEMBER).held()).isEqualTo(10_001);
    }

    @Test
    void aCampaignsOwnBudgetIsACeilingOfItsOwn() {
        shop.order(0, 101, false, false, 100L);
        assertThat(shop.started).isInstanceOf(StartAnswer.DoesNotFit.class);
        UUID id = shop.order(0, 100, false, false, 100L);
        shop.workAll(id);
        assertThat(shop.usage(NOVEMBER).pots())
                .filteredOn(pot -> pot.name().equals("campaign:" + id))
                .singleElement()
                .satisfies(pot -> assertThat(pot.used()).isEqualTo(100));
        shop.assertBooksAgree(NOVEMBER);
    }

    @Test
    void anAnswerLostAfterAcceptanceIsNotSentAgain() {
        UUID id = shop.order(0, 500, false, false, null);
        shop.work(id, true);
        assertThat(shop.delivery(id).accepted()).isZero();
        assertThat(shop.usage(NOVEMBER).monthPot().reserved()).isEqualTo(500);
        shop.workAll(id);
        assertThat(shop.delivery(id).accepted()).isEqualTo(500);
        assertThat(shop.line.used(NOVEMBER)).isEqualTo(500);
    }

    @Test
    void aDoubtfulRequestIsNotRepeatedWithoutWhoWasErased() {
        UUID id = shop.order(0, 600, false, false, null);
        shop.work(id, true);
        shop.erase(7);
        shop.workAll(id);
        assertThat(shop.delivery(id).unknown()).isEqualTo(500);
        assertThat(shop.delivery(id).accepted()).isEqualTo(100);
        assertThat(shop.delivery(id).state()).isEqualTo(State.DONE);
        assertThat(shop.usage(NOVEMBER).monthPot().reserved()).isEqualTo(500);
        shop.assertBooksAgree(NOVEMBER);
    }

    @Test
    void aDoubtfulPersonalMessageToWhoWasErasedIsNotRepeated() {
        UUID id = shop.order(0, 10, false, true, null);
        shop.work(id, true);
        shop.erase(7);
        shop.workAll(id);
        assertThat(shop.delivery(id).unknown()).isEqualTo(1);
        assertThat(shop.delivery(id).accepted()).isEqualTo(9);
        assertThat(shop.line.used(NOVEMBER)).isEqualTo(10);
    }

    @Test
    void whoWasErasedBeforeTheFirstRequestIsLeftOutOfItAndOfItsRepeat() {
        UUID id = shop.order(0, 500, false, false, null);
        shop.erase(7);
        shop.line.answerInstead(1, new Sender.Answer.Unknown("500"));
        shop.workAll(id);
        assertThat(shop.delivery(id).accepted()).isEqualTo(499);
        assertThat(shop.delivery(id).refused()).isEqualTo(1);
        assertThat(shop.line.used(NOVEMBER)).isEqualTo(499);
        shop.assertBooksAgree(NOVEMBER);
    }

    @Test
    void anUnknownOutcomeIsNeverAskedAgainAfter23Hours() {
        shop.line.faultRate = 1;
        UUID id = shop.order(0, 500, false, false, null);
        shop.work(id, true);
        shop.clock.advance(Duration.ofHours(23));
        shop.line.faultRate = 0;
        shop.workAll(id);
        assertThat(shop.delivery(id).unknown()).isEqualTo(500);
        assertThat(shop.delivery(id).accepted()).isZero();
        assertThat(shop.usage(NOVEMBER).monthPot().reserved()).isEqualTo(500);
        assertThat(shop.usage(NOVEMBER).inFlight()).isEqualTo(500);
    }

    @Test
    void nothingIsBegunAroundTheReset() {
        atMonthEndMinus(Duration.ofSeconds(21));
        UUID id = shop.order(0, 30, true, false, null);
        shop.clock.set(MONTH_END.minusSeconds(20));
        assertThat(shop.work(id, false)).isFalse();
        shop.clock.set(MONTH_END.plusSeconds(59));
        assertThat(shop.work(id, false)).isFalse();
        assertThat(shop.line.used(NOVEMBER) + shop.line.used(DECEMBER)).isZero();
    }

    @Test
    void heldRemainderDoesNotEatNextMonth() {
        atMonthEndMinus(Duration.ofSeconds(30));
        UUID id = shop.order(0, 12_000 - 2_000, false, false, null);
        shop.work(id, false);
        long sent = shop.delivery(id).accepted();
        shop.clock.set(MONTH_END.plusSeconds(60));
        shop.workAll(id);
        assertThat(shop.delivery(id).state()).isEqualTo(State.HELD);
        assertThat(shop.delivery(id).held()).isEqualTo(10_000 - sent);
        assertThat(shop.line.used(DECEMBER)).isZero();
        assertThat(shop.usage(NOVEMBER).monthPot().reserved()).isZero();
        assertThat(shop.usage(NOVEMBER).held()).isEqualTo(10_000 - sent);
        assertThat(shop.deliveries.resume(Shop.ACCOUNT, id)).containsInstanceOf(Decision.Granted.class);
        assertThat(shop.usage(NOVEMBER).held()).isZero();
        assertThat(shop.deliveries.resume(Shop.ACCOUNT, id)).isEmpty();
        shop.workAll(id);
        assertThat(shop.delivery(id).state()).isEqualTo(State.DONE);
        assertThat(shop.delivery(id).accepted()).isEqualTo(10_000);
        assertThat(shop.line.used(DECEMBER)).isEqualTo(10_000 - sent);
        shop.assertBooksAgree(NOVEMBER);
        shop.assertBooksAgree(DECEMBER);
    }

    @Test
    void theOwnersLeaveCarriesTheRestOverTheReset() {
        atMonthEndMinus(Duration.ofSeconds(30));
        UUID id = shop.order(0, 10_000, true, false, null);
        shop.clock.set(MONTH_END.plusSeconds(60));
        shop.workAll(id);
        assertThat(shop.delivery(id).state()).isEqualTo(State.DONE);
        assertThat(shop.line.used(NOVEMBER)).isZero();
        assertThat(shop.line.used(DECEMBER)).isEqualTo(10_000);
        shop.assertBooksAgree(NOVEMBER);
        shop.assertBooksAgree(DECEMBER);
    }

    @Test
    void anAnswerUnknownAtTheEdgeCountsInTheMonthLineTookItIn() {
        atMonthEndMinus(Duration.ofSeconds(40));
        UUID accepted = shop.order(0, 500, false, false, null);
        shop.work(accepted, true); // LINE took it; the answer was lost
        shop.line.faultRate = 1;
        UUID refused = shop.order(500, 1_000, false, false, null);
        while (shop.line.received(Shop.userId(500), Shop.content(refused, false).messagesJson()) == 0
                && shop.delivery(refused).batches() == 0) {
            shop.work(refused, true);
        }
        boolean tookIt = shop.line.used(NOVEMBER) == 1_000;
        shop.line.faultRate = 0;
        shop.clock.set(MONTH_END.plusSeconds(60));
        shop.workAll(accepted);
        shop.workAll(refused);
        assertThat(shop.usage(NOVEMBER).accepted()).isEqualTo(shop.line.used(NOVEMBER));
        assertThat(shop.usage(DECEMBER).accepted()).isEqualTo(shop.line.used(DECEMBER));
        assertThat(shop.line.used(NOVEMBER)).isEqualTo(tookIt ? 1_000 : 500);
        assertThat(shop.usage(NOVEMBER).monthPot().reserved()).isZero();
        assertThat(shop.usage(DECEMBER).monthPot().reserved()).isZero();
        shop.assertBooksAgree(NOVEMBER);
        shop.assertBooksAgree(DECEMBER);
    }

    @Test
    void linesOwnMonthlyLimitBeatsTheLedger() {
        UUID id = shop.order(0, 9_000, false, false, null);
        shop.line.sentElsewhere(Route.BROADCAST, 5_000);
        shop.workAll(id);
        Delivery stopped = shop.delivery(id);
        assertThat(stopped.state()).isEqualTo(State.HELD);
        assertThat(stopped.accepted()).isEqualTo(5_000);
        assertThat(stopped.held()).isEqualTo(4_000);
        assertThat(shop.usage(NOVEMBER).external()).isEqualTo(5_000);
        assertThat(shop.usage(NOVEMBER).monthPot().remaining()).isZero();
        shop.assertBooksAgree(NOVEMBER);
    }

    @Test
    void messagesSentElsewhereLowerWhatIsGranted() {
        shop.line.sentElsewhere(Route.PUSH, 9_000);
        shop.clock.advance(Duration.ofMinutes(10));
        shop.reconciliation.read(Shop.ACCOUNT);
        shop.order(0, 1_001, false, false, null);
        assertThat(shop.started)
                .isInstanceOfSatisfying(
                        StartAnswer.DoesNotFit.class,
                        no -> assertThat(no.refusal().remaining()).isEqualTo(1_000));
    }

    @Test
    void aRefusalAtOnceReleasesTheReservationAndIsShown() {
        shop.line.answerInstead(1, new Sender.Answer.Refused("400 messages[0].text: May not be empty"));
        UUID id = shop.order(0, 700, false, false, null);
        shop.workAll(id);
        assertThat(shop.delivery(id).refused()).isEqualTo(500);
        assertThat(shop.delivery(id).accepted()).isEqualTo(200);
        assertThat(shop.usage(NOVEMBER).monthPot().reserved()).isZero();
        assertThat(shop.usage(NOVEMBER).monthPot().used()).isEqualTo(200);
        assertThat(shop.deliveries.recipients(Shop.ACCOUNT, id, Outcome.REFUSED).getCardinality())
                .isEqualTo(500);
        shop.assertBooksAgree(NOVEMBER);
    }

    @Test
    void aRefusedRepeatProvesNothingAndKeepsTheReservation() {
        UUID id = shop.order(0, 500, false, false, null);
        shop.work(id, true); // LINE took it; the answer was lost
        shop.line.answerInstead(1, new Sender.Answer.Refused("400 for a reason of its own"));
        shop.work(id, false);
        assertThat(shop.delivery(id).refused()).isZero();
        assertThat(shop.usage(NOVEMBER).monthPot().reserved()).isEqualTo(500);
        assertThat(shop.delivery(id).why()).extracting(Why::text, STRING).contains("400 for a reason of its own");
        shop.clock.advance(Duration.ofMinutes(2));
        shop.workAll(id);
        assertThat(shop.delivery(id).accepted()).isEqualTo(500);
        assertThat(shop.line.used(NOVEMBER)).isEqualTo(500);
    }

    @Test
    void aTokenLineDoesNotTakeStopsTheDeliveryUntilItDoesAndIsShown() {
        shop.line.answerInstead(1, new Sender.Answer.Unauthorised("401"));
        UUID id = shop.order(0, 500, false, false, null);
        shop.workAll(id);
        assertThat(shop.delivery(id).why()).extracting(Why::text, STRING).contains("token");
        assertThat(shop.usage(NOVEMBER).monthPot().reserved()).isEqualTo(500);
        assertThat(shop.line.used(NOVEMBER)).isZero();
        shop.clock.advance(Duration.ofMinutes(1));
        shop.workAll(id);
        assertThat(shop.delivery(id).accepted()).isEqualTo(500);
    }

    @Test
    void whatIsRestoredIsHeldBeforeAnythingElseIsSentAndTheOwnersWordSendsIt() {
        UUID id = shop.order(0, 700, false, false, null);
        shop.restoreFromBackup(id);

        shop.workAll(id);

        assertThat(shop.line.used(NOVEMBER)).isZero();
        assertThat(shop.delivery(id).state()).isEqualTo(State.HELD);
        assertThat(shop.delivery(id).held()).isEqualTo(700);
        assertThat(shop.delivery(id).why()).isEqualTo(WhyWaiting.RESTORED.plain());
        assertThat(shop.usage(NOVEMBER).monthPot().reserved()).isZero();
        shop.clock.advance(Duration.ofDays(12));
        shop.workAll(id);
        assertThat(shop.delivery(id).state()).isEqualTo(State.HELD);

        assertThat(shop.deliveries.resume(Shop.ACCOUNT, id)).isPresent();
        shop.reconciliation.read(Shop.ACCOUNT);
        shop.deliveries.resume(Shop.ACCOUNT, id);
        shop.workAll(id);
        assertThat(shop.delivery(id).accepted()).isEqualTo(700);
        shop.assertBooksAgree(NOVEMBER);
    }

    @Test
    void whatWentOutAfterTheBackupDoesNotGoOutAgainTheSameDay() {
        UUID id = shop.order(0, 1_700, false, false, null);
        Runnable backup = shop.backup();
        shop.workAll(id);
        backup.run();
        shop.restoreFromBackup(id);
        shop.workAll(id);
        assertThat(shop.delivery(id).held()).isEqualTo(1_700);

        shop.deliveries.resume(Shop.ACCOUNT, id);
        shop.workAll(id);

        assertThat(shop.delivery(id).accepted()).isEqualTo(1_700);
        assertThat(shop.line.used(NOVEMBER)).isEqualTo(1_700);
        shop.assertBooksAgree(NOVEMBER);
    }

    @Test
    void whatIsCutAnewAfterARestoreIsNotTakenForWhatWasSentThen() {
        shop.line.answerInstead(1, new Sender.Answer.NotSent("no route"));
        UUID id = shop.order(0, 700, false, false, null);
        shop.work(id, false); // one of two batches is taken back with the rest
        Runnable backup = shop.backup();
        shop.clock.advance(Duration.ofMinutes(2));
        shop.workAll(id);
        assertThat(shop.line.used(NOVEMBER)).isEqualTo(700);
        backup.run();
        shop.restoreFromBackup(id);
        shop.workAll(id);
        shop.deliveries.resume(Shop.ACCOUNT, id);
        shop.workAll(id);
        assertThat(shop.delivery(id).accepted()).isEqualTo(700);
        assertEverybodyReceivedOnce(id, 700);
    }

    /** The numbers of the batches stand for other people at LINE than here. */
    @Test
    void whatWasHeldAndCutAnewAfterTheBackupIsNotTakenForSomethingElse() {
        UUID id = shop.order(0, 1_700, false, false, null);
        Runnable backup = shop.backup();
        shop.line.answerInstead(1, new Sender.Answer.MonthlyLimit("You have reached your monthly limit."));
        shop.work(id, false); // of 0–499 and 500–999 only the latter
        shop.workAll(id);
        assertThat(shop.delivery(id).held()).isEqualTo(1_200);
        assertThat(shop.deliveries.resume(Shop.ACCOUNT, id)).containsInstanceOf(Decision.Granted.class);
        long limit = shop.line.limit;
        shop.line.limit = 1_000;
        shop.work(id, false); // of 0–499 and 1,000–1,499 only the former
        assertThat(shop.line.used(NOVEMBER)).isEqualTo(1_000);
        shop.line.limit = limit;

        backup.run();
        shop.restoreFromBackup(id);
        shop.workAll(id);
        shop.deliveries.resume(Shop.ACCOUNT, id);
        shop.workAll(id);

        assertThat(shop.delivery(id).accepted()).isEqualTo(1_700);
        assertEverybodyReceivedOnce(id, 1_700);
        shop.assertBooksAgree(NOVEMBER);
    }

    private void assertEverybodyReceivedOnce(UUID id, int friends) {
        for (int ordinal = 0; ordinal < friends; ordinal++) {
            assertThat(shop.line.received(
                            Shop.userId(ordinal), Shop.content(id, false).messagesJson()))
                    .as("friend %d", ordinal)
                    .isEqualTo(1);
        }
    }

    @Test
    void refusingTwiceHoldsOnceAndStartingTakesItBack() {
        UUID id = shop.order(0, 10_001, false, false, null);
        shop.line.limit = 10_001;
        DeliveryOrder again =
                new DeliveryOrder(id, Purpose.CAMPAIGN, id, Shop.content(id, false), range(10_001), false, null);
        assertThat(shop.deliveries.start(Shop.ACCOUNT, again)).isInstanceOf(StartAnswer.DoesNotFit.class);
        assertThat(shop.usage(NOVEMBER).held()).isEqualTo(10_001);
        shop.reconciliation.read(Shop.ACCOUNT);
        assertThat(shop.deliveries.start(Shop.ACCOUNT, again)).isInstanceOf(StartAnswer.Started.class);
        assertThat(shop.usage(NOVEMBER).held()).isZero();
    }

    private static RoaringBitmap range(int count) {
        RoaringBitmap all = new RoaringBitmap();
        all.add(0L, count);
        return all;
    }

    @Test
    void silentBlocksBecomeAnAdjustmentTheNextDay() {
        for (int ordinal = 0; ordinal < 200; ordinal++) {
            shop.line.block(Shop.userId(ordinal));
        }
        UUID id = shop.order(0, 1_000, false, false, null);
        shop.workAll(id);
        assertThat(shop.usage(NOVEMBER).accepted() - shop.line.used(NOVEMBER)).isEqualTo(200);
        shop.clock.advance(Duration.ofDays(1));
        shop.reconciliation.confirm(Shop.ACCOUNT);
        assertThat(shop.usage(NOVEMBER).adjusted()).isEqualTo(-200);
        assertThat(shop.usage(NOVEMBER).counted()).isEqualTo(shop.line.used(NOVEMBER));
        assertThat(shop.usage(NOVEMBER).confirmed()).isEqualTo(800);
        shop.assertBooksAgree(NOVEMBER);
    }

    @Test
    void blocksHiddenBehindMessagesSentElsewhereShowOnceTheDayIsConfirmed() {
        shop.line.sentElsewhere(Route.MULTICAST, 300);
        shop.clock.advance(Duration.ofMinutes(10));
        shop.reconciliation.read(Shop.ACCOUNT);
        for (int ordinal = 0; ordinal < 200; ordinal++) {
            shop.line.block(Shop.userId(ordinal));
        }
        shop.workAll(shop.order(0, 1_000, false, false, null));
        assertThat(shop.usage(NOVEMBER).counted()).isEqualTo(1_300);
        shop.clock.advance(Duration.ofDays(1));
        shop.reconciliation.confirm(Shop.ACCOUNT);
        shop.reconciliation.read(Shop.ACCOUNT);
        assertThat(shop.usage(NOVEMBER).counted())
                .isEqualTo(shop.line.used(NOVEMBER))
                .isEqualTo(1_100);
    }

    @Test
    void countedSendsWaitWhileTheLimitIsNotKnown() {
        shop.line.figuresDown = true;
        shop.clock.advance(Duration.ofMinutes(16));
        shop.order(0, 10, false, false, null);
        assertThat(shop.started)
                .isInstanceOfSatisfying(
                        StartAnswer.NotYet.class,
                        wait -> assertThat(wait.why().text()).contains("15 minutes"));
    }

    @Test
    void aStaleReadingStopsARunningDeliveryUntilLineAnswersAgain() {
        UUID id = shop.order(0, 30_000 - 20_000, false, false, null);
        shop.line.figuresDown = true;
        shop.clock.advance(Duration.ofMinutes(16));
        assertThat(shop.work(id, false)).isFalse();
        assertThat(shop.delivery(id).why()).extracting(Why::text, STRING).contains("LINE does not answer");
        shop.line.figuresDown = false;
        shop.clock.advance(Duration.ofMinutes(1));
        shop.workAll(id);
        assertThat(shop.delivery(id).accepted()).isEqualTo(10_000);
    }

    @Test
    void countedSendsWaitWhileTheClocksDisagree() {
        shop.line.skew = Duration.ofSeconds(-6);
        shop.reconciliation.read(Shop.ACCOUNT);
        shop.order(0, 10, false, false, null);
        assertThat(shop.started)
                .isInstanceOfSatisfying(
                        StartAnswer.NotYet.class,
                        wait -> assertThat(wait.why().text()).contains("differ by 6 s"));
        shop.line.skew = Duration.ofSeconds(5);
        shop.reconciliation.read(Shop.ACCOUNT);
        shop.order(0, 10, false, false, null);
        assertThat(shop.started).isInstanceOf(StartAnswer.Started.class);
    }

    @Test
    void cancellingWhileRequestsAreOnTheirWaySendsNothingMore() {
        UUID id = shop.order(0, 1_000, false, false, null);
        Step.Send wave = (Step.Send) shop.engine.next(Shop.ACCOUNT, id);
        shop.deliveries.cancel(Shop.ACCOUNT, id);
        shop.line.answerInstead(2, new Sender.Answer.RateLimited());
        shop.settlement.settle(Shop.ACCOUNT, id, shop.courier.send(Shop.ACCOUNT, wave));
        shop.clock.advance(Duration.ofMinutes(2));
        shop.workAll(id);
        assertThat(shop.delivery(id).state()).isEqualTo(State.CANCELLED);
        assertThat(shop.delivery(id).held()).isEqualTo(1_000);
        assertThat(shop.line.used(NOVEMBER)).isZero();
        assertThat(shop.usage(NOVEMBER).monthPot().reserved()).isZero();
        shop.assertBooksAgree(NOVEMBER);
    }

    @Test
    void whatCertainlyNeverLeftIsNotUnknownHoweverLongLineIsAway() {
        shop.line.answerInstead(1, new Sender.Answer.NotSent("connection refused"));
        UUID id = shop.order(0, 300, false, false, null);
        shop.work(id, false);
        shop.clock.advance(Duration.ofHours(30));
        shop.workAll(id);
        assertThat(shop.delivery(id).unknown()).isZero();
        assertThat(shop.delivery(id).accepted()).isEqualTo(300);
    }

    @Test
    void theTimesOfTheEngineAreTheDesigns() {
        assertThat(DeliverySettings.DEFAULT)
                .isEqualTo(new DeliverySettings(
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(60),
                        Duration.ofHours(23),
                        10_000,
                        Duration.ofHours(1),
                        Duration.ofSeconds(60)));
    }

    @Test
    void cancellingGivesBackWhatWasNotBegun() {
        UUID id = shop.order(0, 10_000, false, false, null);
        shop.clock.advance(Duration.ofSeconds(1));
        shop.deliveries.cancel(Shop.ACCOUNT, id);
        shop.workAll(id);
        assertThat(shop.delivery(id).state()).isEqualTo(State.CANCELLED);
        assertThat(shop.delivery(id).held()).isEqualTo(10_000);
        assertThat(shop.usage(NOVEMBER).monthPot().remaining()).isEqualTo(10_000);
        shop.assertBooksAgree(NOVEMBER);
    }

    @Test
    void theSameOrderStartsOnce() {
        UUID id = shop.order(0, 100, false, false, null);
        Delivery before = shop.delivery(id);
        shop.deliveries.start(
                Shop.ACCOUNT,
                new DeliveryOrder(
                        id, Purpose.CAMPAIGN, id, before.content(), RoaringBitmap.bitmapOf(1, 2), false, null));
        assertThat(shop.delivery(id)).isEqualTo(before);
        assertThat(shop.usage(NOVEMBER).monthPot().reserved()).isEqualTo(100);
    }
}
