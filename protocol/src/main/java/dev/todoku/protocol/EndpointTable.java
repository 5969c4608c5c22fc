package dev.todoku.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Reads {@code endpoints.txt}: method, path template and, where LINE names one, the limit as count/unit. */
final class EndpointTable {

    private static final String RESOURCE = "endpoints.txt";

    private EndpointTable() {}

    static List<Endpoint> read() {
        try (InputStream in = EndpointTable.class.getResourceAsStream(RESOURCE)) {
            String text = new String(Objects.requireNonNull(in, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(EndpointTable::endpoint)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }

    private static Endpoint endpoint(String line) {
        List<String> columns = List.of(line.strip().split("\\s+", -1));
        return switch (columns.size()) {
            case 2 -> new Endpoint(columns.get(0), columns.get(1), RateLimits.DEFAULT);
            case 3 -> new Endpoint(columns.get(0), columns.get(1), rate(columns.get(2)));
            default ->
                throw new IllegalStateException(
                        "%s: got '%s' (expected: METHOD /path [count/unit])".formatted(RESOURCE, line));
        };
    }

    private static Rate rate(String text) {
        int slash = text.indexOf('/');
        int count = Integer.parseInt(text.substring(0, slash));
        return switch (text.substring(slash + 1)) {
            case "s" -> Rate.perSecond(count);
            case "min" -> Rate.perMinute(count);
            case "h" -> Rate.perHour(count);
            default ->
                throw new IllegalStateException("%s: got '%s' (expected: count/s|min|h)".formatted(RESOURCE, text));
        };
    }
}
