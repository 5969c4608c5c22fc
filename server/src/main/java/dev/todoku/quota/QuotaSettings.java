package dev.todoku.quota;

import java.time.Duration;

/**
 * How quota treats what LINE leaves open.
 *
 * @param readingMaxAge a reading older than this says nothing about the limit (law 10)
 * @param maxSkew clocks further apart stop counted sends (law 12)
 * @param lineLag how late LINE's consumption is assumed to be; LINE publishes no figure. Above nought, our own messages
 *     younger than this are not taken as seen by LINE, which is stricter for as long as they are young
 * @param settlingIn after the month's start, for this long, a consumption that may still be last month's counts only
 *     until the next reading
 */
public record QuotaSettings(Duration readingMaxAge, Duration maxSkew, Duration lineLag, Duration settlingIn) {

    public static final QuotaSettings DEFAULT =
            new QuotaSettings(Duration.ofMinutes(15), Duration.ofSeconds(5), Duration.ZERO, Duration.ofHours(1));
}
