package dev.todoku.friend;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What follows from a friend's values and the day it is.
 *
 * @param ages in years by the key of each birthday; who told no year has none
 * @param daysUntilBirthday by the key of each birthday, 0 on the day
 * @param daysSinceFollow null: not seen
 */
public record Computed(
        Map<String, Integer> ages,
        Map<String, Long> daysUntilBirthday,
        @Nullable Long daysSinceFollow) {

    /** No birthday before it names a year. */
    private static final int YEAR_MIN = 1800;

    static Computed of(Friend friend, List<Attribute> attributes, Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        Map<String, Integer> ages = new LinkedHashMap<>();
        Map<String, Long> until = new LinkedHashMap<>();
        for (Attribute attribute : attributes) {
            JsonNode value = friend.attributes().get(attribute.key());
            if (value != null && attribute.format() == Format.BIRTHDAY) {
                LocalDate birthday = LocalDate.parse(value.stringValue());
                if (birthday.getYear() >= YEAR_MIN && !birthday.isAfter(today)) {
                    ages.put(attribute.key(), Period.between(birthday, today).getYears());
                }
                until.put(attribute.key(), today.until(next(birthday, today), ChronoUnit.DAYS));
            }
        }
        Instant followed = friend.followedAt();
        Long since = followed == null
                ? null
                : ChronoUnit.DAYS.between(LocalDate.ofInstant(Objects.requireNonNull(followed), zone), today);
        return new Computed(ages, until, since);
    }

    /** In a year without it, the 29th of February is the 28th. */
    private static LocalDate next(LocalDate birthday, LocalDate today) {
        LocalDate here = birthday.withYear(today.getYear());
        return here.isBefore(today) ? birthday.withYear(today.getYear() + 1) : here;
    }
}
