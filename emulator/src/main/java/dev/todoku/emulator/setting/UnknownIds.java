package dev.todoku.emulator.setting;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a well-formed id of nobody known does in a multicast; LINE's reference says both. */
public enum UnknownIds {
    /** Accepted, delivered to nobody, not counted. */
    @JsonProperty("uncounted")
    UNCOUNTED,
    /** The request is refused whole. */
    @JsonProperty("reject")
    REJECT
}
