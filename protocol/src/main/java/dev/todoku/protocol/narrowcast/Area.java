package dev.todoku.protocol.narrowcast;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a country by which LINE filters friends and counts them.
 *
 * @param code as {@code jp_13}: what filters take
 * @param name as 東京: what insight answers
 */
public record Area(String code, String name) {

    private static final String RESOURCE = "areas.txt";
    private static final List<Area> ALL = read();
    private static final Map<String, Area> BY_CODE =
            ALL.stream().collect(toUnmodifiableMap(Area::code, Function.identity()));

    /** Every area of Japan, Taiwan, Thailand and Indonesia, in that order. */
    public static List<Area> all() {
        return ALL;
    }

    public static Optional<Area> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    private static List<Area> read() {
        try (InputStream in = Area.class.getResourceAsStream(RESOURCE)) {
            String text = new String(Objects.requireNonNull(in, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", 2))
                    .map(columns -> new Area(columns[0], columns[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }
}
