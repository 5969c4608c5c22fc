package dev.todoku.emulator.life;

import dev.todoku.emulator.person.Lines;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a shop may ask its friends in words. */
public enum Question {
    STOP,
    POSTCODE,
    EMAIL,
    PHONE,
    BIRTHDAY,
    PREFECTURE,
    SIZE,
    PARTY,
    TIME,
    DATE,
    DRINK,
    RATING,
    NAME,
    YESNO,
    FREE;

    private static final List<String> ASKING =
            List.of("？", "?", "教えて", "お聞かせ", "ご返信", "返信して", "ご記入", "入力", "お答え", "送ってください", "tell us");
    private static final Map<Question, List<String>> WORDS = words();

    /** The name of its files. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a text asks for, if it asks. */
    static Optional<Question> in(String text) {
        if (ASKING.stream().noneMatch(text::contains)) return Optional.empty();
        String lower = text.toLowerCase(Locale.ROOT);
        return Optional.of(WORDS.entrySet().stream()
                .filter(kind -> kind.getValue().stream().anyMatch(lower::contains))
                .findFirst()
                .map(Map.Entry::getKey)
                .orElse(FREE));
    }

    private static Map<Question, List<String>> words() {
        Map<Question, List<String>> words = new EnumMap<>(Question.class);
        for (String line : Lines.of(Question.class, "questions.txt")) {
            String[] part = line.split(" : ", 2);
            if (part.length < 2 || part[1].isBlank()) continue;
            words.put(
                    valueOf(part[0].strip().toUpperCase(Locale.ROOT)),
                    List.of(part[1].toLowerCase(Locale.ROOT).split(",", -1)));
        }
        return words;
    }
}
