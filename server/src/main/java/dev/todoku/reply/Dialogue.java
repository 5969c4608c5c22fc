package dev.todoku.reply;

import dev.todoku.action.Action;
import java.util.List;
import java.util.UUID;

/**
 * Questions that are asked one after another when something happens; what is known is not asked.
 *
 * @param then when all is known
 */
record Dialogue(UUID dialogueId, String name, Trigger when, List<Question> questions, List<Action> then) {

    Dialogue {
        questions = List.copyOf(questions);
        then = List.copyOf(then);
    }

    /** As histories name it. */
    String cause() {
        return "dialogue:" + name;
    }
}
