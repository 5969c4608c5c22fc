package dev.todoku.delivery;

import org.junit.jupiter.api.Test;

/** A few histories, one after the other: what mutation tests can run a thousand times. */
class HistorySampleTest {

    @Test
    void lawsHoldOverAFewHistories() {
        for (long seed = 500_000; seed < 500_030; seed++) {
            new History(seed, Shop.inMemory()).live();
        }
    }
}
