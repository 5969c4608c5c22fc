package dev.todoku.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The process dies at each step of a send, one step further each time (F6 and F7 of a comparable product). */
class PeerCrashesTest {

    private static final Instant NOON = Instant.parse("2026-11-22T03:00:00Z");
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final int FRIENDS = 1_700;

    /** There, what was stuck in the middle stayed so for ever. */
    @Test
    void f6WhereverTheProcessDiesTheNextOneSendsTheRest() {
        for (int step = 0; !diesAfter(step); step++) {
            assertThat(step).isLessThan(1_000);
        }
    }

    /** There, the whole send began again after half an hour: 10,500 messages for 10,000 friends. */
    @Test
    void f7WhatLineTookBeforeTheProcessWroteItDownIsNotSentAgain() {
        Shop shop = new Shop(NOON, new Random(1), 10_000);
        UUID id = shop.order(0, FRIENDS, false, false, null);
        shop.work(id, true); // LINE took the first wave; nothing was written
        shop.clock.advance(Duration.ofMinutes(30));
        shop.workAll(id);
        assertEverybodyOnce(shop, id);
    }

    /** True if the send was over before. */
    private static boolean diesAfter(int step) {
        Shop shop = new Shop(NOON, new Random(1), 10_000);
        UUID id = shop.order(0, FRIENDS, false, false, null);
        Node node = new Node(shop);
        node.crashes.after(step);
        boolean over = false;
        try {
            for (var wave = node.next(id); wave.isPresent(); wave = node.next(id)) {
                node.send(wave.get());
                node.settle(wave.get());
            }
            over = true;
        } catch (Crashes.Crash crash) {
            shop.workAll(id); // another process finds it in the rows
        }
        assertEverybodyOnce(shop, id);
        return over;
    }

    private static void assertEverybodyOnce(Shop shop, UUID id) {
        assertThat(shop.delivery(id).state()).isEqualTo(State.DONE);
        assertThat(shop.delivery(id).accepted()).isEqualTo(FRIENDS);
        assertThat(shop.line.received(Shop.content(id, false).messagesJson()))
                .hasSize(FRIENDS)
                .allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
        assertThat(shop.line.used(NOVEMBER)).isEqualTo(FRIENDS);
        assertThat(shop.usage(NOVEMBER).monthPot().reserved()).isZero();
        shop.assertBooksAgree(NOVEMBER);
    }
}
