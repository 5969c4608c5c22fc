package dev.todoku.protocol.action;

import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.validation.TextRule;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a datetime picker asks for, and how its values are written. */
enum PickerMode {
    DATE("date", 10),
    TIME("time", 5),
    DATETIME("datetime", 16);

    static final List<String> NAMES =
            Arrays.stream(values()).map(mode -> mode.wireName).toList();

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2100, 12, 31);
    private static final int DATE_LENGTH = 10;

    private final String wireName;
    private final int length;

    PickerMode(String wireName, int length) {
        this.wireName = wireName;
        this.length = length;
    }

    static Optional<PickerMode> of(String wireName) {
        return Arrays.stream(values())
                .filter(mode -> mode.wireName.equals(wireName))
                .findFirst();
    }

    TextRule form() {
        return text -> valid(text) ? List.of() : List.of(LineErrors.INVALID_DATETIME);
    }

    private boolean valid(String text) {
        if (text.length() != length) {
            return false;
        }
        try {
            return switch (this) {
                case DATE -> inRange(LocalDate.parse(text));
                case TIME -> LocalTime.parse(text).isBefore(LocalTime.MAX);
                case DATETIME -> validDatetime(text);
            };
        } catch (DateTimeException notOne) {
            return false;
        }
    }

    /** LINE writes a T or a t between day and time. */
    private static boolean validDatetime(String text) {
        LocalTime time = LocalTime.parse(text.substring(DATE_LENGTH + 1));
        return Character.toLowerCase(text.charAt(DATE_LENGTH)) == 't'
                && time.isBefore(LocalTime.MAX)
                && inRange(LocalDate.parse(text.substring(0, DATE_LENGTH)));
    }

    private static boolean inRange(LocalDate date) {
        return !date.isBefore(FIRST) && !date.isAfter(LAST);
    }
}
