package dev.todoku.emulator.content;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What friends of an account sent, by message id. Guarded by the account's lock. */
public final class Contents {
    private final Map<String, Content> byMessage = new LinkedHashMap<>();
    /** Of what can no longer be fetched only this is remembered. */
    private final Set<String> gone = new HashSet<>();

    /** Keeps something that was sent now; sounds and videos are ready after {@code transcoding}. */
    public void add(
            String messageId, Kind kind, Blob blob, Instant now, Duration transcoding, Duration kept, boolean fails) {
        forget(now);
        Instant ready = kind.isTranscoded() ? now.plus(transcoding) : now;
        byMessage.put(messageId, new Content(kind, blob, ready, now.plus(kept), fails));
    }

    public Optional<Content> find(String messageId) {
        return Optional.ofNullable(byMessage.get(messageId));
    }

    /** Whether there was something of that id which was let go. */
    public boolean isForgotten(String messageId) {
        return gone.contains(messageId);
    }

    /** The friend took the message back. */
    public void unsent(String messageId, Instant now) {
        byMessage.computeIfPresent(messageId, (_, content) -> content.goneAt(now));
        forget(now);
    }

    private void forget(Instant now) {
        Iterator<Map.Entry<String, Content>> all = byMessage.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<String, Content> eldest = all.next();
            if (eldest.getValue().stateAt(now) != Content.State.GONE) break;
            gone.add(eldest.getKey());
            all.remove();
        }
    }
}
