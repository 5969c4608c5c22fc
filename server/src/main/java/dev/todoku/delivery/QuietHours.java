package dev.todoku.delivery;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Hours of each day in which no campaign is sent, in the zone of the account's plan; over midnight if {@code from} is
 * later than {@code until}.
 *
 * @param from the first minute without sends
 * @param until the first minute with sends again; never {@code from}
 */
public record QuietHours(LocalTime from, LocalTime until) {

    public QuietHours {
        if (from.equals(until)) {
            throw new IllegalArgumentException(
                    "quiet hours: got %s to %s (expected: two times)".formatted(from, until));
        }
    }

    /** When campaigns may be sent again, if they may not at {@code now}. */
    Optional<Instant> closedUntil(Instant now, ZoneId zone) {
        ZonedDateTime local = now.atZone(zone);
        LocalTime time = local.toLocalTime();
        boolean overMidnight = from.isAfter(until);
        boolean late = !time.isBefore(from);
        boolean early = time.isBefore(until);
        if (overMidnight ? !late && !early : !late || !early) {
            return Optional.empty();
        }
        boolean tomorrow = overMidnight && late;
        return Optional.of(local.toLocalDate()
                .plusDays(tomorrow ? 1 : 0)
                .atTime(until)
                .atZone(zone)
                .toInstant());
    }
}
