package dev.todoku.protocol.action;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What tapping a button, an area or a picture does.
 *
 * <p>Source: LINE's reference, "Action objects".
 */
@JsonPropertyOrder("type")
public sealed interface Action {

    /** In the order LINE's reference lists them. */
    List<String> TYPES = List.of(
            Postback.TYPE,
            SendMessage.TYPE,
            Uri.TYPE,
            DatetimePicker.TYPE,
            Camera.TYPE,
            CameraRoll.TYPE,
            Location.TYPE,
            RichMenuSwitch.TYPE,
            Clipboard.TYPE);

    @JsonProperty
    String type();

    @Nullable String label();

    /**
     * Sends a postback event with {@code data}.
     *
     * @param displayText shown in the chat as if the friend had written it
     * @param text the old form of {@code displayText}, which arrives as a message too
     * @param fillInText put into the keyboard when {@code inputOption} opens it
     */
    record Postback(
            @Nullable String label,
            String data,
            @Nullable String displayText,
            @Nullable String text,
            @Nullable String inputOption,
            @Nullable String fillInText)
            implements Action {

        static final String TYPE = "postback";

        @Override
        public String type() {
            return TYPE;
        }

        public static Postback of(String label, String data, String displayText) {
            return new Postback(label, data, displayText, null, null, null);
        }
    }

    /** Sends {@code text} as a message of the friend. */
    record SendMessage(@Nullable String label, String text) implements Action {

        static final String TYPE = "message";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /**
     * Opens a URI of scheme http, https, line or tel.
     *
     * @param altUri what LINE on a computer opens instead; only in Flex
     */
    record Uri(@Nullable String label, String uri, @Nullable AltUri altUri) implements Action {

        static final String TYPE = "uri";

        public static Uri of(String label, String uri) {
            return new Uri(label, uri, null);
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    record AltUri(String desktop) {}

    /**
     * Asks for a day, a time or both, and sends a postback event with it.
     *
     * @param mode date, time or datetime; the other values are written in that form
     */
    record DatetimePicker(
            @Nullable String label,
            String data,
            String mode,
            @Nullable String initial,
            @Nullable String max,
            @Nullable String min)
            implements Action {

        static final String TYPE = "datetimepicker";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** Opens the camera; quick replies only. */
    record Camera(@Nullable String label) implements Action {

        static final String TYPE = "camera";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** Opens the photo album; quick replies only. */
    record CameraRoll(@Nullable String label) implements Action {

        static final String TYPE = "cameraRoll";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** Opens the map to send a place; quick replies only. */
    record Location(@Nullable String label) implements Action {

        static final String TYPE = "location";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** Copies {@code clipboardText}. */
    record Clipboard(@Nullable String label, String clipboardText) implements Action {

        static final String TYPE = "clipboard";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** Shows another rich menu and sends a postback event; rich menus only. */
    record RichMenuSwitch(@Nullable String label, String richMenuAliasId, String data) implements Action {

        static final String TYPE = "richmenuswitch";

        @Override
        public String type() {
            return TYPE;
        }
    }
}
