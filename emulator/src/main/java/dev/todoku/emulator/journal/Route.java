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
    REPLY("reply");

    private final String word;

    Route(String word) {
        this.word = word;
    }

    /** The last part of its path, and its name in answers. */
    public String word() {
        return word;
    }

    /** Replies are free; all others count one message per recipient. */
    public boolean counts() {
        return this != REPLY;
    }
}
