package dev.todoku.emulator.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Handlers by method and path template ({@code /v2/bot/profile/{userId}}). Paths match to the letter, as LINE's do: a
 * slash too many is another path. Where several templates fit, the most literal one that knows the method answers.
 */
public final class Routes<H> {
    /** What a path leads to. */
    public sealed interface Found<H> {}

    /** A handler, with what stood in the template's variables. */
    public record Match<H>(H handler, String template, Map<String, String> variables) implements Found<H> {}

    /** The path exists, but not for this method. */
    public record WrongMethod<H>(Set<String> allowed) implements Found<H> {}

    /** There is no such path. */
    public record NoPath<H>() implements Found<H> {}

    private record Template<H>(String text, List<String> segments, Map<String, H> byMethod) {
        long variables() {
            return segments.stream().filter(segment -> segment.startsWith("{")).count();
        }
    }

    private final Map<String, Template<H>> literal = new HashMap<>();
    /** By number of segments, the more literal first. */
    private final Map<Integer, List<Template<H>>> variable = new HashMap<>();

    public Routes<H> add(String method, String template, H handler) {
        Template<H> known =
                template.contains("{") ? withVariables(template) : literal.computeIfAbsent(template, Routes::template);
        if (known.byMethod.put(method, handler) != null)
            throw new IllegalArgumentException("route: got " + method + " " + template + " twice (expected: once)");
        return this;
    }

    public Found<H> find(String method, String path) {
        Template<H> exact = literal.get(path);
        @Nullable H literally = exact == null ? null : exact.byMethod.get(method);
        if (exact != null && literally != null) return new Match<>(literally, exact.text, Map.of());
        Set<String> allowed = new TreeSet<>(exact == null ? Set.of() : exact.byMethod.keySet());
        List<String> segments = segments(path);
        for (Template<H> template : variable.getOrDefault(segments.size(), List.of())) {
            Map<String, String> variables = fit(template.segments, segments);
            if (variables == null) continue;
            H handler = template.byMethod.get(method);
            if (handler != null) return new Match<>(handler, template.text, variables);
            allowed.addAll(template.byMethod.keySet());
        }
        return allowed.isEmpty() ? new NoPath<>() : new WrongMethod<>(allowed);
    }

    /** Every method and template, as {@code GET /v2/bot/info}. */
    public Set<String> all() {
        Set<String> all = new TreeSet<>();
        literal.values().forEach(template -> template.byMethod.keySet().forEach(m -> all.add(m + " " + template.text)));
        variable.values().stream()
                .flatMap(List::stream)
                .forEach(template -> template.byMethod.keySet().forEach(m -> all.add(m + " " + template.text)));
        return all;
    }

    private static <H> Template<H> template(String text) {
        return new Template<>(text, segments(text), new LinkedHashMap<>());
    }

    /** A slash at the end makes an empty last segment. */
    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }

    private Template<H> withVariables(String text) {
        Template<H> wanted = template(text);
        List<Template<H>> alike = variable.computeIfAbsent(wanted.segments.size(), _ -> new ArrayList<>());
        for (Template<H> known : alike) if (known.text.equals(text)) return known;
        alike.add(wanted);
        alike.sort(Comparator.comparingLong(Template::variables));
        return wanted;
    }

    private static @Nullable Map<String, String> fit(List<String> template, List<String> path) {
        if (template.size() != path.size()) return null;
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String expected = template.get(i);
            String got = path.get(i);
            if (expected.startsWith("{") && !got.isEmpty())
                variables.put(expected.substring(1, expected.length() - 1), got);
            else if (!expected.equals(got)) return null;
        }
        return variables;
    }
}
