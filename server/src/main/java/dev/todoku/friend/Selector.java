package dev.todoku.friend;

import tools.jackson.databind.JsonNode;

/** A set of friends that the rows can tell. */
public sealed interface Selector {

    /** Whoever a campaign may reach: status friend and not opted out. */
    record Reachable() implements Selector {}

    record WithTag(int tagId) implements Selector {}

    /** {@code value} in its canonical form. */
    record WithValue(int attributeId, JsonNode value) implements Selector {}
}
