package dev.todoku.staff.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B, the last six of its eight digits. */
    @Test
    void answersTheVectorsOfTheRfc() {
        Map.of(
                        59L, "287082",
                        1111111109L, "081804",
                        1111111111L, "050471",
                        1234567890L, "005924",
                        2000000000L, "279037",
                        20000000000L, "353130")
                .forEach((second, code) -> assertThat(Totp.code(SECRET, Instant.ofEpochSecond(second)))
                        .isEqualTo(code));
    }

    @Test
    void takesTheNeighboursOnceAndNothingElse() {
        Instant now = Instant.ofEpochSecond(1111111111L);
        long step = 1111111111L / 30;

        assertThat(Totp.step(SECRET, Totp.code(SECRET, now), now, 0)).hasValue(step);
        assertThat(Totp.step(SECRET, Totp.code(SECRET, now.minusSeconds(30)), now, 0))
                .hasValue(step - 1);
        assertThat(Totp.step(SECRET, Totp.code(SECRET, now.plusSeconds(60)), now, 0))
                .isEmpty();
        assertThat(Totp.step(SECRET, Totp.code(SECRET, now), now, step)).isEmpty();
    }

    @Test
    void writesBase32AsAppsReadIt() {
        assertThat(Totp.base32(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(Totp.base32("foobar".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTBOI");
        assertThat(Codes.bytes("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")).isEqualTo(SECRET);
    }

    @Test
    void pausesDoubleUpToAnHour() {
        assertThat(Attempts.pause(5)).isEqualTo(Duration.ofMinutes(1));
        assertThat(Attempts.pause(8)).isEqualTo(Duration.ofMinutes(8));
        assertThat(Attempts.pause(1_000)).isEqualTo(Duration.ofHours(1));
    }
}
