package dev.todoku.emulator.life;

import dev.todoku.emulator.person.Draw;
import dev.todoku.emulator.person.Person;
import java.time.Instant;
import java.util.List;

/**
 * What somebody answers in words. Facts about themselves are the same each time they are asked; how they put them is
 * not.
 */
final class Answers {
    private static final int MEANING = 1;
    private static final int LINE = 2;
    private static final int YES = 3;
    /** The properties of a person that are favourite choices. */
    private static final int DRINK = 41;

    private static final int SIZE = 42;

    private Answers() {}

    /**
     * The words.
     *
     * @param interest how much they care for what is asked, from 0 to 1
     * @param seed of this occasion
     */
    static String to(Question question, Person person, double interest, Corpus.Part part, Instant at, long seed) {
        String meaning = meaning(question, person, interest, seed);
        List<Corpus.Line> all = Corpus.lines(part, question);
        List<Corpus.Line> fitting =
                all.stream().filter(line -> line.meaning().equals(meaning)).toList();
        List<Corpus.Line> from = fitting.isEmpty() ? all : fitting;
        String words = from.get(Draw.below(from.size(), seed, 0, LINE)).words();
        return Speech.said(Facts.fill(words, person, at, seed), person, seed);
    }

    /** What they mean: choices of taste stay, others are made anew. */
    static String meaning(Question question, Person person, double interest, long seed) {
        List<String> meanings = Corpus.meanings(question);
        return switch (question) {
            case DRINK, SIZE -> favourite(question, person);
            case RATING -> meanings.get((int) (Math.pow(Draw.unit(seed, 0, MEANING), 1 + interest) * meanings.size()));
            case YESNO -> {
                double yes = Draw.unit(seed, 0, YES);
                yield yes < 0.25 + 0.6 * interest ? "yes" : yes < 0.9 ? "no" : "later";
            }
            default -> meanings.getFirst();
        };
    }

    /** A choice of taste, as {@code coffee}. */
    static String favourite(Question question, Person person) {
        List<String> meanings = Corpus.meanings(question);
        return meanings.get(person.favourite(meanings.size(), question == Question.DRINK ? DRINK : SIZE));
    }
}
