package dev.todoku.protocol;

import static java.util.stream.Collectors.toMap;

import java.util.List;
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

    private static final Map<String, Endpoint> BY_NAME =
            ALL.stream().collect(toMap(endpoint -> name(endpoint.method(), endpoint.template()), endpoint -> endpoint));

    private RateLimits() {}

    /** Every operation of LINE's API. */
    public static List<Endpoint> all() {
        return ALL;
    }

    /**
     * The endpoint with that method and path template, or empty if LINE has none.
     *
     * @param template as {@code /v2/bot/profile/{userId}}, to the letter
     */
    public static Optional<Endpoint> find(String method, String template) {
        return Optional.ofNullable(BY_NAME.get(name(method, template)));
    }

    /** The limit of an endpoint, or {@link #DEFAULT} where LINE has none of that method and template. */
    public static Rate of(String method, String template) {
        return find(method, template).map(Endpoint::rate).orElse(DEFAULT);
    }

    private static String name(String method, String template) {
        return method + " " + template;
    }
}
