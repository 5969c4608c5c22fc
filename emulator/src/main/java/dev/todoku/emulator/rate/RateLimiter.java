package dev.todoku.emulator.rate;

import dev.todoku.emulator.setting.RateWindow;
import dev.todoku.emulator.setting.SettingsStore;
import dev.todoku.protocol.Rate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Lets so many requests through per channel and endpoint as LINE's table of rates says. */
public final class RateLimiter {
    private record Key(String channelId, String endpoint, RateWindow kind) {}

    private final SettingsStore settings;
    private final LongSupplier nanoTime;
    private final Map<Key, RequestWindow> windows = new ConcurrentHashMap<>();

    public RateLimiter(SettingsStore settings, LongSupplier nanoTime) {
        this.settings = settings;
        this.nanoTime = nanoTime;
    }

    /** Whether one more request of the channel fits; if so it is counted. */
    public boolean allow(String channelId, String endpoint, Rate rate) {
        RateWindow kind = settings.get().calls().rateWindow();
        if (kind == RateWindow.OFF) return true;
        RequestWindow window = windows.computeIfAbsent(new Key(channelId, endpoint, kind), key -> window(kind, rate));
        synchronized (window) {
            return window.allow(nanoTime.getAsLong());
        }
    }

    /** Forgets all requests so far. */
    public void clear() {
        windows.clear();
    }

    private static RequestWindow window(RateWindow kind, Rate rate) {
        long perNanos = rate.per().toNanos();
        return kind == RateWindow.SLIDING
                ? new RequestWindow.Sliding(rate.count(), perNanos)
                : new RequestWindow.Fixed(rate.count(), perNanos);
    }
}
