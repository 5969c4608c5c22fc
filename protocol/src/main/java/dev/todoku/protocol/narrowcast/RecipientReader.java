package dev.todoku.protocol.narrowcast;

import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.validation.Fields;
import dev.todoku.protocol.validation.TextRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@link Recipient}. */
final class RecipientReader {

    private static final int LEAVES_MAX = 10;
    private static final String AUDIENCE = "audience";
    private static final String REDELIVERY = "redelivery";
    private static final List<String> TYPES = List.of(Operators.TYPE, AUDIENCE, REDELIVERY);

    private static final Operators<Recipient> OPERATORS =
            new Operators<>(RecipientReader::one, Recipient.And::new, Recipient.Or::new, Recipient.Not::new);

    private RecipientReader() {}

    /** Absent: every friend. */
    static @Nullable Recipient read(Fields request) {
        Fields fields = request.object("recipient");
        Recipient recipient = fields == null ? null : one(fields);
        if (recipient != null && recipient.leaves().count() > LEAVES_MAX) {
            request.fault("recipient", LineErrors.tooManyOf("audience and redelivery", LEAVES_MAX));
        }
        return recipient;
    }

    private static @Nullable Recipient one(Fields fields) {
        return switch (fields.required("type", TextRule.oneOf(TYPES))) {
            case Operators.TYPE -> OPERATORS.read(fields);
            case AUDIENCE -> new Recipient.Audience(fields.requiredWhole("audienceGroupId", 1, Long.MAX_VALUE));
            case REDELIVERY -> new Recipient.Redelivery(fields.required("requestId", TextRule.any()));
            default -> null;
        };
    }
}
