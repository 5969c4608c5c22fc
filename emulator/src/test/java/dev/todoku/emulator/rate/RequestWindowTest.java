package dev.todoku.emulator.rate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestWindowTest {
    @Test
    void fixedPeriodsStartAnewEachTime() {
        RequestWindow window = new RequestWindow.Fixed(2, 1_000);
        assertThat(window.allow(900)).isTrue();
        assertThat(window.allow(950)).isTrue();
        assertThat(window.allow(999)).isFalse();
        assertThat(window.allow(1_000)).isTrue();
        assertThat(window.allow(1_001)).isTrue();
        assertThat(window.allow(1_999)).isFalse();
    }

    @Test
    void aSlidingPeriodNeverHoldsMoreThanAllowed() {
        RequestWindow window = new RequestWindow.Sliding(2, 1_000);
        assertThat(window.allow(900)).isTrue();
        assertThat(window.allow(950)).isTrue();
        assertThat(window.allow(1_000)).isFalse();
        assertThat(window.allow(1_899)).isFalse();
        assertThat(window.allow(1_900)).isTrue();
        assertThat(window.allow(1_949)).isFalse();
        assertThat(window.allow(1_950)).isTrue();
    }

    @Test
    void theMonotonicClockMayBeNegative() {
        RequestWindow window = new RequestWindow.Fixed(1, 1_000);
        assertThat(window.allow(-1_001)).isTrue();
        assertThat(window.allow(-1_000)).isTrue();
        assertThat(window.allow(-1)).isFalse();
        assertThat(window.allow(0)).isTrue();
    }
}
