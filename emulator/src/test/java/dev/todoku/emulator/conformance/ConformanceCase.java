package dev.todoku.emulator.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * One call and the answer that LINE documents for it. Cases stand in text files, below a line that names the operation:
 *
 * <pre>STATUS TEXT | VARIABLE=VALUE ?QUERY | BODY | OPTION=VALUE</pre>
 *
 * <p>No text means that all is well. Options: {@code as} somebody else than the account, {@code after} something has
 * happened, {@code later} by days, {@code times} the last of which counts, {@code settings}, {@code type} of the
 * body, {@code retry} key, delivery {@code tag}. Words in braces are {@link Props}.
 *
 * @param operation as {@code GET /v2/bot/info}
 * @param text the message of the body or of a detail; empty if all is well
 */
record ConformanceCase(
        String operation,
        int status,
        String text,
        Map<String, String> variables,
        String query,
        String body,
        Map<String, String> options) {

    private static final List<String> AREAS =
            List.of("messages", "accounts", "richmenus", "reach", "partners", "tokens");

    private static final Set<String> OPTIONS =
            Set.of("as", "after", "later", "times", "settings", "type", "retry", "tag");

    boolean succeeds() {
        return text.isEmpty();
    }

    String option(String name, String usual) {
        return Objects.requireNonNull(options.getOrDefault(name, usual));
    }

    String method() {
        return operation.substring(0, operation.indexOf(' '));
    }

    String template() {
        return operation.substring(operation.indexOf(' ') + 1);
    }

    /** As it stands in the table. */
    String expected() {
        return succeeds() ? Integer.toString(status) : status + " " + text;
    }

    static List<ConformanceCase> all() {
        return AREAS.stream().flatMap(area -> of(area).stream()).toList();
    }

    static List<String> lines(String resource) {
        try (InputStream in = ConformanceCase.class.getResourceAsStream(resource + ".txt")) {
            return new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<ConformanceCase> of(String area) {
        List<ConformanceCase> cases = new ArrayList<>();
        String operation = "";
        for (String line : lines(area)) {
            if (Character.isDigit(line.charAt(0))) cases.add(read(operation, line));
            else operation = line;
        }
        return cases;
    }

    private static ConformanceCase read(String operation, String line) {
        String[] columns = (line + " | | | ").split("\\|", 5);
        String[] answer = columns[0].strip().split(" ", 2);
        Map<String, String> variables = new LinkedHashMap<>();
        String query = "";
        for (String part : words(columns[1])) {
            if (part.startsWith("?")) query = part;
            else put(variables, part);
        }
        Map<String, String> options = new LinkedHashMap<>();
        for (String part : words(columns[3])) put(options, part);
        if (!OPTIONS.containsAll(options.keySet()))
            throw new IllegalArgumentException(
                    "options: got " + options.keySet() + " (expected: some of " + OPTIONS + ")");
        return new ConformanceCase(
                operation,
                Integer.parseInt(answer[0]),
                answer.length == 1 ? "" : answer[1],
                variables,
                query,
                columns[2].strip(),
                options);
    }

    private static List<String> words(String column) {
        return column.isBlank() ? List.of() : List.of(column.strip().split(" +", -1));
    }

    private static void put(Map<String, String> map, String assignment) {
        String[] sides = assignment.split("=", 2);
        map.put(sides[0], sides[1]);
    }
}
