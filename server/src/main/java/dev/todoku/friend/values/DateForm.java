package dev.todoku.friend.values;

import dev.todoku.friend.Format;
import dev.todoku.friend.Limits;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Days; Japanese eras and full-width digits are understood, ISO 8601 is kept. */
final class DateForm implements Form {

    private static final int ISO_LENGTH = "2026-11-22".length();
    private static final int LENGTH_MAX = 40;

    @Override
    public @Nullable JsonNode canonical(JsonNode value, Limits limits) {
        return value.isString() && value.stringValue().length() <= LENGTH_MAX
                ? kept(parse(value.stringValue()), limits)
                : null;
    }

    static Optional<LocalDate> parse(String text) {
        try {
            return text.length() == ISO_LENGTH && text.charAt(4) == '-'
                    ? Optional.of(LocalDate.parse(text))
                    : Dates.whole(text);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public @Nullable JsonNode find(String text, Limits limits, Moment moment) {
        return kept(
                limits.format() == Format.BIRTHDAY
                        ? Dates.birthday(text, moment.today())
                        : Dates.day(text, moment.today()),
                limits);
    }

    private static @Nullable JsonNode kept(Optional<LocalDate> found, Limits limits) {
        LocalDate day = found.orElse(null);
        if (day == null) {
            return null;
        }
        boolean yearless = limits.format() == Format.BIRTHDAY && day.getYear() == Dates.NO_YEAR;
        boolean within = yearless
                || ((limits.min() == null || !day.isBefore(LocalDate.parse(limits.min())))
                        && (limits.max() == null || !day.isAfter(LocalDate.parse(limits.max()))));
        return within ? StringNode.valueOf(day.toString()) : null;
    }

    @Override
    public String told(JsonNode value, ZoneId zone) {
        LocalDate day = LocalDate.parse(value.asString());
        return day.getYear() == Dates.NO_YEAR
                ? "%d/%d".formatted(day.getMonthValue(), day.getDayOfMonth())
                : "%d/%d/%d".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }

    @Override
    public String expected(Limits limits) {
        return "a date as 2026-11-22" + Bounds.told(limits);
    }
}
