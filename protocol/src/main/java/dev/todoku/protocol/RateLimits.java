package dev.todoku.protocol;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toMap;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How often a channel may call each endpoint. LINE names a limit for some; all others have {@link #DEFAULT}.
 *
 * <p>Source: LINE's reference, "Rate limits", and news of 2026-05-07 (list of rich menus).
 */
public final class RateLimits {

    /** The limit of every endpoint that LINE names no other for. */
    public static final Rate DEFAULT = Rate.perSecond(2_000);

    private static final List<Endpoint> ALL = EndpointTable.read();

    /** Endpoints without values in their path: almost all traffic, found without comparing. */
    private static final Map<String, Endpoint> FIXED;

    /** The others by number of segments, the more literal first. */
    private static final Map<Integer, List<PathTemplate>> VARIABLE;

    static {
        Map<Boolean, List<PathTemplate>> byKind =
                ALL.stream().map(PathTemplate::of).collect(partitioningBy(template -> template.variables() == 0));
        FIXED = byKind.getOrDefault(true, List.of()).stream()
                .map(PathTemplate::endpoint)
                .collect(toMap(endpoint -> key(endpoint.method(), endpoint.template()), endpoint -> endpoint));
        VARIABLE = byKind.getOrDefault(false, List.of()).stream()
                .sorted(Comparator.comparingLong(PathTemplate::variables))
                .collect(groupingBy(template -> template.segments().size()));
    }

    private RateLimits() {}

    /** Every operation of LINE's API. */
    public static List<Endpoint> all() {
        return ALL;
    }

    /**
     * The endpoint that answers a request, or empty if LINE has none there. Where two templates fit, the more literal
     * one answers ({@code /v2/bot/richmenu/list} is no rich menu called "list").
     *
     * @param path as sent, without query
     */
    public static Optional<Endpoint> find(String method, String path) {
        String wanted = method.toUpperCase(Locale.ROOT);
        Endpoint fixed = FIXED.get(key(wanted, path));
        if (fixed != null) {
            return Optional.of(fixed);
        }
        List<String> segments = PathTemplate.segments(path);
        return VARIABLE.getOrDefault(segments.size(), List.of()).stream()
                .filter(template -> template.fits(wanted, segments))
                .map(PathTemplate::endpoint)
                .findFirst();
    }

    /** The limit of a request: that of its endpoint, or {@link #DEFAULT} where LINE has none. */
    public static Rate of(String method, String path) {
        return find(method, path).map(Endpoint::rate).orElse(DEFAULT);
    }

    private static String key(String method, String path) {
        return method + " " + path;
    }
}
