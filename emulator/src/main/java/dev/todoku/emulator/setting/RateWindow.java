package dev.todoku.emulator.setting;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a rate of n per period is measured; LINE does not say. */
public enum RateWindow {
    /** Periods that follow each other. */
    @JsonProperty("fixed")
    FIXED,
    /** Any period up to now. */
    @JsonProperty("sliding")
    SLIDING,
    /** Not at all: for measuring without LINE's limits. */
    @JsonProperty("off")
    OFF
}
