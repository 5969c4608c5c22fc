package dev.todoku.action;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** One effect on the friend something happened to. Names are those of the account's attributes and tags. */
public sealed interface Action {

    /** Gives an attribute a value, in its canonical form. */
    record SetAttribute(String attribute, JsonNode value) implements Action {}

    /** A number or points go up or down. */
    record AddPoints(String attribute, BigDecimal by) implements Action {}

    record AddTag(String tag) implements Action {}

    record RemoveTag(String tag) implements Action {}

    /** No more campaigns and journeys for this friend. */
    record OptOut() implements Action {}

    record OptIn() implements Action {}

    /** Answers on the reply token of what happened: free; nothing is sent where there is none. */
    record Reply(JsonNode messages) implements Action {}
}
