package dev.todoku.protocol.message;

import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.validation.Fields;
import dev.todoku.protocol.validation.TextRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the action of an area of a rich menu: labels are optional, and what is missing {@code must be specified}. The
 * actions for quick replies are let through, as developers found LINE does.
 */
public final class RichMenuActions {

    private static final List<String> TYPES = List.of(
            Action.Postback.TYPE,
            Action.SendMessage.TYPE,
            Action.Uri.TYPE,
            Action.DatetimePicker.TYPE,
            Action.RichMenuSwitch.TYPE,
            Action.Clipboard.TYPE,
            Action.Camera.TYPE,
            Action.CameraRoll.TYPE,
            Action.Location.TYPE);
    private static final List<String> INPUT_OPTIONS =
            List.of("closeRichMenu", "openRichMenu", "openKeyboard", "openVoice");
    private static final String MUST_BE_SPECIFIED = "must be specified";

    private static final TextRule LABEL = TextRule.graphemes(0, 20);
    private static final TextRule DATA = TextRule.length(0, 300);
    private static final TextRule CHAT_TEXT = TextRule.graphemes(0, 300);
    private static final TextRule CLIPBOARD = TextRule.length(1, 1_000);
    private static final TextRule ALIAS = TextRule.length(1, 32);

    /** Of a wrong scheme rich menus say one thing only. */
    private static final TextRule URI = text -> TextRule.actionUri().faults(text).stream()
            .map(fault -> fault.equals(LineErrors.INVALID_URI_SCHEME) ? LineErrors.INVALID_URI : fault)
            .distinct()
            .toList();

    private RichMenuActions() {}

    /** The action, or null where its type is none. */
    public static @Nullable Action read(Fields fields) {
        String type = required(fields, "type", TextRule.oneOf(TYPES));
        String label = fields.optional("label", LABEL);
        return switch (type) {
            case Action.Postback.TYPE -> postback(fields, label);
            case Action.SendMessage.TYPE -> new Action.SendMessage(label, required(fields, "text", CHAT_TEXT));
            case Action.Uri.TYPE -> new Action.Uri(label, required(fields, "uri", URI));
            case Action.DatetimePicker.TYPE -> datetimePicker(fields, label);
            case Action.RichMenuSwitch.TYPE ->
                new Action.RichMenuSwitch(
                        label, required(fields, "richMenuAliasId", ALIAS), required(fields, "data", DATA));
            case Action.Clipboard.TYPE -> new Action.Clipboard(label, required(fields, "clipboardText", CLIPBOARD));
            case Action.Camera.TYPE -> new Action.Camera(label);
            case Action.CameraRoll.TYPE -> new Action.CameraRoll(label);
            case Action.Location.TYPE -> new Action.Location(label);
            default -> null;
        };
    }

    private static Action postback(Fields fields, @Nullable String label) {
        return new Action.Postback(
                label,
                required(fields, "data", DATA),
                fields.optional("displayText", CHAT_TEXT),
                fields.optional("text", CHAT_TEXT),
                fields.optional("inputOption", TextRule.oneOf(INPUT_OPTIONS)),
                fields.optional("fillInText", CHAT_TEXT));
    }

    private static Action datetimePicker(Fields fields, @Nullable String label) {
        String data = required(fields, "data", DATA);
        String mode = required(fields, "mode", TextRule.oneOf(PickerMode.NAMES));
        TextRule form = PickerMode.of(mode).map(PickerMode::form).orElse(TextRule.any());
        String initial = fields.optional("initial", form);
        String max = fields.optional("max", form);
        String min = fields.optional("min", form);
        if (max != null && min != null && max.compareTo(min) <= 0) fields.fault("max", LineErrors.MAX_NOT_AFTER_MIN);
        return new Action.DatetimePicker(label, data, mode, initial, max, min);
    }

    private static String required(Fields fields, String name, TextRule rule) {
        String text = fields.optional(name, rule);
        if (text != null) return text;
        fields.fault(name, MUST_BE_SPECIFIED);
        return "";
    }
}
