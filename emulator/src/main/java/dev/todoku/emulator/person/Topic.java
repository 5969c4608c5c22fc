package dev.todoku.emulator.person;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Something that people care for more or less.
 *
 * @param likelier who cares more for it; absent: the same for women and men
 * @param from the first year of age at which people care more for it
 * @param to the last one
 * @param words that tell it, in lower case
 */
public record Topic(int number, String name, @Nullable Sex likelier, int from, int to, List<String> words) {
    private static final List<String> LINES = Lines.of(Topic.class, "topics.txt");
    private static final List<Topic> ALL = IntStream.range(0, LINES.size())
            .mapToObj(number -> parse(number, LINES.get(number)))
            .toList();

    public static List<Topic> all() {
        return ALL;
    }

    /** What a text, a label or a link is about: the topics of which it has words. */
    public static List<Topic> in(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(topic -> topic.words.stream().anyMatch(lower::contains))
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
                Integer.parseInt(likes[2]),
                List.of(part[2].toLowerCase(Locale.ROOT).split(",", -1)));
    }
}
