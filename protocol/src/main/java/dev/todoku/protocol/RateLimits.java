package dev.todoku.protocol;

import static java.util.stream.Collectors.groupingBy;

import java.util.Comparator;
import java.util.HashMap;
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
    private static final Map<String, Endpoint> FIXED = new HashMap<>();
    private static final Map<Integer, List<Endpoint>> BY_LENGTH;

    static {
        ALL.stream().filter(endpoint -> !endpoint.hasVariables()).forEach(RateLimits::index);
        BY_LENGTH = ALL.stream()
                .filter(Endpoint::hasVariables)
                .sorted(Comparator.comparingInt(RateLimits::variables))
                .collect(groupingBy(endpoint -> endpoint.segments().size()));
    }

    private RateLimits() {}

    /** Every operation of LINE's API. */
    public static List<Endpoint> all() {
        return ALL;
    }

    /**
     * The endpoint that answers a request, or empty if LINE has none there. Where two templates fit, the more literal one
     * answers ({@code /v2/bot/richmenu/list} is no rich menu called "list").
     *
     * @param path as sent, without query
     */
    public static Optional<Endpoint> find(String method, String path) {
        String wanted = method.toUpperCase(Locale.ROOT);
        Endpoint fixed = FIXED.get(key(wanted, path));
        if (fixed != null) {
            return Optional.of(fixed);
        }
        List<String> segments = Endpoint.segments(path);
        return BY_LENGTH.getOrDefault(segments.size(), List.of()).stream()
                .filter(endpoint -> endpoint.method().equals(wanted) && fits(endpoint, segments))
                .findFirst();
    }

    /** The limit of a request: that of its endpoint, or {@link #DEFAULT} where LINE has none. */
    public static Rate of(String method, String path) {
        return find(method, path).map(Endpoint::rate).orElse(DEFAULT);
    }

    private static boolean fits(Endpoint endpoint, List<String> path) {
        List<String> template = endpoint.segments();
        for (int i = 0; i < template.size(); i++) {
            String expected = template.get(i);
            boolean same = Endpoint.isVariable(expected) ? !path.get(i).isEmpty() : expected.equals(path.get(i));
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private static int variables(Endpoint endpoint) {
        return (int) endpoint.segments().stream().filter(Endpoint::isVariable).count();
    }

    private static void index(Endpoint endpoint) {
        FIXED.put(key(endpoint.method(), endpoint.template()), endpoint);
    }

    private static String key(String method, String path) {
        return method + " " + path;
    }
}
