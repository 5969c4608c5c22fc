package dev.todoku.protocol.richmenu;

import dev.todoku.protocol.Checked;
import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.validation.Fields;
import dev.todoku.protocol.validation.RequestBody;
import dev.todoku.protocol.validation.TextRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v2/bot/richmenu/batch}: other menus for all users who have certain ones. The operations do not see each
 * other's results.
 *
 * @param resumeRequestKey makes the request the same as an earlier one with this key
 */
public record BatchRequest(
        List<Operation> operations, @Nullable String resumeRequestKey) {

    /**
     * One operation.
     *
     * @param from whose users; absent: all users with a menu of their own
     * @param to their new menu; absent: none
     */
    public record Operation(@Nullable String from, @Nullable String to) {}

    private static final String UNLINK_ALL = "unlinkAll";
    private static final List<String> TYPES = List.of("link", "unlink", UNLINK_ALL);
    private static final int OPERATIONS_MAX = 1_000;
    private static final TextRule RESUME_KEY =
            TextRule.matches(Pattern.compile("[0-9a-zA-Z_-]{1,100}"), RichMenuErrors.INVALID_RESUME_KEY);

    public BatchRequest {
        operations = List.copyOf(operations);
    }

    /** The request in a body, or LINE's 400. */
    public static Checked<BatchRequest> read(byte[] body) {
        return RequestBody.read(body, BatchRequest::read);
    }

    private static BatchRequest read(Fields fields) {
        if (!fields.has("operations")) fields.fault("operations", LineErrors.MAY_NOT_BE_EMPTY);
        List<Operation> operations = new ArrayList<>();
        Set<String> types = new HashSet<>();
        Set<String> sources = new HashSet<>();
        for (Fields one : fields.objects("operations", 1, OPERATIONS_MAX)) {
            String type = one.required("type", TextRule.oneOf(TYPES));
            types.add(type);
            String from = type.equals(UNLINK_ALL) ? null : RichMenuIds.menu(one, "from");
            String to = type.equals("link") ? RichMenuIds.menu(one, "to") : null;
            if (from != null && !from.isEmpty() && !sources.add(from))
                fields.fault("operations[].from", RichMenuErrors.duplicatedFrom(from));
            operations.add(new Operation(from, to));
        }
        if (types.contains(UNLINK_ALL) && types.size() > 1)
            fields.fault("operations[].type", RichMenuErrors.UNLINK_ALL_ALONE);
        return new BatchRequest(operations, fields.optional("resumeRequestKey", RESUME_KEY));
    }
}
