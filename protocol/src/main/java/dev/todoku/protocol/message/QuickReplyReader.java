package dev.todoku.protocol.message;

import dev.todoku.protocol.action.Action;
import dev.todoku.protocol.action.ActionPlace;
import dev.todoku.protocol.action.ActionReader;
import dev.todoku.protocol.validation.Fields;
import dev.todoku.protocol.validation.TextRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@link QuickReply}. */
final class QuickReplyReader {

    private static final int ITEMS_MAX = 13;

    private QuickReplyReader() {}

    static @Nullable QuickReply read(Fields message) {
        Fields quickReply = message.object("quickReply");
        if (quickReply == null) {
            return null;
        }
        List<QuickReply.Item> items = new ArrayList<>();
        for (Fields item : quickReply.requiredObjects("items", 1, ITEMS_MAX)) {
            item.optional("type", TextRule.oneOf(List.of(QuickReply.Item.TYPE)));
            String imageUrl = item.optional("imageUrl", TextRule.httpsUrl());
            Action action = ActionReader.required(item.asDrawn(), "action", ActionPlace.QUICK_REPLY);
            if (action != null) {
                items.add(new QuickReply.Item(imageUrl, action));
            }
        }
        return new QuickReply(items);
    }
}
