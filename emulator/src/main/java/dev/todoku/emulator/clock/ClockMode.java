package dev.todoku.emulator.clock;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How emulated time passes. */
public enum ClockMode {
    /** Frozen; moves only when told to. */
    @JsonProperty("manual")
    MANUAL,
    /** Runs with the system's clock, shifted by what it was moved. */
    @JsonProperty("system")
    SYSTEM
}
