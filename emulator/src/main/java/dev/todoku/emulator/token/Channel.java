package dev.todoku.emulator.token;

/** A channel of any kind, by what it proves itself with. */
public record Channel(Kind kind, String channelId, String channelSecret) {
    /** What a channel is for. */
    public enum Kind {
        MESSAGING,
        LOGIN,
        MODULE
    }
}
