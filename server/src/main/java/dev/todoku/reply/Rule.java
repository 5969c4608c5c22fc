package dev.todoku.reply;

import dev.todoku.action.Action;
import java.util.List;
import java.util.UUID;

/** When something happens in a chat, then do this. */
record Rule(UUID ruleId, String name, Trigger when, List<Action> then) {

    Rule {
        then = List.copyOf(then);
    }

    /** As histories name it. */
    String cause() {
        return "rule:" + name;
    }
}
