package dev.todoku.emulator.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.protocol.narrowcast.Area;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DemographicsTest {
    private final Demographics demographics = new Demographics();

    @Test
    void whatWasNeverSetIsUnknown() {
        assertThat(demographics.of(7)).isEqualTo(Traits.UNKNOWN);
        assertThat(demographics.followedOn(7)).isEmpty();
    }

    @Test
    void everyTraitIsKept() {
        for (Area area : Area.all()) {
            Traits traits = new Traits(Gender.FEMALE, AgeBand.FROM_70, area, AppType.ANDROID);
            demographics.set(3, traits);
            assertThat(demographics.of(3)).isEqualTo(traits);
        }
        assertThat(demographics.of(2)).isEqualTo(Traits.UNKNOWN);
    }

    @Test
    void manyFollowOnOneDay() {
        LocalDate day = LocalDate.of(2026, 11, 22);
        demographics.followed(10, 1_000_000, day);
        assertThat(demographics.followedOn(9)).isEmpty();
        assertThat(demographics.followedOn(10)).hasValue(day);
        assertThat(demographics.followedOn(999_999)).hasValue(day);
    }

    @Test
    void agesFallIntoLinesBands() {
        assertThat(AgeBand.of(14)).isEqualTo(AgeBand.FROM_0);
        assertThat(AgeBand.of(15)).isEqualTo(AgeBand.FROM_15);
        assertThat(AgeBand.of(69)).isEqualTo(AgeBand.FROM_65);
        assertThat(AgeBand.of(99)).isEqualTo(AgeBand.FROM_70);
    }
}
