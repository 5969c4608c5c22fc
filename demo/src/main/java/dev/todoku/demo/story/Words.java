package dev.todoku.demo.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What the shop has written down that people also call its choices. */
final class Words {

    private static final List<String> LINES = lines();

    private Words() {}

    /** Of a choice, as {@code drink.coffee}. */
    static List<String> of(String choice) {
        String start = choice + " = ";
        return LINES.stream()
                .filter(line -> line.startsWith(start))
                .flatMap(line -> Stream.of(line.substring(start.length()).split(" ", -1)))
                .map(word -> word.replace('_', ' '))
                .toList();
    }

    private static List<String> lines() {
        try (InputStream words = Objects.requireNonNull(Words.class.getResourceAsStream("words.txt"))) {
            return new String(words.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
