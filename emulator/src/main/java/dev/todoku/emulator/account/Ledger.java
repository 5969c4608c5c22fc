package dev.todoku.emulator.account;

import dev.todoku.emulator.journal.Route;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * LINE's own count of one account: exact, per month of the plan's zone and per day at UTC+9. Guarded by the account's
 * lock.
 */
public final class Ledger {
    /** LINE's days, in every country (reference, "Get number of sent messages"). */
    public static final ZoneId DAYS = ZoneOffset.ofHours(9);

    private static final class Month {
        private final Map<Route, Long> byRoute = new EnumMap<>(Route.class);
        private final Timeline counted = new Timeline();
        private long used;
        private long reserved;
    }

    private final Map<YearMonth, Month> months = new HashMap<>();
    private final Map<LocalDate, Map<Route, Long>> days = new HashMap<>();

    /** Sets {@code size} messages apart; empty if they do not fit below {@code ceiling}. */
    public Optional<Reservation> reserve(YearMonth month, long size, OptionalLong ceiling) {
        Month of = month(month);
        if (ceiling.isPresent() && of.used + of.reserved + size > ceiling.getAsLong()) return Optional.empty();
        of.reserved += size;
        return Optional.of(new Reservation(month, size));
    }

    /** The real number is known: the reservation ends, {@code counted} is used, in the month and day of acceptance. */
    public void settle(Reservation reservation, Route route, Instant acceptedAt, long counted) {
        Month of = month(reservation.month());
        of.reserved -= reservation.size();
        of.used += counted;
        of.counted.add(acceptedAt, counted);
        delivered(of, route, acceptedAt, counted);
    }

    /** A message was delivered that is listed, not counted: a reply, a notification message. */
    public void listed(Route route, YearMonth month, Instant at) {
        delivered(month(month), route, at, 1);
    }

    public long used(YearMonth month) {
        return month(month).used;
    }

    public long reserved(YearMonth month) {
        return month(month).reserved;
    }

    /** What was used of this month by requests accepted at or before {@code asOf}. */
    public long used(YearMonth month, Instant asOf) {
        return month(month).counted.sumUntil(asOf);
    }

    public long byRoute(YearMonth month, Route route) {
        return month(month).byRoute.getOrDefault(route, 0L);
    }

    public long delivered(Route route, LocalDate day) {
        return days.getOrDefault(day, Map.of()).getOrDefault(route, 0L);
    }

    private void delivered(Month month, Route route, Instant at, long count) {
        month.byRoute.merge(route, count, Long::sum);
        days.computeIfAbsent(LocalDate.ofInstant(at, DAYS), day -> new EnumMap<>(Route.class))
                .merge(route, count, Long::sum);
    }

    private Month month(YearMonth month) {
        return months.computeIfAbsent(month, _ -> new Month());
    }
}
