package dev.todoku.demo.story;

import dev.todoku.demo.story.Figure.Source;
import dev.todoku.demo.story.Figure.Unit;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Prints the story, and under each part the figures that must be equal, marked ✓ or ✗. */
final class Teller {

    private static final String RULE = "─".repeat(78);

    private static final int WHAT_WIDTH = 30;
    private static final int FIGURE_WIDTH = 18;

    private final PrintStream out;
    private final Texts texts;
    private int chapters;
    private int checked;
    private int differing;

    Teller(PrintStream out, Texts texts) {
        this.out = out;
        this.texts = texts;
    }

    Texts texts() {
        return texts;
    }

    void title(String key, Object... arguments) {
        out.println(RULE);
        out.println(texts.of(key, arguments));
        out.println(RULE);
    }

    void chapter(Instant at, String key, Object... arguments) {
        chapters++;
        out.println();
        out.printf("%d. %s  [%s]%n", chapters, texts.of(key, arguments), texts.moment(at));
    }

    void say(String key, Object... arguments) {
        line(texts.of(key, arguments));
    }

    void line(String text) {
        out.println("   " + text);
    }

    /** Figures of several books that must be one. */
    void equal(Unit unit, String what, Figure... figures) {
        boolean equal = Arrays.stream(figures).allMatch(figures[0]::equalTo);
        String said = Arrays.stream(figures)
                .map(figure -> texts.of(figure.source().key()) + " " + texts.of(unit.key(), figure.value()))
                .collect(Collectors.joining(texts.of(equal ? "equal" : "unequal")));
        holds(equal, what, said);
    }

    /** The heads of the columns of {@link #row}. */
    void columns() {
        StringBuilder line = new StringBuilder(Columns.left("", WHAT_WIDTH));
        for (Source source : Source.values()) {
            line.append(Columns.right(texts.of(source.key()), FIGURE_WIDTH));
        }
        out.println("     " + line);
    }

    /** As {@link #equal}, side by side; a book that does not keep this figure has a dash. */
    void row(Unit unit, String what, Figure... figures) {
        boolean equal = tally(Arrays.stream(figures).allMatch(figures[0]::equalTo));
        StringBuilder line = new StringBuilder(Columns.left(texts.of(what), WHAT_WIDTH));
        for (Source source : Source.values()) {
            String cell = Arrays.stream(figures)
                    .filter(figure -> figure.source() == source)
                    .map(figure -> texts.of(unit.key(), figure.value()))
                    .findFirst()
                    .orElse("–");
            line.append(Columns.right(cell, FIGURE_WIDTH));
        }
        out.println("   " + mark(equal) + " " + line + (equal ? "" : texts.of("differs")));
    }

    /** Anything else that must hold. */
    void holds(boolean holds, String what, String said) {
        tally(holds);
        out.println("   " + mark(holds) + " " + texts.of(what) + ": " + said + (holds ? "" : texts.of("differs")));
    }

    private boolean tally(boolean holds) {
        checked++;
        differing += holds ? 0 : 1;
        return holds;
    }

    static String mark(boolean holds) {
        return holds ? "✓" : "✗";
    }

    int checked() {
        return checked;
    }

    int differing() {
        return differing;
    }
}
