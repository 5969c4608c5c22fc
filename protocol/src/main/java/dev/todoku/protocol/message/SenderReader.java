package dev.todoku.protocol.message;

import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.validation.Fields;
import dev.todoku.protocol.validation.TextRule;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@link Sender}. */
final class SenderReader {

    /** LINE refuses names that could pass for its own services; which words exactly it does not say. */
    private static final Pattern LINE = Pattern.compile("\\bLINE\\b", Pattern.CASE_INSENSITIVE);

    private static final TextRule NAME = TextRule.length(0, 20)
            .and(name -> LINE.matcher(name).find() ? List.of(LineErrors.INVALID_SENDER_NAME) : List.of());

    private SenderReader() {}

    static @Nullable Sender read(Fields message) {
        Fields sender = message.object("sender");
        return sender == null
                ? null
                : new Sender(sender.optional("name", NAME), sender.optional("iconUrl", TextRule.httpsUrl()));
    }
}
