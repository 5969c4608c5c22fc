package dev.todoku.protocol.message;

import dev.todoku.protocol.ErrorDetail;
import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.validation.Findings;
import dev.todoku.protocol.validation.Inside;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What is wrong with messages, in LINE's words: for whoever edits them. */
public final class MessageRules {

    /** How many messages one request may carry. */
    public static final int MESSAGES_MAX = 5;

    private MessageRules() {}

    /** All faults of a JSON array of messages, with paths from {@code messages[0]}; empty if LINE accepts it. */
    public static List<ErrorDetail> validate(JsonNode messages) {
        Findings findings = new Findings();
        MessageReader.read(MessageReader.wrap(messages, findings));
        return findings.details();
    }

    /**
     * Adds a fault for everyone whom messages mention. Only members of groups and rooms can be mentioned, so this is for
     * messages to single users.
     */
    static void refuseMentions(List<Message> messages, Findings findings) {
        for (int i = 0; i < messages.size(); i++) {
            if (messages.get(i) instanceof TextMessageV2 text) {
                refuseMentions(text, "messages[" + i + "].", findings);
            }
        }
    }

    private static void refuseMentions(TextMessageV2 text, String root, Findings findings) {
        text.substitution().forEach((key, substitution) -> {
            if (substitution instanceof Substitution.Mention) {
                findings.add(root + "substitution." + key, LineErrors.MENTION_OF_USER, new Inside(root));
            }
        });
    }
}
