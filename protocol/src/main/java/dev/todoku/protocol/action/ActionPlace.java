package dev.todoku.protocol.action;

import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.validation.Fields;
import dev.todoku.protocol.validation.TextRule;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where an action stands: that decides which types it may have and what label it needs.
 *
 * <p>Source: LINE's reference, "Specifications of the label". That templates and rich menus take the actions of quick
 * replies, though nothing happens when they are tapped, was measured on the real API.
 */
public enum ActionPlace {
    QUICK_REPLY(Label.REQUIRED, 20, Types.BUT_RICH_MENU_SWITCH),
    /** A button of a buttons, confirm or carousel template. */
    TEMPLATE(Label.REQUIRED, 20, Types.BUT_RICH_MENU_SWITCH),
    /** What a tap on the card beside its buttons does. */
    TEMPLATE_CARD(Label.OPTIONAL, 20, Types.BUT_RICH_MENU_SWITCH),
    IMAGE_CAROUSEL(Label.OPTIONAL, 12, Types.BUT_RICH_MENU_SWITCH),
    RICH_MENU(Label.OPTIONAL, 20, Types.ALL),
    FLEX_BUTTON(Label.REQUIRED, 40, Types.FLEX),
    /** Any other component of Flex, and the bubble. */
    FLEX(Label.OPTIONAL, 40, Types.FLEX);

    private static final TextRule RICH_MENU_URI = text -> TextRule.actionUri().faults(text).stream()
            .map(fault -> fault.equals(LineErrors.INVALID_URI_SCHEME) ? LineErrors.INVALID_URI : fault)
            .distinct()
            .toList();

    private final Label label;
    private final int labelMax;
    private final Types types;

    ActionPlace(Label label, int labelMax, Types types) {
        this.label = label;
        this.labelMax = labelMax;
        this.types = types;
    }

    boolean isFlex() {
        return types == Types.FLEX;
    }

    /** The type; empty, and a fault, if it cannot stand here. */
    String type(Fields action) {
        List<String> here = types.names();
        String type = action.required("type", typeRule(here));
        if (isFlex() && !here.contains(type) && Action.TYPES.contains(type)) {
            action.fault(LineErrors.NOT_AVAILABLE_IN_FLEX);
        }
        return here.contains(type) ? type : "";
    }

    private TextRule typeRule(List<String> here) {
        return this == QUICK_REPLY
                ? TextRule.oneOf(here)
                : TextRule.oneOf(isFlex() ? Action.TYPES : here, LineErrors.INVALID_PROPERTY);
    }

    /** Of a URI that is none, rich menus say one thing only. */
    TextRule uriRule() {
        return this == RICH_MENU ? RICH_MENU_URI : TextRule.actionUri();
    }

    @Nullable String label(Fields action) {
        TextRule rule = TextRule.graphemes(labelMax);
        if (label == Label.OPTIONAL) {
            return action.optional("label", rule);
        }
        if (this == TEMPLATE || !isEmpty(action.raw("label"))) {
            return action.required("label", rule);
        }
        if (isFlex()) {
            action.fault("label", LineErrors.LABEL_MUST_BE_SPECIFIED);
        } else {
            action.fault(LineErrors.LABEL_MUST_BE_SPECIFIED);
        }
        return null;
    }

    private static boolean isEmpty(@Nullable JsonNode label) {
        return label == null || (label.isString() && label.stringValue().isEmpty());
    }

    private enum Label {
        REQUIRED,
        OPTIONAL
    }

    private enum Types {
        ALL,
        BUT_RICH_MENU_SWITCH,
        FLEX;

        List<String> names() {
            return Action.TYPES.stream().filter(this::has).toList();
        }

        private boolean has(String type) {
            return switch (type) {
                case Action.RichMenuSwitch.TYPE -> this == ALL;
                case Action.Camera.TYPE, Action.CameraRoll.TYPE, Action.Location.TYPE -> this != FLEX;
                default -> true;
            };
        }
    }
}
