package dev.todoku.protocol.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Text whose <code>{key}</code> stand for mentions and emoji; a brace itself is written twice.
 *
 * @param substitution what each key stands for, in the order given
 */
public record TextMessageV2(
        String text,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Substitution> substitution,
        @Nullable String quoteToken,
        @Nullable QuickReply quickReply,
        @Nullable Sender sender)
        implements Message {

    public static final String TYPE = "textV2";

    public TextMessageV2 {
        substitution = Collections.unmodifiableMap(new LinkedHashMap<>(substitution));
    }

    @Override
    public String type() {
        return TYPE;
    }
}
