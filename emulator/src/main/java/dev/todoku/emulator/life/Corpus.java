package dev.todoku.emulator.life;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.todoku.emulator.person.Lines;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What people write when they are asked, as it lies in {@code answers/} and {@code held-out/}: one answer a line, what
 * it means before it. Who writes rules that read answers must not look at what is held out, so that the rules can be
 * tried on it.
 */
public final class Corpus {
    /** Which answers are drawn from. */
    public enum Part {
        @JsonProperty("open")
        OPEN,
        @JsonProperty("heldOut")
        HELD_OUT,
        @JsonProperty("all")
        ALL
    }

    /**
     * One answer.
     *
     * @param meaning the choice it stands for; {@code -} where what it says depends on who says it
     * @param words with places in braces for what depends on who says it
     */
    record Line(String meaning, String words) {
        static Line parse(String line) {
            String[] part = line.split(" \\| ", 2);
            return new Line(part[0], part[1].replace("\\n", "\n"));
        }
    }

    private static final Map<Part, Map<Question, List<Line>>> LINES = new EnumMap<>(Part.class);

    static {
        for (Part part : Part.values()) {
            Map<Question, List<Line>> lines = new EnumMap<>(Question.class);
            for (Question question : Question.values()) lines.put(question, read(part, question));
            LINES.put(part, lines);
        }
    }

    private Corpus() {}

    static List<Line> lines(Part part, Question question) {
        return LINES.getOrDefault(part, Map.of()).getOrDefault(question, List.of());
    }

    /** The choices that there are, in the order of the open answers. */
    static List<String> meanings(Question question) {
        return lines(Part.OPEN, question).stream().map(Line::meaning).distinct().toList();
    }

    private static List<Line> read(Part part, Question question) {
        String file = question.word() + ".txt";
        return switch (part) {
            case OPEN -> read("answers/" + file);
            case HELD_OUT -> read("held-out/" + file);
            case ALL ->
                Stream.concat(read(Part.OPEN, question).stream(), read(Part.HELD_OUT, question).stream())
                        .toList();
        };
    }

    private static List<Line> read(String file) {
        return Lines.of(Corpus.class, file).stream().map(Line::parse).toList();
    }
}
