package dev.todoku.quota;

import java.util.OptionalLong;

/**
 * What LINE delivered of what it accepted, over the days it has counted: the rest had blocked in silence.
 *
 * @param days days and routes that LINE has counted and on which we sent
 */
public record Deliverable(long accepted, long delivered, int days) {

    /** So many of {@code count} are expected to arrive, if friends block as they did; empty before LINE has counted a day. */
    public OptionalLong of(long count) {
        return accepted == 0
                ? OptionalLong.empty()
                : OptionalLong.of(Math.round((double) count * Math.min(accepted, delivered) / accepted));
    }
}
