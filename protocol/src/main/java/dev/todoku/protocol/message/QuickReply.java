package dev.todoku.protocol.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.todoku.protocol.action.Action;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Up to thirteen buttons at the bottom of the chat, shown until the next message. */
public record QuickReply(List<Item> items) {

    public QuickReply {
        items = List.copyOf(items);
    }

    /**
     * One button.
     *
     * @param imageUrl its icon
     */
    @JsonPropertyOrder("type")
    public record Item(@Nullable String imageUrl, Action action) {

        static final String TYPE = "action";

        @JsonProperty
        public String type() {
            return TYPE;
        }
    }
}
