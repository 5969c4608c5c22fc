package dev.todoku.friend.values;

import dev.todoku.friend.Limits;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Choices that are points, from 1 to so many. Figures and stars say which; so do words of praise and blame where there are
 * five and the owner's words for the most of them praise, too.
 */
final class Ratings {

    private static final int CHOICES_MIN = 3;
    private static final int GRADES = 5;
    private static final Pattern FIGURE = Pattern.compile("[0-9]");

    /** Points and words that are so far apart are not both meant. */
    private static final int APART = 3;

    private Ratings() {}

    /** Whether choices are 1, 2, 3 and so on, in any order. */
    static boolean are(List<String> choices) {
        return choices.size() >= CHOICES_MIN
                && IntStream.rangeClosed(1, choices.size())
                        .mapToObj(Integer::toString)
                        .allMatch(choices::contains);
    }

    /** What the owner calls by these very words; else the points, else the opinion, else what is called by a word in it. */
    static Optional<String> meant(String text, Limits limits) {
        List<String> exactly = Words.exactly(text, limits);
        if (exactly.size() == 1) {
            return Optional.of(exactly.getFirst());
        }
        OptionalInt points = Figures.of(text, limits.choices().size());
        OptionalInt opinion = opinion(points.isPresent() ? Opinion.withoutPictures(text) : text, limits);
        if (points.isPresent() && opinion.isPresent() && Math.abs(points.getAsInt() - opinion.getAsInt()) >= APART) {
            return Optional.empty();
        }
        OptionalInt rated = points.isPresent() ? points : opinion;
        if (rated.isPresent()) {
            return Optional.of(Integer.toString(rated.getAsInt()));
        }
        if (FIGURE.matcher(Plain.of(text)).find()) {
            return Optional.empty(); // it counts something else, or lies between
        }
        return Words.meant(text, limits)
                .or(() -> Optional.ofNullable(Slips.undone(text, undone -> {
                    OptionalInt undoneOpinion = opinion(undone, limits);
                    return undoneOpinion.isPresent() ? Integer.toString(undoneOpinion.getAsInt()) : null;
                })));
    }

    private static OptionalInt opinion(String text, Limits limits) {
        int most = limits.choices().size();
        boolean asked = most == GRADES
                && limits.words().getOrDefault(Integer.toString(most), List.of()).stream()
                        .anyMatch(word -> Opinion.of(word).orElse(0) == GRADES);
        return asked ? Opinion.of(text) : OptionalInt.empty();
    }
}
