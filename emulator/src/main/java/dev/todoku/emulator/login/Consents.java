package dev.todoku.emulator.login;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What each user has allowed each channel. */
public final class Consents {
    private record Key(String channelId, String userId) {}

    private final Map<Key, Set<String>> scopes = new ConcurrentHashMap<>();

    /** Adds to what was allowed before. */
    public void give(String channelId, String userId, List<String> allowed) {
        scopes.compute(new Key(channelId, userId), (_, before) -> {
            Set<String> all = before == null ? new HashSet<>() : new HashSet<>(before);
            all.addAll(allowed);
            return Set.copyOf(all);
        });
    }

    /** Whether all of that is allowed. */
    public boolean covers(String channelId, String userId, List<String> wanted) {
        Set<String> allowed = scopes.get(new Key(channelId, userId));
        return allowed != null && allowed.containsAll(wanted);
    }

    public void withdraw(String channelId, String userId) {
        scopes.remove(new Key(channelId, userId));
    }

    void clear() {
        scopes.clear();
    }
}
