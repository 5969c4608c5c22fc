package dev.todoku.protocol.send;

import dev.todoku.protocol.ChatId;
import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.UserId;
import dev.todoku.protocol.validation.Fields;
import dev.todoku.protocol.validation.TextRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The properties that several kinds of sending share. */
final class SendFields {

    private static final String TO = "to";
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final String UNITS = "customAggregationUnits";
    private static final TextRule UNIT = TextRule.length(1, 30)
            .and(TextRule.matches(Pattern.compile("[a-zA-Z0-9_]*"), LineErrors.INVALID_AGGREGATION_UNIT));

    private SendFields() {}

    /** The one chat a push goes to; empty, and a fault, if the id has none of the three forms. */
    static Optional<ChatId> recipient(Fields request) {
        String to = request.required(TO, TextRule.any());
        Optional<ChatId> chat = ChatId.find(to);
        if (chat.isEmpty() && !to.isEmpty()) {
            request.refuse(TO, LineErrors.invalidProperty(TO));
        }
        return chat;
    }

    /** The hash of a telephone number that a notification message goes to. */
    static String hash(Fields request) {
        String to = request.required(TO, TextRule.any());
        if (!to.isEmpty() && !HASH.matcher(to).matches()) {
            request.refuse(TO, LineErrors.invalidProperty(TO));
        }
        return to;
    }

    /** The users a multicast goes to, in the order given, repeated ones included. */
    static List<UserId> recipients(Fields request, int max) {
        if (!request.has(TO)) {
            request.fault(TO, LineErrors.MAY_NOT_BE_EMPTY);
        }
        List<String> texts = request.texts(TO, 1, max);
        List<UserId> users = new ArrayList<>(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            Optional<UserId> user = UserId.find(texts.get(i));
            if (user.isPresent()) {
                users.add(user.get());
            } else {
                request.refuse(TO, LineErrors.invalidRecipient(i));
            }
        }
        return users;
    }

    static boolean notificationDisabled(Fields request) {
        return request.flag("notificationDisabled");
    }

    /** At most one name under which LINE sums up how messages were received. */
    static List<String> customAggregationUnits(Fields request) {
        List<String> units = request.texts(UNITS, 0, 1);
        for (int i = 0; i < units.size(); i++) {
            String property = UNITS + "[" + i + "]";
            UNIT.faults(units.get(i)).forEach(fault -> request.fault(property, fault));
        }
        return units;
    }
}
