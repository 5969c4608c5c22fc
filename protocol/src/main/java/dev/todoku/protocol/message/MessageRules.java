package dev.todoku.protocol.message;

import dev.todoku.protocol.ErrorDetail;
import dev.todoku.protocol.validation.Findings;
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
}
