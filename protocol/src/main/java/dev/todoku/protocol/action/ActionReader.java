package dev.todoku.protocol.action;

import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.validation.Fields;
import dev.todoku.protocol.validation.TextRule;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@link Action}. Which types are allowed and what label is needed depends on the {@link ActionPlace}. */
public final class ActionReader {

    private static final List<String> INPUT_OPTIONS =
            List.of("closeRichMenu", "openRichMenu", "openKeyboard", "openVoice");
    private static final TextRule INPUT_OPTION = TextRule.oneOf(INPUT_OPTIONS, LineErrors.INVALID_PROPERTY);
    private static final TextRule DATA = TextRule.longest(300);
    private static final TextRule CHAT_TEXT = TextRule.graphemes(300);
    private static final TextRule CLIPBOARD = TextRule.longest(1_000);
    private static final TextRule ALIAS =
            TextRule.longest(32).and(TextRule.matches(Pattern.compile("[a-z0-9_-]*"), LineErrors.INVALID_PROPERTY));

    private ActionReader() {}

    /** The action in the property; null if it is absent, or wrong, which is a fault. */
    public static @Nullable Action optional(Fields parent, String name, ActionPlace place) {
        Fields action = parent.object(name);
        return action == null ? null : read(action, place);
    }

    /** The action in the property, which must be there; null, and a fault, if it is not. */
    public static @Nullable Action required(Fields parent, String name, ActionPlace place) {
        Fields action = parent.requiredObject(name);
        return action == null ? null : read(action, place);
    }

    /** The action; null, and a fault, if its type cannot stand here. */
    public static @Nullable Action read(Fields fields, ActionPlace place) {
        String type = place.type(fields);
        String label = place.label(fields);
        return switch (type) {
            case Action.Postback.TYPE -> postback(fields, label);
            case Action.SendMessage.TYPE -> new Action.SendMessage(label, fields.required("text", CHAT_TEXT));
            case Action.Uri.TYPE -> uri(fields, label, place);
            case Action.DatetimePicker.TYPE -> datetimePicker(fields, label);
            case Action.Camera.TYPE -> new Action.Camera(label);
            case Action.CameraRoll.TYPE -> new Action.CameraRoll(label);
            case Action.Location.TYPE -> new Action.Location(label);
            case Action.Clipboard.TYPE -> new Action.Clipboard(label, fields.required("clipboardText", CLIPBOARD));
            case Action.RichMenuSwitch.TYPE ->
                new Action.RichMenuSwitch(
                        label, fields.required("richMenuAliasId", ALIAS), fields.required("data", DATA));
            default -> null;
        };
    }

    private static Action postback(Fields fields, @Nullable String label) {
        if (fields.has("text") && fields.has("displayText")) {
            fields.fault(LineErrors.TEXT_AND_DISPLAY_TEXT);
        }
        return new Action.Postback(
                label,
                fields.required("data", DATA),
                fields.optional("displayText", CHAT_TEXT),
                fields.optional("text", CHAT_TEXT),
                fields.optional("inputOption", INPUT_OPTION),
                fields.optional("fillInText", CHAT_TEXT));
    }

    private static Action uri(Fields fields, @Nullable String label, ActionPlace place) {
        String uri = fields.required("uri", place.uriRule());
        Fields altUri = place.isFlex() ? fields.object("altUri") : null;
        return new Action.Uri(
                label, uri, altUri == null ? null : new Action.AltUri(altUri.required("desktop", place.uriRule())));
    }

    private static Action datetimePicker(Fields fields, @Nullable String label) {
        String data = fields.required("data", DATA);
        String mode = fields.required("mode", TextRule.oneOf(PickerMode.NAMES, LineErrors.INVALID_PROPERTY));
        TextRule form = PickerMode.of(mode).map(PickerMode::form).orElse(TextRule.any());
        String initial = fields.optional("initial", form);
        String max = fields.optional("max", form);
        String min = fields.optional("min", form);
        if (!inOrder(min, max, false) || !inOrder(min, initial, true) || !inOrder(initial, max, true)) {
            fields.fault(LineErrors.INVALID_DATETIME_ORDER);
        }
        return new Action.DatetimePicker(label, data, mode, initial, max, min);
    }

    /** All three forms are written so that later sorts after earlier; T and t mean the same. */
    private static boolean inOrder(@Nullable String earlier, @Nullable String later, boolean mayBeEqual) {
        if (earlier == null || later == null) {
            return true;
        }
        int order = earlier.compareToIgnoreCase(later);
        return order < 0 || (order == 0 && mayBeEqual);
    }
}
