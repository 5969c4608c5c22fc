package dev.todoku.emulator.fault;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What can go wrong with a call. Before acceptance nothing is changed; after it everything is, only the answer is
 * lost.
 */
public enum Fault {
    /** 500, before acceptance. */
    @JsonProperty("reject500")
    REJECT_500,
    /** 500, after acceptance. */
    @JsonProperty("accept500")
    ACCEPT_500,
    /** The connection is cut, before acceptance. */
    @JsonProperty("reset")
    RESET,
    /** The connection is cut, after acceptance. */
    @JsonProperty("acceptReset")
    ACCEPT_RESET,
    /** No answer for {@code delay}, then the connection is cut; nothing is accepted. */
    @JsonProperty("timeout")
    TIMEOUT,
    /** Accepted, but no answer for {@code delay}, then the connection is cut. */
    @JsonProperty("acceptTimeout")
    ACCEPT_TIMEOUT,
    /** Answered as always, {@code delay} later. */
    @JsonProperty("slow")
    SLOW,
    /** 429 with the text of the rate limit, before acceptance. */
    @JsonProperty("rate429")
    RATE_429;

    /** Whether the request takes effect. */
    public boolean accepts() {
        return switch (this) {
            case ACCEPT_500, ACCEPT_RESET, ACCEPT_TIMEOUT, SLOW -> true;
            case REJECT_500, RESET, TIMEOUT, RATE_429 -> false;
        };
    }
}
