package dev.todoku.delivery;

import java.time.Instant;
import java.util.List;

/** What a worker has to do next for a delivery. */
sealed interface Step {

    /** Send these, then settle what LINE answered. */
    record Send(Delivery delivery, List<Assignment> assignments) implements Step {}

    /** Nothing to do before this instant. */
    record Wait(Instant until) implements Step {}

    /** Nothing to do any more, unless the owner decides something. */
    record Rest() implements Step {}
}
