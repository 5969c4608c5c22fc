package dev.todoku.protocol.webhook;

/** Whether the bot that gets the event may answer it. */
public enum EventMode {
    ACTIVE("active"),
    /** A module channel holds the chat: no reply token, and nothing should be sent. */
    STANDBY("standby"),
    /** A mode LINE added since. */
    OTHER("other");

    private final String wireName;

    EventMode(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }

    static EventMode of(String wireName) {
        return switch (wireName) {
            case "active" -> ACTIVE;
            case "standby" -> STANDBY;
            default -> OTHER;
        };
    }
}
