package dev.todoku.emulator.life;

import dev.todoku.emulator.person.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Lets the emulator's people answer, and says what they meant. */
public final class Interviews {

    /** When people's ages are right. */
    public static final LocalDate TODAY = LocalDate.of(2026, 1, 1);

    private static final Instant AT = Instant.parse("2026-01-01T03:00:00Z");

    private Interviews() {}

    /**
     * An answer.
     *
     * @param line the words of the corpus, with places
     * @param said as one person typed them
     * @param meaning the choice they stand for
     */
    public record Answer(String line, String said, String meaning, Person person, long seed) {

        /** What stands in places here, for this person on this occasion. */
        public String filled(String places) {
            return Facts.fill(places, person, AT, seed);
        }

        public Truth truth() {
            return Truth.of(person);
        }
    }

    /** Every line of a part, said by so many people. */
    public static List<Answer> of(Question question, Corpus.Part part, int people) {
        return said(Corpus.lines(part, question), people);
    }

    /** Other lines, as {@code name | - | {family}です}, said by so many people. */
    public static List<Answer> of(Question question, List<String> lines, int people) {
        String kind = question.word() + " | ";
        return said(
                lines.stream()
                        .filter(line -> line.startsWith(kind))
                        .map(line -> Corpus.Line.parse(line.substring(kind.length())))
                        .toList(),
                people);
    }

    private static List<Answer> said(List<Corpus.Line> lines, int people) {
        List<Answer> answers = new ArrayList<>();
        for (Corpus.Line line : lines) {
            LongStream.range(0, people).forEach(number -> {
                long seed = 31L * answers.size() + number;
                Person person = new Person(20_261_122, (int) (answers.size() + number));
                String said = Speech.said(Facts.fill(line.words(), person, AT, seed), person, seed);
                answers.add(new Answer(line.words(), said, line.meaning(), person, seed));
            });
        }
        return answers;
    }
}
