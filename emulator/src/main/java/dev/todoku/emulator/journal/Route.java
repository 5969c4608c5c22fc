package dev.todoku.emulator.journal;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a message is sent. */
public enum Route {
    @JsonProperty("push")
    PUSH("push"),
    @JsonProperty("multicast")
    MULTICAST("multicast"),
    @JsonProperty("narrowcast")
    NARROWCAST("narrowcast"),
    @JsonProperty("broadcast")
    BROADCAST("broadcast"),
    @JsonProperty("reply")
    REPLY("reply"),
    /** A LINE notification message. */
    @JsonProperty("pnp")
    PNP("pnp"),
    /** A LINE notification message by a template. */
    @JsonProperty("pnpTemplated")
    PNP_TEMPLATED("pnpTemplated");

    private final String word;

    Route(String word) {
        this.word = word;
    }

    /** The last part of its path, and its name in answers. */
    public String word() {
        return word;
    }

    /** Replies are free; all others are charged, notification messages by a contract of their own. */
    public boolean counts() {
        return this != REPLY;
    }
}
