package dev.todoku.friend.values;

import dev.todoku.friend.Limits;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Instants; written with a day and a time, they are of the zone where they were written. */
final class DateTimeForm implements Form {

    private static final Instant FIRST = Instant.parse("0001-01-02T00:00:00Z");

    /** Every zone's clock can tell it, in four digits of a year. */
    private static final Instant LAST = Instant.parse("9999-12-30T23:59:59.999999999Z");

    private static final DateTimeFormatter TOLD = DateTimeFormatter.ofPattern("u/M/d H:mm", Locale.ROOT);

    @Override
    public @Nullable JsonNode canonical(JsonNode value, Limits limits) {
        if (!value.isString()) {
            return null;
        }
        try {
            Instant at = OffsetDateTime.parse(value.stringValue()).toInstant();
            return at.isBefore(FIRST) || at.isAfter(LAST) ? null : StringNode.valueOf(at.toString());
        } catch (DateTimeException e) {
            return null;
        }
    }

    @Override
    public @Nullable JsonNode find(String text, Limits limits, Moment moment) {
        return Dates.day(text, moment.today())
                .flatMap(day -> Times.find(text).map(time -> (JsonNode) StringNode.valueOf(
                        day.atTime(time).atZone(moment.zone()).toInstant().toString())))
                .orElse(null);
    }

    @Override
    public String told(JsonNode value, ZoneId zone) {
        return TOLD.format(Instant.parse(value.asString()).atZone(zone));
    }

    @Override
    public String expected(Limits limits) {
        return "an instant as 2026-11-22T03:00:00Z, of the years 1 to 9999";
    }
}
