package dev.todoku.protocol.flex;

import tools.jackson.databind.JsonNode;

/** What the value of a property must be; it is never null. */
@FunctionalInterface
interface Rule {

    void check(JsonNode value, Spot at);
}
