package dev.todoku.emulator.token;

import dev.todoku.emulator.ids.Ids;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** All channels with their secrets, and the public keys they have registered. */
public final class Channels {
    private final Ids ids;
    private final Map<String, Channel> byId = new ConcurrentHashMap<>();
    private final Map<String, SigningKey> keys = new ConcurrentSkipListMap<>();

    public Channels(Ids ids) {
        this.ids = ids;
    }

    /** A new channel, with an id and a secret of its own. */
    public Channel open(Channel.Kind kind) {
        return add(new Channel(kind, ids.channelId(), ids.secret()));
    }

    /** A channel whose id and secret were drawn elsewhere. */
    public Channel add(Channel channel) {
        byId.put(channel.channelId(), channel);
        return channel;
    }

    public Optional<Channel> find(String channelId) {
        return Optional.ofNullable(byId.get(channelId));
    }

    /**
     * Registers a public key and returns it under the {@code kid} that LINE gives it.
     *
     * @param jwk as JSON
     * @throws IllegalArgumentException if LINE would not take the key
     */
    public SigningKey register(String channelId, String jwk) {
        SigningKey key = SigningKey.read(ids.requestId(), channelId, jwk);
        keys.put(key.kid(), key);
        return key;
    }

    public Optional<SigningKey> key(String kid) {
        return Optional.ofNullable(keys.get(kid));
    }

    public List<SigningKey> keysOf(String channelId) {
        return keys.values().stream()
                .filter(key -> key.channelId().equals(channelId))
                .toList();
    }

    /** Returns whether there was such a key. */
    public boolean removeKey(String channelId, String kid) {
        SigningKey key = keys.get(kid);
        return key != null && key.channelId().equals(channelId) && keys.remove(kid, key);
    }

    public void clear() {
        byId.clear();
        keys.clear();
    }
}
