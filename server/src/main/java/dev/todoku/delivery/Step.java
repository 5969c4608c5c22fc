package dev.todoku.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a worker has to do next for a delivery. */
sealed interface Step {

    /**
     * Send these, then settle what LINE answered.
     *
     * @param userIds of the recipients by ordinal, as they were when it was handed out: whoever stood still meanwhile must not
     *     leave out who was erased since, as that would be another request under another key (law 4)
     */
    record Send(Delivery delivery, List<Assignment> assignments, Map<Integer, UUID> userIds) implements Step {}

    /** Nothing to do before this instant. */
    record Wait(Instant until) implements Step {}

    /** Nothing to do any more, unless the owner decides something. */
    record Rest() implements Step {}
}
