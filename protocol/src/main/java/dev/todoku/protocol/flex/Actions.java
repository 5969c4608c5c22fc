package dev.todoku.protocol.flex;

import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.action.ActionPlace;
import dev.todoku.protocol.action.ActionReader;
import dev.todoku.protocol.validation.Fields;
import tools.jackson.databind.JsonNode;

/** The actions of components. */
final class Actions {

    /** What the button shown after a video does. */
    static final Rule URI_ONLY = Actions::checkUri;

    private Actions() {}

    static Rule at(ActionPlace place) {
        return (value, spot) -> check(value, spot, place);
    }

    private static void check(JsonNode value, Spot at, ActionPlace place) {
        if (value.isObject()) {
            ActionReader.read(Fields.ofInside(value, at.path(), at.findings(), at.inside()), place);
        } else {
            at.fault(LineErrors.INVALID_PROPERTY);
        }
    }

    private static void checkUri(JsonNode value, Spot at) {
        if (value.isObject() && !Components.typeOf(value).equals("uri")) {
            at.property("type").fault(LineErrors.INVALID_PROPERTY);
        } else {
            check(value, at, ActionPlace.FLEX_BUTTON);
        }
    }
}
