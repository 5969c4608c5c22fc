package dev.todoku.quota;

/** How a message leaves, in LINE's own division: LINE counts and reports each route by itself. */
public enum Route {
    PUSH,
    MULTICAST,
    BROADCAST,
    NARROWCAST,
    /** Free of charge: never reserved, never counted. */
    REPLY;

    /** As LINE spells it in paths ({@code /v2/bot/message/delivery/multicast}) and our API in JSON. */
    public String wireName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
