package dev.todoku.emulator.setting;

import com.fasterxml.jackson.annotation.JsonProperty;

/** In which order a bot gets its events; LINE promises none. */
public enum EventOrder {
    /** As they happened. */
    @JsonProperty("sent")
    SENT,
    /** In a drawn order among those that wait. */
    @JsonProperty("shuffled")
    SHUFFLED
}
