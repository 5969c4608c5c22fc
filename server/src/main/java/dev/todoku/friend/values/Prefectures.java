package dev.todoku.friend.values;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Japan's 47 prefectures in a text: 東京都, 東京, とうきょう, トウキョウ, Tokyo, or a city that only one of them has. */
final class Prefectures {

    /** A reading this short is also a part of other words, so it must stand by itself. */
    private static final int SHORT_READING = 4;

    private static final List<Prefecture> ALL = read();

    private record Prefecture(String name, String shortName, String reading, List<String> romaji, List<String> also) {

        /** How much of the text speaks of it: the length of its longest name in it; 0: none. */
        int spokenOf(String plain, String hiragana, String latin) {
            if (plain.contains(name)) {
                return 2 * name.length();
            }
            if (plain.contains(shortName)) {
                return 2 * shortName.length() - 1;
            }
            boolean read = reading.length() >= SHORT_READING
                    ? hiragana.contains(reading)
                    : standing(reading).matcher(hiragana).find();
            if (read) {
                return reading.length();
            }
            boolean latinly = romaji.stream()
                    .anyMatch(word -> Pattern.compile("(?<![a-z])" + word + "(?![a-z])")
                            .matcher(latin)
                            .find());
            if (latinly) {
                return name.length();
            }
            return also.stream().anyMatch(word -> plain.contains(word) || hiragana.contains(word)) ? 1 : 0;
        }
    }

    private Prefectures() {}

    private static Pattern standing(String reading) {
        return Pattern.compile(
                "(?:(?<![ぁ-ん])|(?<=[はもの]))" + reading + "(?:けん|ふ|と)?(?:(?![ぁ-んー])|です|でーす|に|から|だ|じゃ|ざいじゅう)");
    }

    /** With its ending: 東京都. Empty if the text speaks of none, or of two alike. */
    static Optional<String> find(String text) {
        String plain = Plain.of(text);
        String hiragana = Plain.folded(text);
        String latin = latin(plain);
        int most = 0;
        List<Prefecture> found = new ArrayList<>();
        for (Prefecture each : ALL) {
            int spoken = each.spokenOf(plain, hiragana, latin);
            if (spoken > most) {
                most = spoken;
                found.clear();
            }
            if (spoken > 0 && spoken == most) {
                found.add(each);
            }
        }
        return found.size() == 1 ? Optional.of(found.getFirst().name()) : Optional.empty();
    }

    static boolean isOne(String name) {
        return ALL.stream().anyMatch(each -> each.name().equals(name));
    }

    /** Toukyou, Tōkyō and Tokyo alike. */
    private static String latin(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace('ō', 'o')
                .replace('ū', 'u')
                .replaceAll("o[ou]|oh(?![aiueo])", "o")
                .replace("uu", "u");
    }

    private static List<Prefecture> read() {
        try (InputStream in = Objects.requireNonNull(Prefectures.class.getResourceAsStream("prefectures.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", -1))
                    .map(part -> new Prefecture(
                            part[0],
                            part[0].equals("北海道") ? part[0] : part[0].substring(0, part[0].length() - 1),
                            part[1],
                            List.of(part[2].split(",", -1)),
                            part[3].equals("-") ? List.of() : List.of(part[3].split(",", -1))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
