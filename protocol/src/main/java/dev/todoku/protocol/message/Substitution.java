package dev.todoku.protocol.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** What a <code>{key}</code> of a {@link TextMessageV2} stands for. */
@JsonPropertyOrder("type")
public sealed interface Substitution {

    @JsonProperty
    String type();

    record Mention(Mentionee mentionee) implements Substitution {

        static final String TYPE = "mention";

        @Override
        public String type() {
            return TYPE;
        }
    }

    record Emoji(String productId, String emojiId) implements Substitution {

        static final String TYPE = "emoji";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** Who is mentioned. */
    @JsonPropertyOrder("type")
    sealed interface Mentionee {

        @JsonProperty
        String type();

        record User(String userId) implements Mentionee {

            static final String TYPE = "user";

            @Override
            public String type() {
                return TYPE;
            }
        }

        /** Everyone in the group. */
        record All() implements Mentionee {

            static final String TYPE = "all";

            @Override
            public String type() {
                return TYPE;
            }
        }
    }
}
