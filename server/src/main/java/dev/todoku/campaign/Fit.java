package dev.todoku.campaign;

import dev.todoku.kernel.Problem;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the owner chose for a send that does not fit. Without a choice it is refused whole.
 *
 * @param messages so many are sent now, to the friends who rank highest
 */
public record Fit(Choice choice, long messages) {

    static final Fit WHOLE = new Fit(Choice.REFUSE, 0);

    /** What becomes of those it is too little for. */
    public enum Choice {
        /** Nothing is sent. */
        REFUSE,
        /** They are kept as the audience of a draft. */
        BEST,
        /** They get it after the month's reset. */
        PART;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Reads it; null is no choice. */
    public static Fit of(@Nullable String choice, @Nullable Long messages) {
        if (choice == null || choice.equals(Choice.REFUSE.wireName())) {
            return WHOLE;
        }
        for (Choice each : new Choice[] {Choice.BEST, Choice.PART}) {
            if (each.wireName().equals(choice)) {
                if (messages == null || messages < 1) {
                    throw Problem.badRequest(
                            "bad-choice",
                            "messages: got " + messages + " (expected: how many are sent now, 1 or more)");
                }
                return new Fit(each, messages);
            }
        }
        throw Problem.badRequest("bad-choice", "choice: got '" + choice + "' (expected: refuse, best or part)");
    }
}
