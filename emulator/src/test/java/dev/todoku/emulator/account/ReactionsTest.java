package dev.todoku.emulator.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ReactionsTest {
    /** Noon in Tokyo. */
    private static final Instant NOON = Instant.parse("2026-11-22T03:00:00Z");

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private final Reactions reactions = new Reactions();

    @Test
    void timesAndPeopleAreCountedApart() {
        reactions.open("r", 2, NOON);
        reactions.saw("r", 1, 0, NOON);
        reactions.saw("r", 1, 0, NOON);
        reactions.saw("r", 2, 1, NOON);
        Tally tally = reactions.of("r").orElseThrow().tally();
        assertThat(tally.seen(0).times()).isEqualTo(2);
        assertThat(tally.seen(0).who().getCardinality()).isEqualTo(1);
        assertThat(tally.whoSaw().getCardinality()).isEqualTo(2);
    }

    @Test
    void whoClicksOrPlaysHasSeen() {
        reactions.open("r", 2, NOON);
        reactions.clicked("r", 1, 0, "https://example.com/", NOON);
        reactions.clicked("r", 1, 1, "https://example.com/", NOON);
        reactions.played("r", 2, 1, 60, NOON);
        Tally tally = reactions.of("r").orElseThrow().tally();
        assertThat(tally.seen(0).times()).isEqualTo(1);
        assertThat(tally.whoClicked("https://example.com/").getCardinality()).isEqualTo(1);
        assertThat(tally.clicked()).hasSize(2);
        assertThat(tally.played(1, 50).times()).isEqualTo(1);
        assertThat(tally.played(1, 75).times()).isZero();
        assertThat(tally.whoPlayed(0).contains(2)).isTrue();
    }

    @Test
    void nothingIsCountedAfterTwoWeeks() {
        reactions.open("r", 1, NOON);
        reactions.saw("r", 1, 0, NOON.plus(Duration.ofDays(14)).minusMillis(1));
        reactions.saw("r", 2, 0, NOON.plus(Duration.ofDays(14)));
        assertThat(reactions.of("r").orElseThrow().tally().seen(0).times()).isEqualTo(1);
    }

    @Test
    void aUnitIsSummedByTheDaysOnWhichThingsWereDone() {
        reactions.open("a", "sale", 1, NOON);
        reactions.open("b", "sale", 2, NOON);
        reactions.saw("a", 1, 0, NOON);
        reactions.saw("b", 2, 1, NOON.plus(Duration.ofDays(1)));
        reactions.saw("b", 2, 0, NOON.plus(Duration.ofDays(2)));
        assertThat(reactions.of("a")).isEmpty();
        Tally twoDays = reactions.ofUnit("sale", DAY, DAY.plusDays(1));
        assertThat(twoDays.seen(0).times()).isEqualTo(1);
        assertThat(twoDays.seen(1).times()).isEqualTo(1);
        assertThat(reactions.ofUnit("Sale", DAY, DAY).bubbles()).isZero();
    }

    @Test
    void whatNobodyCountsIsForgotten() {
        reactions.saw("push without a unit", 1, 0, NOON);
        reactions.open("r", 1, NOON);
        reactions.saw("r", 1, 3, NOON);
        assertThat(reactions.of("r").orElseThrow().tally().whoSaw().isEmpty()).isTrue();
        assertThatThrownBy(() -> reactions.saw("r", 1, 5, NOON)).hasMessage("bubble: got 5 (expected: 0 to 4)");
    }

    @Test
    void onlyTheNewestTenThousandRequestsAreKept() {
        for (int request = 0; request <= 10_000; request++) reactions.open("r" + request, 1, NOON);
        assertThat(reactions.of("r0")).isEmpty();
        assertThat(reactions.of("r1")).isPresent();
        assertThat(reactions.of("r10000")).isPresent();
    }
}
