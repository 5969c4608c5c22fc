package dev.todoku.emulator.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How far chats are read and where the account shows that it is about to answer. Guarded by the account's lock. */
public final class ChatMarks {
    /** A loading animation, from when to when; a message of the account ends it too. */
    public record Loading(Instant since, Instant until) {}

    private final Map<String, Instant> readUntil = new HashMap<>();
    private final Map<String, Loading> loading = new HashMap<>();

    /** All that was written there until then is read. */
    public void read(String chatId, Instant until) {
        readUntil.merge(chatId, until, (before, now) -> now.isAfter(before) ? now : before);
    }

    /** Until when the chat is read; empty if it never was. */
    public Optional<Instant> readUntil(String chatId) {
        return Optional.ofNullable(readUntil.get(chatId));
    }

    public void load(String chatId, Instant now, Duration duration) {
        loading.values().removeIf(over -> !now.isBefore(over.until));
        loading.put(chatId, new Loading(now, now.plus(duration)));
    }

    /** The animation shown there now, if no message has come since. */
    public Optional<Loading> loading(String chatId, Instant now) {
        return Optional.ofNullable(loading.get(chatId)).filter(shown -> now.isBefore(shown.until));
    }
}
