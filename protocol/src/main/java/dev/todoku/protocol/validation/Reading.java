package dev.todoku.protocol.validation;

import dev.todoku.protocol.LineErrors;
import org.jspecify.annotations.Nullable;

/**
 * How a part of a request is read. LINE has two validators: one for the body, one for what is drawn (actions, templates,
 * Flex). They word faults differently, and the second one takes no number for a text.
 */
record Reading(
        boolean drawn, boolean numbersAsTexts, @Nullable Inside inside) {

    static final Reading BODY = new Reading(false, true, null);

    /** Worded by the second validator, placed by the first: the actions of quick replies. */
    static final Reading ACTION = new Reading(true, true, null);

    static Reading inside(Inside inside) {
        return new Reading(true, false, inside);
    }

    String missing() {
        return drawn ? LineErrors.MUST_BE_SPECIFIED : LineErrors.MAY_NOT_BE_EMPTY;
    }

    String empty() {
        return drawn ? LineErrors.MUST_BE_NON_EMPTY : LineErrors.MAY_NOT_BE_EMPTY;
    }

    String size(int min, int max, int size) {
        if (!drawn) {
            return LineErrors.size(min, max);
        }
        return size > max ? LineErrors.tooMany(max) : LineErrors.tooFew(min);
    }
}
