package dev.todoku.protocol.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.todoku.protocol.action.Action;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of LINE's own layouts.
 *
 * <p>Source: LINE's reference, "Template messages".
 */
@JsonPropertyOrder("type")
public sealed interface Template {

    @JsonProperty
    String type();

    /**
     * A card with one to four buttons.
     *
     * @param imageAspectRatio rectangle (1.51:1) or square
     * @param imageSize cover or contain
     * @param imageBackgroundColor {@code #RRGGBB}
     * @param text at most 160 characters, 60 beside a picture or a title
     * @param defaultAction of a tap beside the buttons
     */
    record Buttons(
            @Nullable String thumbnailImageUrl,
            @Nullable String imageAspectRatio,
            @Nullable String imageSize,
            @Nullable String imageBackgroundColor,
            @Nullable String title,
            String text,
            @Nullable Action defaultAction,
            List<Action> actions)
            implements Template {

        static final String TYPE = "buttons";

        public Buttons {
            actions = List.copyOf(actions);
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** A question with two buttons. */
    record Confirm(String text, List<Action> actions) implements Template {

        static final String TYPE = "confirm";

        public Confirm {
            actions = List.copyOf(actions);
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** Up to ten cards side by side, all of the same shape. */
    record Carousel(
            List<Column> columns,
            @Nullable String imageAspectRatio,
            @Nullable String imageSize) implements Template {

        static final String TYPE = "carousel";

        public Carousel {
            columns = List.copyOf(columns);
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** A card of a {@link Carousel}, with one to three buttons. */
    record Column(
            @Nullable String thumbnailImageUrl,
            @Nullable String imageBackgroundColor,
            @Nullable String title,
            String text,
            @Nullable Action defaultAction,
            List<Action> actions) {

        public Column {
            actions = List.copyOf(actions);
        }
    }

    /** Up to ten pictures side by side, each with an action. */
    record ImageCarousel(List<ImageColumn> columns) implements Template {

        static final String TYPE = "image_carousel";

        public ImageCarousel {
            columns = List.copyOf(columns);
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    record ImageColumn(String imageUrl, Action action) {}
}
