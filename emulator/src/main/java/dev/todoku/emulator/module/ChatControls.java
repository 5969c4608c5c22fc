package dev.todoku.emulator.module;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Who has taken control of which chat. */
public final class ChatControls {
    /**
     * A channel's control of a chat.
     *
     * @param until then it goes back to the account's own channel; absent if it does not by itself
     */
    public record Hold(
            String channelId, Instant since, @Nullable Instant until) {
        boolean isHeldAt(Instant now) {
            return until == null || now.isBefore(until);
        }
    }

    private record Chat(String account, String chat) {}

    private final Map<Chat, Hold> holds = new ConcurrentHashMap<>();

    /** The last that took it, also if its time is over; empty if nobody has. */
    public Optional<Hold> find(String account, String chat) {
        return Optional.ofNullable(holds.get(new Chat(account, chat)));
    }

    public void take(String account, String chat, Hold hold) {
        holds.put(new Chat(account, chat), hold);
    }

    /** As if nobody ever had: so it is when a user adds the account again. */
    public void forget(String account, String chat) {
        holds.remove(new Chat(account, chat));
    }

    void clear() {
        holds.clear();
    }
}
