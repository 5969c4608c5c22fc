package dev.todoku.protocol.richmenu;

import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.UserId;
import dev.todoku.protocol.validation.Fields;
import dev.todoku.protocol.validation.TextRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Ids in the bodies of rich-menu requests. */
final class RichMenuIds {

    private static final int USERS_MAX = 500;
    private static final TextRule MENU =
            TextRule.matches(Pattern.compile("richmenu-[0-9a-f]{32}"), RichMenuErrors.INVALID_ID);
    private static final TextRule ALIAS =
            TextRule.matches(Pattern.compile("[a-z0-9_-]{1,32}"), RichMenuErrors.INVALID_ALIAS_ID);

    private RichMenuIds() {}

    /** The id of a menu, which may or may not exist. */
    static String menu(Fields fields, String name) {
        return fields.asDrawn().required(name, MENU);
    }

    static String alias(Fields fields) {
        return fields.asDrawn().required("richMenuAliasId", ALIAS);
    }

    /** The users of a bulk request; LINE answers the first id that is none alone. */
    static List<UserId> users(Fields fields) {
        if (!fields.has("userIds")) fields.fault("userIds", LineErrors.MAY_NOT_BE_EMPTY);
        List<UserId> users = new ArrayList<>();
        int index = 0;
        for (String text : fields.texts("userIds", 1, USERS_MAX)) {
            Optional<UserId> user = UserId.find(text);
            if (user.isPresent()) users.add(user.get());
            else fields.refuse("userIds", LineErrors.invalidProperty("userIds[" + index + "]"));
            index++;
        }
        return users;
    }
}
