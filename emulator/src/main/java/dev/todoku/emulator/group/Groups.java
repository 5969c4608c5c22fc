package dev.todoku.emulator.group;

import dev.todoku.protocol.ChatId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** The groups and rooms that an account may have to do with. Guarded by the account's lock. */
public final class Groups {
    private final Map<String, GroupChat> byId = new LinkedHashMap<>();

    /** A new chat of these people, which the account has not joined yet. */
    public GroupChat add(ChatId id, String name, @Nullable String pictureUrl, RoaringBitmap members) {
        GroupChat chat = new GroupChat(id, name, pictureUrl, members);
        byId.put(id.value(), chat);
        return chat;
    }

    public Optional<GroupChat> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The chat, if the account is in it. */
    public Optional<GroupChat> joined(String id) {
        return find(id).filter(GroupChat::isJoined);
    }

    /** In the order they were made. */
    public Collection<GroupChat> all() {
        return List.copyOf(byId.values());
    }
}
