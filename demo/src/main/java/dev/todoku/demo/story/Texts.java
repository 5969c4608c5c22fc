package dev.todoku.demo.story;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The story's words in one language. Times are Japan's, as LINE's months are. */
public final class Texts {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final Locale locale;
    private final ResourceBundle bundle;

    public Texts(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                Texts.class.getPackageName() + ".story",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** A text with its gaps filled; numbers get the language's separators. */
    public String of(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    List<String> list(String key) {
        return List.of(of(key).split(","));
    }

    String moment(Instant at) {
        return format(at, "day");
    }

    String date(Instant at) {
        return format(at, "day.short");
    }

    String month(YearMonth month) {
        return DateTimeFormatter.ofPattern(of("month"), locale).format(month);
    }

    private String format(Instant at, String pattern) {
        return DateTimeFormatter.ofPattern(of(pattern), locale).format(at.atZone(JAPAN));
    }

    /** A moment in Japan: {@code 2026-11-02T10:00}. */
    static Instant japan(String localDateTime) {
        return LocalDateTime.parse(localDateTime).atZone(JAPAN).toInstant();
    }
}
