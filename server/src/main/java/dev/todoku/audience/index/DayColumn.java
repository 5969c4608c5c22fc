package dev.todoku.audience.index;

import dev.todoku.audience.Rule.ValueTest;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.ZoneId;
import org.roaringbitmap.RoaringBitmap;
import tools.jackson.databind.JsonNode;

/** Days: of dates as they are, of instants in the account's time zone. Dates are kept a second time as the day in the year. */
final class DayColumn implements Column {

    /** Days from a day 800,000 before 1970-01-01 on, so that none is below 0: 221 BC. */
    private static final long BASE = 800_000;

    private static final long LAST = (1L << 40) - 1;

    private final boolean comesRound;
    private final ZoneId zone;
    private final RoaringBitmap present;
    private final Slices days;
    private final Slices inYear;

    DayColumn(boolean comesRound, ZoneId zone) {
        this(comesRound, zone, new RoaringBitmap(), new Slices(), new Slices());
    }

    private DayColumn(boolean comesRound, ZoneId zone, RoaringBitmap present, Slices days, Slices inYear) {
        this.comesRound = comesRound;
        this.zone = zone;
        this.present = present;
        this.days = days;
        this.inYear = inYear;
    }

    @Override
    public void set(int ordinal, JsonNode value) {
        String text = value.asString();
        set(
                ordinal,
                comesRound
                        ? LocalDate.parse(text)
                        : Instant.parse(text).atZone(zone).toLocalDate());
    }

    void set(int ordinal, LocalDate day) {
        present.add(ordinal);
        days.set(ordinal, Math.clamp(day.toEpochDay() + BASE, 0, LAST));
        if (comesRound) {
            inYear.set(ordinal, inYear(MonthDay.from(day)));
        }
    }

    @Override
    public void remove(int ordinal) {
        if (present.checkedRemove(ordinal)) {
            days.remove(ordinal);
            inYear.remove(ordinal);
        }
    }

    @Override
    public boolean exact() {
        return true;
    }

    @Override
    public RoaringBitmap present() {
        return present;
    }

    @Override
    public RoaringBitmap passing(ValueTest test, Today today) {
        return switch (test) {
            case ValueTest.Is(var value) -> on(value);
            case ValueTest.OneOf(var values) -> {
                RoaringBitmap union = new RoaringBitmap();
                values.forEach(value -> union.or(on(value)));
                yield union;
            }
            case ValueTest.Range range -> between(today.in(range));
            case ValueTest.DaysSince since -> between(today.in(since));
            case ValueTest.YearsSince since -> between(today.in(since));
            case ValueTest.InMonth month -> between(today.in(month));
            case ValueTest.BirthdayWithin(int within) -> comingRound(today.date(), within);
            case ValueTest.BirthdayMonth(int month) -> {
                int wanted = today.month(month).getMonthValue();
                yield inYear.between(inYear(MonthDay.of(wanted, 1)), inYear(MonthDay.of(wanted, 1)) + 30);
            }
            default -> throw new IllegalArgumentException("test: got %s (expected: one of days)".formatted(test));
        };
    }

    private RoaringBitmap on(JsonNode value) {
        long day = LocalDate.parse(value.asString()).toEpochDay();
        return between(new Today.Days(day, day));
    }

    private RoaringBitmap between(Today.Days wanted) {
        return days.between(
                Math.clamp(wanted.from(), -BASE, LAST) + BASE, Math.clamp(wanted.to(), -BASE - 1, LAST) + BASE);
    }

    private RoaringBitmap comingRound(LocalDate today, int within) {
        LocalDate last = today.plusDays(within);
        if (!last.isBefore(today.plusYears(1))) {
            return present;
        }
        if (last.getYear() == today.getYear()) {
            return inYear.between(inYear(MonthDay.from(today)), lastInYear(last));
        }
        RoaringBitmap found = inYear.between(inYear(MonthDay.from(today)), inYear(MonthDay.of(12, 31)));
        found.or(inYear.between(0, lastInYear(last)));
        return found;
    }

    /** 29 February is with the 28th in a year that has none. */
    private static long lastInYear(LocalDate last) {
        MonthDay day = MonthDay.from(last);
        boolean stands = day.equals(MonthDay.of(2, 28)) && !YearMonth.from(last).isLeapYear();
        return inYear(stands ? MonthDay.of(2, 29) : day);
    }

    private static long inYear(MonthDay day) {
        return day.getMonthValue() * 32L + day.getDayOfMonth();
    }

    @Override
    public long bytes() {
        return present.getLongSizeInBytes() + days.bytes() + inYear.bytes();
    }

    @Override
    public void write(DataOutputStream out) throws IOException {
        present.serialize(out);
        days.write(out);
        inYear.write(out);
    }

    static DayColumn read(boolean comesRound, ZoneId zone, DataInputStream in) throws IOException {
        RoaringBitmap present = new RoaringBitmap();
        present.deserialize(in);
        return new DayColumn(comesRound, zone, present, Slices.read(in), Slices.read(in));
    }
}
