package dev.todoku.emulator.account;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The audience groups an account can use, its own and those shared with it. Guarded by the account's lock. */
public final class AudienceGroups {
    private final Map<Long, AudienceGroup> byId = new TreeMap<>(Collections.reverseOrder());

    public void add(AudienceGroup group) {
        byId.put(group.id(), group);
    }

    public Optional<AudienceGroup> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    public void remove(long id) {
        byId.remove(id);
    }

    /** The latest first. */
    public Collection<AudienceGroup> all() {
        return Collections.unmodifiableCollection(byId.values());
    }
}
