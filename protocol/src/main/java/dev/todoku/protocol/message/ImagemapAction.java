package dev.todoku.protocol.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * What tapping an area of an imagemap does. These are not the actions of buttons: names and limits differ.
 *
 * <p>Source: LINE's reference, "Imagemap action objects".
 */
@JsonPropertyOrder("type")
public sealed interface ImagemapAction {

    @JsonProperty
    String type();

    @Nullable String label();

    Area area();

    /** Opens a URI of scheme http, https, line or tel. */
    record Uri(@Nullable String label, String linkUri, Area area) implements ImagemapAction {

        static final String TYPE = "uri";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** Sends {@code text} as a message of the friend. */
    record SendMessage(@Nullable String label, String text, Area area) implements ImagemapAction {

        static final String TYPE = "message";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** Copies {@code clipboardText}. */
    record Clipboard(@Nullable String label, String clipboardText, Area area) implements ImagemapAction {

        static final String TYPE = "clipboard";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** In units of a 1,040th of the picture's width, from its upper left corner. */
    record Area(int x, int y, int width, int height) {}
}
