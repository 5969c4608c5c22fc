package dev.todoku.friend;

import java.util.Set;

/**
 * Which attributes of a friend have a value that somebody told; defaults are not told.
 *
 * @param attributes ids
 */
public record Told(int ordinal, Set<Integer> attributes) {

    public Told {
        attributes = Set.copyOf(attributes);
    }
}
