package dev.todoku.emulator.group;

import dev.todoku.protocol.ChatId;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.ImmutableBitmapDataProvider;
import org.roaringbitmap.RoaringBitmap;

/** One group, or room: a chat of several people without a name. Guarded by the account's lock. */
public final class GroupChat {
    private final ChatId id;
    private final String name;
    private final @Nullable String pictureUrl;
    private final RoaringBitmap members;
    private boolean joined;

    GroupChat(ChatId id, String name, @Nullable String pictureUrl, RoaringBitmap members) {
        this.id = id;
        this.name = name;
        this.pictureUrl = pictureUrl;
        this.members = members;
    }

    public ChatId id() {
        return id;
    }

    public String name() {
        return name;
    }

    public @Nullable String pictureUrl() {
        return pictureUrl;
    }

    /** Its people by ordinal, friends of the account or not; the account itself is not among them. */
    public ImmutableBitmapDataProvider members() {
        return members;
    }

    /** A copy of {@link #members()}. */
    public RoaringBitmap membersNow() {
        return members.clone();
    }

    /** Whether the account is in it. */
    public boolean isJoined() {
        return joined;
    }

    public void setJoined(boolean joined) {
        this.joined = joined;
    }

    /** Returns whether somebody new came. */
    public boolean add(int ordinal) {
        return members.checkedAdd(ordinal);
    }

    /** Returns whether somebody left. */
    public boolean remove(int ordinal) {
        return members.checkedRemove(ordinal);
    }
}
