package dev.todoku.emulator.content;

import java.time.Instant;

/**
 * Something a friend sent, from when to when it can be fetched.
 *
 * @param fails whether preparing it fails
 */
public record Content(Kind kind, Blob blob, Instant readyAt, Instant goneAt, boolean fails) {
    /** Where it is on its way. */
    public enum State {
        PREPARING,
        READY,
        FAILED,
        GONE
    }

    public State stateAt(Instant now) {
        if (!now.isBefore(goneAt)) return State.GONE;
        if (now.isBefore(readyAt)) return State.PREPARING;
        return fails ? State.FAILED : State.READY;
    }

    public boolean isTranscoded() {
        return kind.isTranscoded();
    }

    public boolean hasPreview() {
        return kind.hasPreview();
    }

    public Blob preview() {
        return Previews.of(kind, blob);
    }

    Content goneAt(Instant instant) {
        return new Content(kind, blob, readyAt, instant, fails);
    }
}
