package dev.todoku.delivery;

import dev.todoku.kernel.Why;
import dev.todoku.quota.Decision;

/** What became of the wish to start a delivery. */
public sealed interface StartAnswer {

    /** Reserved and on its way. */
    record Started(Delivery delivery) implements StartAnswer {}

    /** Nothing was reserved and nothing will leave: the owner decides. */
    record DoesNotFit(Decision.DoesNotFit refusal) implements StartAnswer {}

    /** The month is about to end: it would cross into the next one, which only the owner may decide. */
    record MonthEnds(Why why) implements StartAnswer {}

    /** Ask again later: what must be known is not known yet. */
    record NotYet(Why why) implements StartAnswer {}
}
