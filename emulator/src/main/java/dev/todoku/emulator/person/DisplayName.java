package dev.todoku.emulator.person;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The names that people give themselves in LINE: full, first name only, kana, Latin letters, nicknames, with a flower. */
final class DisplayName {
    private record Written(String kanji, String reading) {
        static List<Written> list(String file) {
            return Lines.of(DisplayName.class, file).stream()
                    .map(line -> line.split(" ", 2))
                    .map(part -> new Written(part[0], part[1]))
                    .toList();
        }
    }

    private static final List<Written> FAMILY = Written.list("family.txt");
    private static final List<Written> FEMALE = Written.list("given-female.txt");
    private static final List<Written> MALE = Written.list("given-male.txt");
    private static final List<Written> FOREIGN = Written.list("foreign.txt");
    private static final List<String> STATUS = Lines.of(DisplayName.class, "status.txt");
    private static final List<String> MARKS =
            List.of("🌸", "☺️", "⚾️", "🐱", "🍀", "✨", "🎣", "♪", "👶", "🌻", "☕️", "💐");
    private static final List<String> NOTES = List.of("引っ越しました", "転職中", "副業", "ママ", "パパ", "新アカ", "筋トレ中");

    private DisplayName() {}

    static String language(Person person) {
        return person.isForeign() ? pick(FOREIGN, person, 5).kanji : "ja";
    }

    static String familyName(Person person) {
        return pick(FAMILY, person, 0).kanji;
    }

    static String familyReading(Person person) {
        return pick(FAMILY, person, 0).reading;
    }

    static String givenName(Person person) {
        return given(person).kanji;
    }

    static @Nullable String statusMessage(Person person) {
        return person.nameDraw(6) < 0.3 ? pick(STATUS, person, 7) : null;
    }

    static String of(Person person) {
        if (person.isForeign()) return pick(FOREIGN, person, 5).reading;
        Written family = pick(FAMILY, person, 0);
        Written given = given(person);
        String bare = bare(family, given, person);
        double more = person.nameDraw(3);
        if (more < 0.12) return bare + pick(MARKS, person, 4);
        if (more < 0.15) return bare + "@" + pick(NOTES, person, 4);
        return bare;
    }

    private static String bare(Written family, Written given, Person person) {
        double style = person.nameDraw(2);
        if (style < 0.28) return family.kanji + " " + given.kanji;
        if (style < 0.38) return family.kanji + given.kanji;
        if (style < 0.42) return family.kanji + "　" + given.kanji;
        if (style < 0.55) return given.kanji;
        if (style < 0.65) return given.reading;
        if (style < 0.70) return Kana.katakana(given.reading);
        if (style < 0.72) return Kana.halfWidth(Kana.katakana(given.reading));
        if (style < 0.78) return capital(given);
        if (style < 0.82) return Kana.romaji(given.reading);
        if (style < 0.86) return capital(given) + " " + capital(family);
        if (style < 0.89)
            return Kana.romaji(given.reading) + "."
                    + Kana.romaji(family.reading).charAt(0);
        if (style < 0.93) return family.kanji;
        return given.reading.substring(0, Math.min(2, given.reading.length())) + nick(person);
    }

    private static Written given(Person person) {
        return pick(person.sex() == Sex.FEMALE ? FEMALE : MALE, person, 1);
    }

    private static String nick(Person person) {
        return person.sex() == Sex.FEMALE ? "ちゃん" : person.age() < 40 ? "くん" : "さん";
    }

    private static String capital(Written name) {
        String romaji = Kana.romaji(name.reading);
        return romaji.substring(0, 1).toUpperCase(Locale.ROOT) + romaji.substring(1);
    }

    private static <T> T pick(List<T> from, Person person, int what) {
        return from.get((int) (person.nameDraw(what) * from.size()));
    }
}
