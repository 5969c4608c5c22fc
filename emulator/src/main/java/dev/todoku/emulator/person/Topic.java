package dev.todoku.emulator.person;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Something that people care for more or less.
 *
 * @param likelier who cares more for it; absent: the same for women and men
 * @param from the first year of age at which people care more for it
 * @param to the last one
 */
public record Topic(int number, String name, @Nullable Sex likelier, int from, int to) {
    private static final List<String> LINES = Lines.of(Topic.class, "topics.txt");
    private static final List<Topic> ALL = IntStream.range(0, LINES.size())
            .mapToObj(number -> parse(number, LINES.get(number)))
            .toList();

    /** The words that tell each: Latin ones as whole words, others anywhere. */
    private static final List<Pattern> WORDS = LINES.stream().map(Topic::words).toList();

    public static List<Topic> all() {
        return ALL;
    }

    /** What a text, a label or a link is about: the topics of which it has words. */
    public static List<Topic> in(String text) {
        return ALL.stream()
                .filter(topic -> WORDS.get(topic.number).matcher(text).find())
                .toList();
    }

    private static Topic parse(int number, String line) {
        String[] part = line.split(" : ", -1);
        String[] likes = part[1].split(" ", -1);
        return new Topic(
                number,
                part[0],
                likes[0].equals("*") ? null : likes[0].equals("f") ? Sex.FEMALE : Sex.MALE,
                Integer.parseInt(likes[1]),
                Integer.parseInt(likes[2]));
    }

    private static Pattern words(String line) {
        String words = line.substring(line.lastIndexOf(" : ") + 3);
        return Pattern.compile(
                Arrays.stream(words.split(",", -1)).map(Topic::word).collect(Collectors.joining("|")),
                Pattern.CASE_INSENSITIVE);
    }

    private static String word(String word) {
        boolean latin = word.chars().allMatch(c -> c < 128);
        return latin ? "(?<![a-zA-Z])" + word + "(?![a-zA-Z])" : Pattern.quote(word);
    }
}
