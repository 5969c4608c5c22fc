package dev.todoku.friend.values;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Dates as people write them: 1990年4月1日, 平成2.4.1, H2/4/1, 19900401, April 1 1990, 4月1日, 明日, 来週の金曜. */
final class Dates {

    /** The year of a birthday told without one: a leap year that nobody alive was born in. */
    static final int NO_YEAR = 1604;

    private static final int AGE_MAX = 120;
    private static final String REST =
            "\\s*(?:年(?:の|生まれ[、の]?)?|[./、,・_の-]|\\s)\\s*(?<m>\\d{1,2})\\s*(?:月の?|[./、,・_の-]|\\s)\\s*(?<d>\\d{1,2})(?!\\d)日?";
    private static final String NAMED_ERA = "(?<era>明治|大正|昭和|平成|令和|[明大昭平令](?=\\d|元)|(?<![A-Za-z])[MTSHRmtshr])";
    private static final Pattern ERA = Pattern.compile(NAMED_ERA + "\\.?\\s*(?<y>元|\\d{1,2})" + REST);
    private static final Pattern ERA_DIGITS =
            Pattern.compile(NAMED_ERA + "(?<y>\\d{1,2})(?<m>\\d{2})(?<d>\\d{2})(?!\\d)");
    private static final Pattern YEAR_ALONE = Pattern.compile("(?:" + NAMED_ERA
            + "\\.?\\s*(?<y>元|\\d{1,2})(?!\\d)|(?<!\\d)(?<y2>(?:19|20)\\d{2})(?!\\d)|(?<!\\d)(?<y3>\\d{2})年)");
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?<y>\\d{4})(?:" + REST
            + "|\\s+(?<m2>\\d{1,2})\\s+(?<d2>\\d{1,2})(?!\\d)|[年\\s./-]?(?<m3>\\d{2})(?<d3>\\d{2})(?!\\d))");
    private static final Pattern YEAR_LAST =
            Pattern.compile("(?<!\\d)(?<m>\\d{1,2})[/.-](?<d>\\d{1,2})[/.-](?<y>\\d{4})(?!\\d)");
    private static final Pattern DIGITS_YEAR_LAST =
            Pattern.compile("(?<!\\d)(?<m>\\d{2})(?<d>\\d{2})(?<y>(?:19|20)\\d{2})(?!\\d)");
    private static final Pattern SHORT_YEAR_LAST =
            Pattern.compile("(?<!\\d)(?<m>\\d{1,2})[/.-](?<d>\\d{1,2})[/.-]'?(?<y>\\d{2})(?!\\d)");
    private static final Pattern NUMBERS = Pattern.compile(
            "\\D*(?:(?<y>(?:19|20)\\d{2})\\D{1,5})?(?<!\\d)(?<m>\\d{1,2})[^\\d日]{1,5}(?<d>\\d{1,2})(?:\\D{1,5}(?<y2>(?:19|20)\\d{2}))?(?!\\d)\\D*");
    private static final Pattern COUNTED = Pattern.compile("\\d\\s*(?:人|名|時|分|歳|才|回|円|個|つ|:)");
    private static final String MONTH = "(?<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
    private static final Pattern NAMED = Pattern.compile("(?:" + MONTH
            + "[\\s/-]*(?<d>\\d{1,2})(?!\\d)(?:st|nd|rd|th)?|(?<d2>\\d{1,2})(?:st|nd|rd|th)?[\\s./-]*(?:of\\s+)?"
            + MONTH.replace("name", "name2") + ")(?:[\\s,./-]*(?<y>\\d{4}))?");
    private static final Pattern SHORT_YEAR = Pattern.compile("(?<![\\d治正和成A-Za-z])'?(?<y>\\d{2})" + REST);
    private static final Pattern SIX = Pattern.compile("(?<!\\d)(?<y>\\d{2})(?<m>\\d{2})(?<d>\\d{2})(?!\\d)");
    private static final Pattern MONTH_DAY =
            Pattern.compile("(?<![\\d/.-])(?<m>\\d{1,2})\\s*(?:月の?|[/.・の-])\\s*(?<d>\\d{1,2})(?!\\d|[/.-]\\d)日?");
    private static final Pattern DAY_MONTH =
            Pattern.compile("(?<!\\d)(?<d>\\d{1,2})日\\s*の?\\s*(?<m>\\d{1,2})月(?!\\s*\\d)");
    private static final Pattern FOUR = Pattern.compile("(?<![\\d-])(?<m>\\d{2})(?<d>\\d{2})(?![\\d年-])");
    private static final Pattern AGE = Pattern.compile("(?<!\\d)(\\d{1,3})\\s*(?:[歳才]|さい)");
    private static final Pattern DAY = Pattern.compile("(?<!\\d)(?<d>\\d{1,2})日(?!間|後)");
    private static final Pattern NUMBER = Pattern.compile("[^\\d]*(?<d>\\d{1,2})(?![\\d人名時:])[^\\d]*");
    private static final Pattern WEEKDAY = Pattern.compile(
            "(?<week>今週の?|再来週の?|来週の?)?(?:次の|今度の)?(?<day>[月火水木金土日])(?:曜|よう(?:び|$))"
                    + "|(?<week2>今週の?|再来週の?|来週の?|次の|今度の)(?<day2>[月火水木金土日])(?!月)|^[(]?(?<day3>[月火水木金土日])(?![末初内中間本半年々\\d])");
    private static final Pattern DAYS_ON = Pattern.compile("(?<!\\d)(?<n>\\d{1,2})日後");
    private static final Map<String, Integer> BEFORE_ERA = Map.of(
            "明", 1867, "大", 1911, "昭", 1925, "平", 1988, "令", 2018, "M", 1867, "T", 1911, "S", 1925, "H", 1988, "R",
            2018);
    private static final Map<String, Integer> LAST_OF_ERA =
            Map.of("明", 45, "大", 15, "昭", 64, "平", 31, "M", 45, "T", 15, "S", 64, "H", 31);

    /** Of a year that no era has: no date has it either. */
    private static final int NO_SUCH_YEAR = Integer.MAX_VALUE;

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<Map.Entry<String, Integer>> RELATIVE = List.of(
            Map.entry("明々後日", 3),
            Map.entry("しあさって", 3),
            Map.entry("明後日", 2),
            Map.entry("あさって", 2),
            Map.entry("明日", 1),
            Map.entry("あした", 1),
            Map.entry("あす", 1),
            Map.entry("tomorrow", 1),
            Map.entry("今日", 0),
            Map.entry("本日", 0),
            Map.entry("きょう", 0),
            Map.entry("today", 0),
            Map.entry("一昨日", -2),
            Map.entry("昨日", -1));
    private static final String WEEK = "月火水木金土日";

    private static final List<Pattern> WITH_YEAR = List.of(ERA, ERA_DIGITS, YEAR, YEAR_LAST, DIGITS_YEAR_LAST);

    private Dates() {}

    /** A text that is nothing but a date with its year. */
    static Optional<LocalDate> whole(String text) {
        String plain = Plain.counted(text);
        for (Pattern pattern : WITH_YEAR) {
            Matcher matcher = pattern.matcher(plain);
            if (matcher.matches()) {
                return date(year(matcher), matcher);
            }
        }
        return Optional.empty();
    }

    /** A birthday in a text; in {@link #NO_YEAR} where the year cannot be told. */
    static Optional<LocalDate> birthday(String text, LocalDate today) {
        String plain = Plain.counted(text);
        Optional<LocalDate> full = dated(plain).or(() -> shortYear(plain, today));
        if (full.isEmpty() && namesNoDay(plain)) {
            return Optional.empty();
        }
        return full.or(() -> monthDay(plain).map(day -> day.atYear(yearOf(plain, day, today))))
                .or(() -> numbers(plain))
                .filter(day -> !day.isAfter(today));
    }

    /** Nothing but the numbers of a day, whatever is between them. */
    private static Optional<LocalDate> numbers(String plain) {
        Matcher numbers = NUMBERS.matcher(plain);
        if (!numbers.matches() || COUNTED.matcher(plain).find()) {
            return Optional.empty();
        }
        String year = Optional.ofNullable(numbers.group("y")).orElse(numbers.group("y2"));
        return date(year == null ? NO_YEAR : Integer.parseInt(year), numbers);
    }

    /** A day in a text; without a year the next such day. */
    static Optional<LocalDate> day(String text, LocalDate today) {
        String plain = Plain.counted(text);
        Optional<LocalDate> full = dated(plain);
        if (full.isEmpty() && namesNoDay(plain)) {
            return Optional.empty();
        }
        return full.or(() -> monthDay(plain).map(day -> next(day, today)))
                .or(() -> relative(plain, today))
                .or(() -> dayOfMonth(plain, today));
    }

    private static Optional<LocalDate> dated(String plain) {
        for (Pattern pattern : WITH_YEAR) {
            Matcher matcher = pattern.matcher(plain);
            while (matcher.find()) {
                Optional<LocalDate> found = date(year(matcher), matcher);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        Matcher named = NAMED.matcher(plain.toLowerCase(Locale.ROOT));
        return named.find() && named.group("y") != null
                ? date(Integer.parseInt(named.group("y")), named)
                : Optional.empty();
    }

    /** 30 February, 99 Showa: whoever wrote it meant another day than any that could be read out of it. */
    private static boolean namesNoDay(String plain) {
        return Stream.of(ERA, MONTH_DAY, DAY_MONTH)
                .map(pattern -> pattern.matcher(plain))
                .anyMatch(matcher -> matcher.find()
                        && date(matcher.pattern().equals(ERA) ? year(matcher) : NO_YEAR, matcher)
                                .isEmpty());
    }

    /** 85/4/1, 850401: the year that is past. */
    private static Optional<LocalDate> shortYear(String plain, LocalDate today) {
        for (Pattern pattern : List.of(SHORT_YEAR, SIX, SHORT_YEAR_LAST)) {
            Matcher matcher = pattern.matcher(plain);
            Optional<LocalDate> found =
                    matcher.find() ? date(past(matcher.group("y"), today), matcher) : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<MonthDay> monthDay(String plain) {
        for (Pattern pattern : List.of(MONTH_DAY, NAMED, DAY_MONTH, FOUR)) {
            Matcher matcher = pattern.matcher(plain.toLowerCase(Locale.ROOT));
            if (matcher.find()) {
                return date(NO_YEAR, matcher).map(MonthDay::from);
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> relative(String plain, LocalDate today) {
        String lower = plain.toLowerCase(Locale.ROOT);
        Matcher later = DAYS_ON.matcher(plain);
        if (later.find()) {
            return Optional.of(today.plusDays(Integer.parseInt(later.group("n"))));
        }
        for (Map.Entry<String, Integer> word : RELATIVE) {
            if (lower.contains(word.getKey())) {
                return Optional.of(today.plusDays(word.getValue()));
            }
        }
        Matcher weekday = WEEKDAY.matcher(plain);
        if (!weekday.find()) {
            return Optional.empty();
        }
        DayOfWeek day = DayOfWeek.of(1 + WEEK.indexOf(first(weekday, "day", "day2", "day3")));
        String week = weekday.group("week") == null ? weekday.group("week2") : weekday.group("week");
        if (week == null || !week.contains("来週")) {
            return Optional.of(today.with(TemporalAdjusters.nextOrSame(day)));
        }
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return Optional.of(monday.plusWeeks(week.startsWith("来") ? 1 : 2).plusDays(day.getValue() - 1L));
    }

    private static Optional<LocalDate> dayOfMonth(String plain, LocalDate today) {
        Matcher day = DAY.matcher(plain);
        Matcher number = NUMBER.matcher(plain);
        if (!day.find() && !number.matches()) {
            return Optional.empty();
        }
        int wanted = Integer.parseInt((number.matches() ? number : day).group("d"));
        for (LocalDate from = today; from.isBefore(today.plusMonths(2).plusDays(1)); from = from.plusDays(1)) {
            if (from.getDayOfMonth() == wanted) {
                return Optional.of(from);
            }
        }
        return Optional.empty();
    }

    private static LocalDate next(MonthDay day, LocalDate today) {
        int year = today.getYear();
        while (!day.isValidYear(year) || day.atYear(year).isBefore(today)) {
            year++; // 29 February is not in every one
        }
        return day.atYear(year);
    }

    /** Told beside the day, or by an age. */
    private static int yearOf(String plain, MonthDay day, LocalDate today) {
        Matcher year = YEAR_ALONE.matcher(plain);
        if (year.find()) {
            String full = year.group("y2");
            String two = year.group("y3");
            int told = full != null ? Integer.parseInt(full) : two != null ? past(two, today) : year(year);
            return told == NO_SUCH_YEAR ? NO_YEAR : told;
        }
        Matcher age = AGE.matcher(plain);
        if (!age.find() || Integer.parseInt(age.group(1)) > AGE_MAX) {
            return NO_YEAR;
        }
        boolean had = !day.atYear(today.getYear()).isAfter(today);
        return today.getYear() - Integer.parseInt(age.group(1)) - (had ? 0 : 1);
    }

    /** 85: the year that is past. */
    private static int past(String twoDigits, LocalDate today) {
        int year = today.getYear() / 100 * 100 + Integer.parseInt(twoDigits);
        return year > today.getYear() ? year - 100 : year;
    }

    private static int year(Matcher matcher) {
        String year = matcher.group("y");
        int number = year.equals("元") ? 1 : Integer.parseInt(year);
        String era = group(matcher, "era");
        if (era == null) {
            return number;
        }
        String name = era.substring(0, 1).toUpperCase(Locale.ROOT);
        return number > LAST_OF_ERA.getOrDefault(name, number)
                ? NO_SUCH_YEAR
                : number + BEFORE_ERA.getOrDefault(name, 0);
    }

    private static Optional<LocalDate> date(int year, Matcher matcher) {
        String name = Optional.ofNullable(group(matcher, "name")).orElse(group(matcher, "name2"));
        int month = name == null ? number(matcher, "m", "m2", "m3") : 1 + MONTHS.indexOf(name);
        try {
            return Optional.of(LocalDate.of(year, month, number(matcher, "d", "d2", "d3")));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher matcher, String... names) {
        return Integer.parseInt(first(matcher, names));
    }

    private static String first(Matcher matcher, String... names) {
        return Stream.of(names)
                .map(name -> Optional.ofNullable(group(matcher, name)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("0");
    }

    private static @Nullable String group(Matcher matcher, String name) {
        return matcher.namedGroups().containsKey(name) ? matcher.group(name) : null;
    }
}
