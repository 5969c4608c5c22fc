package dev.todoku.protocol.message;

import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.validation.Fields;
import dev.todoku.protocol.validation.TextRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@link Action}. Which types are allowed and how long a label may be depends on where the action stands. */
final class ActionReader {

    private static final List<String> QUICK_REPLY_TYPES = List.of(
            Action.Postback.TYPE,
            Action.SendMessage.TYPE,
            Action.Uri.TYPE,
            Action.DatetimePicker.TYPE,
            Action.Camera.TYPE,
            Action.CameraRoll.TYPE,
            Action.Location.TYPE,
            Action.Clipboard.TYPE);
    private static final List<String> INPUT_OPTIONS =
            List.of("closeRichMenu", "openRichMenu", "openKeyboard", "openVoice");

    private static final TextRule LABEL = TextRule.graphemes(0, 20);
    private static final TextRule DATA = TextRule.length(0, 300);
    private static final TextRule CHAT_TEXT = TextRule.graphemes(0, 300);
    private static final TextRule CLIPBOARD = TextRule.length(1, 1_000);

    private ActionReader() {}

    /** The action of a quick-reply button: every type but the rich-menu switch, and a label always. */
    static @Nullable Action quickReply(Fields fields) {
        String type = fields.required("type", TextRule.oneOf(QUICK_REPLY_TYPES));
        String label = fields.required("label", LABEL);
        return switch (type) {
            case Action.Postback.TYPE -> postback(fields, label);
            case Action.SendMessage.TYPE -> new Action.SendMessage(label, fields.required("text", CHAT_TEXT));
            case Action.Uri.TYPE -> new Action.Uri(label, fields.required("uri", TextRule.actionUri()));
            case Action.DatetimePicker.TYPE -> datetimePicker(fields, label);
            case Action.Camera.TYPE -> new Action.Camera(label);
            case Action.CameraRoll.TYPE -> new Action.CameraRoll(label);
            case Action.Location.TYPE -> new Action.Location(label);
            case Action.Clipboard.TYPE -> new Action.Clipboard(label, fields.required("clipboardText", CLIPBOARD));
            default -> null;
        };
    }

    private static Action postback(Fields fields, String label) {
        return new Action.Postback(
                label,
                fields.required("data", DATA),
                fields.optional("displayText", CHAT_TEXT),
                fields.optional("text", CHAT_TEXT),
                fields.optional("inputOption", TextRule.oneOf(INPUT_OPTIONS)),
                fields.optional("fillInText", CHAT_TEXT));
    }

    private static Action datetimePicker(Fields fields, String label) {
        String data = fields.required("data", DATA);
        String mode = fields.required("mode", TextRule.oneOf(PickerMode.NAMES));
        TextRule form = PickerMode.of(mode).map(PickerMode::form).orElse(TextRule.any());
        String initial = fields.optional("initial", form);
        String max = fields.optional("max", form);
        String min = fields.optional("min", form);
        // All three forms are written so that later sorts after earlier.
        if (max != null && min != null && max.compareTo(min) <= 0) {
            fields.fault("max", LineErrors.MAX_NOT_AFTER_MIN);
        }
        return new Action.DatetimePicker(label, data, mode, initial, max, min);
    }
}
