package dev.todoku.friend.values;

import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times of day as people write them: 18:30, 18時半, 午後6時, 夜7時ごろ, 6pm, 正午. */
final class Times {

    private static final Pattern TIME =
            Pattern.compile("(?<half>午前|午後|朝|昼|夕方|夜|晩|am|pm|a\\.m\\.|p\\.m\\.)?の?\\s*(?<!\\d)(?<h>\\d{1,2})"
                    + "(?:\\s*時(?!間)\\s*(?:(?<mi>\\d{1,2})分?|(?<thirty>半))?|:(?<mi2>\\d{2})(?::\\d{2})?|(?=\\s*(?:am|pm|a\\.m\\.|p\\.m\\.)))"
                    + "\\s*(?<half2>am|pm|a\\.m\\.|p\\.m\\.)?");
    private static final Pattern FOUR = Pattern.compile("(?<!\\d)(?<h>[01]\\d|2[0-3])(?<mi>[0-5]\\d)(?!\\d)");
    private static final int NOON = 12;

    /** "At three" is in the afternoon: nobody makes an appointment before the morning. */
    private static final int BARE_AFTERNOON_MAX = 6;

    /** "At seven", "at eight" may be breakfast or dinner. */
    private static final int BARE_EITHER_MAX = 8;

    private Times() {}

    static Optional<LocalTime> find(String text) {
        String plain = Plain.counted(text).toLowerCase(Locale.ROOT);
        Matcher matcher = TIME.matcher(plain);
        if (matcher.find()) {
            return time(matcher);
        }
        if (plain.contains("正午")) {
            return Optional.of(LocalTime.NOON);
        }
        Matcher four = FOUR.matcher(plain);
        return four.find()
                ? Optional.of(LocalTime.of(Integer.parseInt(four.group("h")), Integer.parseInt(four.group("mi"))))
                : Optional.empty();
    }

    private static Optional<LocalTime> time(Matcher matcher) {
        int hour = Integer.parseInt(matcher.group("h"));
        String minutes = matcher.group("mi") == null ? matcher.group("mi2") : matcher.group("mi");
        int minute = matcher.group("thirty") != null ? 30 : minutes == null ? 0 : Integer.parseInt(minutes);
        String half = matcher.group("half") == null ? matcher.group("half2") : matcher.group("half");
        boolean bare = half == null
                && matcher.group("mi2") == null
                && matcher.group("h").length() == 1;
        if (bare && hour > BARE_AFTERNOON_MAX && hour <= BARE_EITHER_MAX) {
            return Optional.empty();
        }
        if (hour < NOON && (half == null ? bare && hour > 0 && hour <= BARE_AFTERNOON_MAX : isAfternoon(half))) {
            hour += NOON;
        }
        return hour < 24 && minute < 60 ? Optional.of(LocalTime.of(hour, minute)) : Optional.empty();
    }

    private static boolean isAfternoon(String half) {
        return !half.equals("午前") && !half.equals("朝") && !half.startsWith("a");
    }
}
