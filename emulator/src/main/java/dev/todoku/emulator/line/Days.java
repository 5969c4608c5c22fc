package dev.todoku.emulator.line;

import dev.todoku.emulator.account.Ledger;
import dev.todoku.emulator.setting.Settings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code date} of LINE's statistics: yyyyMMdd, UTC+9, ready some time after the day's end. */
final class Days {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    /** Without it years of more digits are taken too. */
    private static final int LENGTH = "yyyyMMdd".length();

    private Days() {}

    static Optional<LocalDate> parse(@Nullable String text) {
        try {
            return Optional.ofNullable(text)
                    .filter(date -> date.length() == LENGTH)
                    .map(date -> LocalDate.parse(date, FORMAT));
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }

    static boolean isReady(LocalDate day, Instant now, Settings settings) {
        Instant end = day.plusDays(1).atStartOfDay(Ledger.DAYS).toInstant();
        return !now.isBefore(end.plus(settings.figures().countsReadyAfter()));
    }
}
