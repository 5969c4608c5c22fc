package dev.todoku.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.line.Route;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Friends whose texts come out the same get them together. Of the 400 friends a slice has here, 114 each are told of cocoa and
 * coffee, 115 of tea (58 of these by the fallback, as nothing is known), and 57 of a drink of their own.
 */
class GroupingTest {

    private static final Instant NOON = Instant.parse("2026-11-22T03:00:00Z");
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    private final Shop shop = new Shop(NOON, new Random(1), 10_000);

    @AfterEach
    void nobodyGotAnythingTwiceOrInOtherBytes() {
        assertThat(shop.line.violations).isEmpty();
        shop.assertBooksAgree(NOVEMBER);
    }

    @Test
    void equalTextsLeaveTogetherAndTheOthersOneByOne() {
        UUID id = shop.orderOfDrinks(0, 400);
        shop.workAll(id);
        assertThat(shop.line.taken).isEqualTo(Map.of(Route.MULTICAST, 3, Route.PUSH, 57));
        assertThat(shop.delivery(id).state()).isEqualTo(State.DONE);
        assertThat(shop.delivery(id).accepted()).isEqualTo(400);
        assertEverybodyOnce(id, 400);
    }

    @Test
    void aTextThatCameFromTheFallbackIsTheSameText() {
        UUID id = shop.orderOfDrinks(0, 400);
        shop.workAll(id);
        String tea = Shop.drinks(id).wording().renderedFor(Map.of("drink", "tea"));
        assertThat(shop.line.received(tea))
                .containsKeys(Shop.userId(0), Shop.userId(2))
                .hasSize(115);
    }

    @Test
    void fewAreNotSlowerByPush() {
        UUID id = shop.orderOfDrinks(0, 28);
        shop.workAll(id);
        assertThat(shop.line.taken).isEqualTo(Map.of(Route.PUSH, 28));
        assertEverybodyOnce(id, 28);
    }

    @Test
    void eachRouteIsCountedAsLineCountsIt() {
        UUID id = shop.orderOfDrinks(0, 800);
        shop.workAll(id);
        assertThat(shop.usage(NOVEMBER).byRoute())
                .containsEntry(Route.PUSH, 115L)
                .containsEntry(Route.MULTICAST, 685L);
        shop.clock.advance(Duration.ofDays(2));
        shop.reconciliation.confirm(Shop.ACCOUNT);
        assertThat(shop.usage(NOVEMBER).counted()).isEqualTo(800);
    }

    @Test
    void whatACrashInterruptsIsAskedAgainInTheSameBytesWhateverFriendsSayMeanwhile() {
        UUID id = shop.orderOfDrinks(0, 1_000);
        shop.work(id, true);
        shop.addressees.changed.add(0L, 1_000L);
        shop.workAll(id);
        assertThat(shop.delivery(id).accepted()).isEqualTo(1_000);
        assertThat(shop.line.used(NOVEMBER)).isEqualTo(1_000);
        assertEverybodyOnce(id, 1_000);
    }

    @Test
    void aRefusalInTheMiddleIsOfItsGroupAlone() {
        UUID id = shop.orderOfDrinks(0, 400);
        shop.line.answerInstead(1, new Sender.Answer.Refused("400"));
        shop.workAll(id);
        assertThat(shop.delivery(id).refused()).isEqualTo(115);
        assertThat(shop.delivery(id).accepted()).isEqualTo(285);
        assertThat(shop.usage(NOVEMBER).accepted()).isEqualTo(285);
        assertThat(shop.usage(NOVEMBER).monthPot().reserved()).isZero();
    }

    @Test
    void aLostAnswerAmongOthersIsAskedAgainAlone() {
        UUID id = shop.orderOfDrinks(0, 400);
        shop.line.answerInstead(2, new Sender.Answer.Unknown("500"));
        shop.work(id, false);
        assertThat(shop.usage(NOVEMBER).monthPot().reserved()).isPositive();
        shop.workAll(id);
        assertThat(shop.delivery(id).accepted()).isEqualTo(400);
        assertEverybodyOnce(id, 400);
    }

    @Test
    void aDoubtfulGroupIsNotRepeatedWithoutWhoWasErased() {
        UUID id = shop.orderOfDrinks(0, 400);
        shop.work(id, true);
        shop.erase(3); // cocoa, in the first wave
        shop.workAll(id);
        assertThat(shop.delivery(id).unknown()).isEqualTo(114);
        assertThat(shop.delivery(id).accepted()).isEqualTo(286);
        assertThat(shop.usage(NOVEMBER).monthPot().reserved()).isEqualTo(114);
    }

    @Test
    void whatWasCutAheadIsGivenBackWithTheRest() {
        UUID id = shop.orderOfDrinks(0, 1_000);
        shop.work(id, false);
        long sent = shop.delivery(id).accepted();
        assertThat(sent).isBetween(1L, 399L);
        shop.deliveries.cancel(Shop.ACCOUNT, id);
        shop.workAll(id);
        assertThat(shop.delivery(id).held()).isEqualTo(1_000 - sent);
        assertThat(shop.usage(NOVEMBER).monthPot().reserved()).isZero();
        assertThat(shop.usage(NOVEMBER).monthPot().remaining()).isEqualTo(10_000 - sent);
    }

    @Test
    void pausedNothingOfWhatWasCutAheadLeaves() {
        UUID id = shop.orderOfDrinks(0, 1_000);
        shop.work(id, false);
        long sent = shop.line.used(NOVEMBER);
        shop.deliveries.pause(Shop.ACCOUNT, id);
        shop.workAll(id);
        assertThat(shop.line.used(NOVEMBER)).isEqualTo(sent);
        shop.deliveries.resume(Shop.ACCOUNT, id);
        shop.workAll(id);
        assertEverybodyOnce(id, 1_000);
    }

    private void assertEverybodyOnce(UUID id, int friends) {
        Map<UUID, List<String>> received = shop.line.receivedEndingWith(Shop.endOfText(id));
        assertThat(received).hasSize(friends);
        Wording wording = Shop.drinks(id).wording();
        for (int ordinal = 0; ordinal < friends; ordinal++) {
            assertThat(received.get(Shop.userId(ordinal)))
                    .hasSize(1)
                    .containsAnyOf(
                            wording.renderedFor(Shop.said(ordinal, false)),
                            wording.renderedFor(Shop.said(ordinal, true)));
        }
    }
}
