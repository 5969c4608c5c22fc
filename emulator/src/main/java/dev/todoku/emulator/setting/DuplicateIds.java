package dev.todoku.emulator.setting;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a user id that stands twice in one multicast does; LINE does not say. */
public enum DuplicateIds {
    /** Delivered and counted once. */
    @JsonProperty("once")
    ONCE,
    /** Delivered and counted as often as it stands there. */
    @JsonProperty("each")
    EACH,
    /** The request is refused. */
    @JsonProperty("reject")
    REJECT
}
