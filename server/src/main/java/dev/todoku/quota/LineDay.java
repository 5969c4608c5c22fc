package dev.todoku.quota;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The days LINE counts in: UTC+9 for every account, whatever the zone of its plan. */
public final class LineDay {

    public static final ZoneOffset OFFSET = ZoneOffset.ofHours(9);

    private LineDay() {}

    public static LocalDate of(Instant instant) {
        return instant.atOffset(OFFSET).toLocalDate();
    }
}
