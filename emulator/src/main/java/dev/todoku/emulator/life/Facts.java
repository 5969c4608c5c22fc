package dev.todoku.emulator.life;

import dev.todoku.emulator.person.Draw;
import dev.todoku.emulator.person.Kana;
import dev.todoku.emulator.person.Person;
import dev.todoku.emulator.person.Prefecture;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.chrono.JapaneseDate;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What stands for the braces of an answer: facts about who speaks, or what they choose on this occasion. */
final class Facts {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final List<String> KANJI = List.of("〇", "一", "二", "三", "四", "五", "六", "七", "八");
    private static final List<String> PEOPLE = List.of("", "一人", "ふたり", "三人", "四人", "五人", "六人", "七人", "八人");
    private static final List<String> RELATIVE = List.of("今日", "明日", "あさって", "明後日", "今週末", "来週", "土日", "次の祝日");
    private static final List<String> DOMAINS = List.of(
            "gmail.com",
            "yahoo.co.jp",
            "docomo.ne.jp",
            "ezweb.ne.jp",
            "icloud.com",
            "softbank.ne.jp",
            "outlook.jp",
            "hotmail.co.jp");
    private static final ZoneOffset JAPAN = ZoneOffset.ofHours(9);
    private static final int DOMAIN = 20;
    private static final int MAIL_NUMBER = 21;
    private static final int PHONE = 22;
    private static final int POSTCODE = 23;
    private static final int PARTY = 11;
    private static final int DAY = 12;
    private static final int HOUR = 13;
    private static final int RELATIVELY = 14;

    private static final Map<String, Function<Facts, String>> BY_NAME = Map.ofEntries(
            Map.entry("y", facts -> "" + facts.birthday.getYear()),
            Map.entry("yy", facts -> two(facts.birthday.getYear() % 100)),
            Map.entry("m", facts -> "" + facts.birthday.getMonthValue()),
            Map.entry("mm", facts -> two(facts.birthday.getMonthValue())),
            Map.entry("d", facts -> "" + facts.birthday.getDayOfMonth()),
            Map.entry("dd", facts -> two(facts.birthday.getDayOfMonth())),
            Map.entry("age", facts -> "" + facts.person.age()),
            Map.entry("era", facts -> facts.era(TextStyle.FULL) + facts.eraYear()),
            Map.entry("E", facts -> facts.era(TextStyle.NARROW)),
            Map.entry("ey", facts -> "" + facts.eraYear()),
            Map.entry("pref", facts -> facts.home.name()),
            Map.entry("Pref", facts -> facts.home.shortName()),
            Map.entry("prefkana", facts -> facts.home.reading()),
            Map.entry("prefroma", facts -> Kana.romaji(facts.home.reading())),
            Map.entry("PREFROMA", facts -> Kana.romaji(facts.home.reading()).toUpperCase(Locale.ROOT)),
            Map.entry("PREFKATA", facts -> Kana.katakana(facts.home.reading())),
            Map.entry("post", facts -> facts.home.postcode() + "-" + facts.town()),
            Map.entry("post7", facts -> facts.home.postcode() + facts.town()),
            Map.entry("post3", facts -> facts.home.postcode()),
            Map.entry("post4", Facts::town),
            Map.entry("mail", Facts::mail),
            Map.entry("MAIL", facts -> facts.mail().toUpperCase(Locale.ROOT)),
            Map.entry("mailspace", facts -> facts.mail().replace("@", " @ ")),
            Map.entry("tel", facts -> facts.phone("-")),
            Map.entry("tel11", facts -> facts.phone("")),
            Map.entry("telspace", facts -> facts.phone(" ")),
            Map.entry("teldot", facts -> facts.phone(".")),
            Map.entry("telparen", facts -> facts.phone("-").replaceFirst("-(\\d+)-", "($1)")),
            Map.entry("telintl", facts -> facts.phone("-").substring(1)),
            Map.entry("n", facts -> "" + facts.party),
            Map.entry("nk", facts -> KANJI.get(facts.party)),
            Map.entry("nh", facts -> PEOPLE.get(facts.party)),
            Map.entry("dm", facts -> "" + facts.day.getMonthValue()),
            Map.entry("dmm", facts -> two(facts.day.getMonthValue())),
            Map.entry("dd_", facts -> "" + facts.day.getDayOfMonth()),
            Map.entry("ddd", facts -> two(facts.day.getDayOfMonth())),
            Map.entry("dow", facts -> DayOfWeek.from(facts.day).getDisplayName(TextStyle.NARROW, Locale.JAPANESE)),
            Map.entry("rel", facts -> RELATIVE.get(Draw.below(RELATIVE.size(), facts.seed, 0, RELATIVELY))),
            Map.entry("h", facts -> "" + facts.hour),
            Map.entry("hh", facts -> two(facts.hour)),
            Map.entry("h1", facts -> "" + (facts.hour + 1)),
            Map.entry("h12", facts -> "" + (facts.hour > 12 ? facts.hour - 12 : facts.hour)),
            Map.entry("ap", facts -> facts.hour < 12 ? "午前" : facts.hour < 17 ? "午後" : "夜"),
            Map.entry("mi", facts -> facts.seed % 2 == 0 ? "30" : "15"),
            Map.entry("family", facts -> facts.person.familyName()),
            Map.entry("familykana", facts -> facts.person.familyReading()),
            Map.entry("familykata", facts -> Kana.katakana(facts.person.familyReading())),
            Map.entry("given", facts -> facts.person.givenName()));

    private final Person person;
    private final Prefecture home;
    private final LocalDate birthday;
    private final long seed;
    private final int party;
    private final LocalDate day;
    private final int hour;

    private Facts(Person person, Instant at, long seed) {
        this.person = person;
        this.home = person.prefecture();
        this.birthday = person.birthday();
        this.seed = seed;
        this.party = 1 + (int) (Math.pow(Draw.unit(seed, 0, PARTY), 1.7) * 8);
        this.day = LocalDate.ofInstant(at, JAPAN).plusDays(1 + Draw.below(21, seed, 0, DAY));
        this.hour = 10 + Draw.below(11, seed, 0, HOUR);
    }

    static String fill(String words, Person person, Instant at, long seed) {
        if (words.indexOf('{') < 0) return words;
        Facts facts = new Facts(person, at, seed);
        return PLACE.matcher(words).replaceAll(place -> facts.of(place));
    }

    static String mail(Person person) {
        return new Facts(person, Instant.EPOCH, 0).mail();
    }

    static String phone(Person person) {
        return new Facts(person, Instant.EPOCH, 0).phone("-");
    }

    static String postcode(Person person) {
        Facts facts = new Facts(person, Instant.EPOCH, 0);
        return facts.home.postcode() + "-" + facts.town();
    }

    private String of(MatchResult place) {
        Function<Facts, String> fact = BY_NAME.get(place.group(1));
        if (fact == null)
            throw new IllegalStateException("answer: got " + place.group() + " (expected: a known place)");
        return fact.apply(this);
    }

    private String era(TextStyle style) {
        return JapaneseDate.from(birthday).getEra().getDisplayName(style, Locale.JAPANESE);
    }

    private int eraYear() {
        return JapaneseDate.from(birthday).get(ChronoField.YEAR_OF_ERA);
    }

    private String mail() {
        int number = (int) (person.trait(MAIL_NUMBER) * 2_000);
        return Kana.romaji(person.familyReading()) + (number < 1_500 ? "" + number : "_" + number % 100) + "@"
                + DOMAINS.get(person.favourite(DOMAINS.size(), DOMAIN));
    }

    private String phone(String between) {
        String digits = "%08d".formatted((int) (person.trait(PHONE) * 100_000_000));
        String first = person.trait(PHONE + 100) < 0.5 ? "090" : "080";
        return first + between + digits.substring(0, 4) + between + digits.substring(4);
    }

    private String town() {
        return "%04d".formatted((int) (person.trait(POSTCODE) * 900));
    }

    private static String two(int number) {
        return "%02d".formatted(number);
    }
}
