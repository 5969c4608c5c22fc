package dev.todoku.friend.values;

import dev.todoku.friend.Limits;

/** Tells the least and greatest value of an attribute. */
final class Bounds {

    private Bounds() {}

    static String told(Limits limits) {
        if (limits.min() == null && limits.max() == null) {
            return "";
        }
        String from = limits.min() == null ? "" : ", from " + limits.min();
        return limits.max() == null ? from : from + (from.isEmpty() ? ", up to " : " to ") + limits.max();
    }
}
