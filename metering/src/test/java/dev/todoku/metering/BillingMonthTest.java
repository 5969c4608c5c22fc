package dev.todoku.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BillingMonthTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @Test
    void monthOfJapanTurnsAtMidnightInTokyo() {
        assertThat(BillingMonth.of(Instant.parse("2026-11-30T14:59:59.999999999Z"), TOKYO)
                        .month())
                .isEqualTo(YearMonth.of(2026, 11));
        assertThat(BillingMonth.of(Instant.parse("2026-11-30T15:00:00Z"), TOKYO).month())
                .isEqualTo(YearMonth.of(2026, 12));
    }

    @Test
    void endIsExclusiveAndIsTheStartOfTheNextMonth() {
        var november = new BillingMonth(YearMonth.of(2026, 11), TOKYO);

        assertThat(november.start()).isEqualTo(Instant.parse("2026-10-31T15:00:00Z"));
        assertThat(november.end()).isEqualTo(Instant.parse("2026-11-30T15:00:00Z"));
        assertThat(november.contains(november.start())).isTrue();
        assertThat(november.contains(november.start().minusNanos(1))).isFalse();
        assertThat(november.contains(november.end().minusNanos(1))).isTrue();
        assertThat(november.contains(november.end())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-02,28", "2024-02,29", "2000-02,29", "2100-02,28", "2028-02,29", "2026-01,31", "2026-03,31", "2026-04,30",
        "2026-05,31", "2026-06,30", "2026-07,31", "2026-08,31", "2026-09,30", "2026-10,31", "2026-11,30", "2026-12,31"
    })
    void monthHasItsDaysWhereClocksNeverChange(YearMonth month, int days) {
        var billing = new BillingMonth(month, TOKYO);

        assertThat(Duration.between(billing.start(), billing.end())).isEqualTo(Duration.ofDays(days));
    }

    @ParameterizedTest
    @CsvSource({
        // Summer time begins or ends within the month: an hour less, an hour more.
        "Europe/Berlin,2026-03,743",
        "Europe/Berlin,2026-10,745",
        "Europe/Berlin,2026-11,720",
        "America/New_York,2026-03,743",
        "America/New_York,2026-11,721",
        // Half an hour of summer time.
        "Australia/Lord_Howe,2026-04,720.5",
        // Midnight of the 1st does not exist: the month begins at 01:00.
        "America/Asuncion,2017-10,743",
        // Midnight of the 1st comes twice: the month begins at the first of the two.
        "America/Havana,2020-11,721",
        // The clock goes back from midnight of the 1st into the 31st.
        "Africa/Cairo,2024-10,745",
        "Africa/Cairo,2024-11,720",
        // A day was skipped.
        "Pacific/Apia,2011-12,720",
    })
    void monthHasItsHoursWhereClocksChange(String zone, YearMonth month, double hours) {
        var billing = new BillingMonth(month, ZoneId.of(zone));

        assertThat(Duration.between(billing.start(), billing.end())).isEqualTo(Duration.ofMinutes((long) (hours * 60)));
    }

    @Test
    void monthThatHasBegunStaysBegunWhenTheClockGoesBackOverItsEdge() {
        // 2009-11-01 00:01 in St. John's: back to 2009-10-31 23:01.
        ZoneId zone = ZoneId.of("America/St_Johns");
        var november = new BillingMonth(YearMonth.of(2009, 11), zone);
        Instant begun = november.start();

        assertThat(begun).isEqualTo(Instant.parse("2009-11-01T02:30:00Z"));
        assertThat(BillingMonth.of(begun, zone)).isEqualTo(november);
        assertThat(YearMonth.from(begun.plusSeconds(600).atZone(zone))).isEqualTo(YearMonth.of(2009, 10));
        assertThat(BillingMonth.of(begun.plusSeconds(600), zone)).isEqualTo(november);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Asia/Tokyo",
                "Asia/Taipei",
                "Asia/Bangkok",
                "UTC",
                "Europe/Berlin",
                "America/New_York",
                "America/St_Johns",
                "America/Santiago",
                "America/Asuncion",
                "America/Havana",
                "Africa/Cairo",
                "Africa/Casablanca",
                "Australia/Lord_Howe",
                "Asia/Tehran",
                "Asia/Beirut",
                "Pacific/Apia",
                "Pacific/Kiritimati"
            })
    void monthsTileTimeInEveryZone(String id) {
        ZoneId zone = ZoneId.of(id);
        var month = new BillingMonth(YearMonth.of(2005, 12), zone);
        for (int i = 0; i < 12 * 25; i++) {
            BillingMonth next = month.next();
            assertThat(month.end()).isEqualTo(next.start()).isAfter(month.start());
            assertThat(next.previous()).isEqualTo(month);
            for (Instant edge : List.of(
                    next.start(), next.start().plusSeconds(1_800), next.end().minusNanos(1))) {
                assertThat(BillingMonth.of(edge, zone)).isEqualTo(next);
            }
            month = next;
        }
    }

    @Test
    void everyInstantLiesInTheMonthThatIsSaidToContainIt() {
        List<ZoneId> zones =
                ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList();
        Seeded.cases(2_000, random -> {
            ZoneId zone = zones.get(random.nextInt(zones.size()));
            Instant instant = Instant.ofEpochSecond(random.nextLong(1_000_000_000L, 4_000_000_000L));

            assertThat(BillingMonth.of(instant, zone).contains(instant)).isTrue();
        });
    }
}
