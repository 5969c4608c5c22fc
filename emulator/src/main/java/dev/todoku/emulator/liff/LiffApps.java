package dev.todoku.emulator.liff;

import dev.todoku.emulator.ids.Ids;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The LIFF apps of each LINE Login channel, 30 at most. */
public final class LiffApps {
    private static final int APPS_MAX = 30;
    private static final int SUFFIX_LENGTH = 8;

    private final Ids ids;
    private final Map<String, Map<String, LiffApp>> byChannel = new ConcurrentHashMap<>();

    public LiffApps(Ids ids) {
        this.ids = ids;
    }

    /** The app that {@code make} makes of a new id; empty if the channel has as many as it may. */
    public Optional<LiffApp> add(String channelId, Function<String, LiffApp> make) {
        Map<String, LiffApp> apps = appsOf(channelId);
        synchronized (apps) {
            if (apps.size() >= APPS_MAX) return Optional.empty();
            LiffApp app = make.apply(channelId + "-" + ids.token(SUFFIX_LENGTH));
            apps.put(app.liffId(), app);
            return Optional.of(app);
        }
    }

    /** Returns whether the channel has such an app. */
    public boolean change(String channelId, String liffId, UnaryOperator<LiffApp> change) {
        Map<String, LiffApp> apps = appsOf(channelId);
        synchronized (apps) {
            return apps.computeIfPresent(liffId, (_, app) -> change.apply(app)) != null;
        }
    }

    /** Returns whether the channel had such an app. */
    public boolean remove(String channelId, String liffId) {
        Map<String, LiffApp> apps = appsOf(channelId);
        synchronized (apps) {
            return apps.remove(liffId) != null;
        }
    }

    public List<LiffApp> of(String channelId) {
        Map<String, LiffApp> apps = appsOf(channelId);
        synchronized (apps) {
            return List.copyOf(apps.values());
        }
    }

    public void clear() {
        byChannel.clear();
    }

    private Map<String, LiffApp> appsOf(String channelId) {
        return byChannel.computeIfAbsent(channelId, _ -> new LinkedHashMap<>());
    }
}
