package dev.todoku.inbound;

import dev.todoku.kernel.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One webhook call, taken apart: what the log keeps of it. */
record Arrival(AccountId account, Instant at, List<LoggedEvent> events, List<SetAside> aside) {

    Arrival {
        events = List.copyOf(events);
        aside = List.copyOf(aside);
    }

    /**
     * An event to be worked on.
     *
     * @param userId whose events keep their order among each other; null: nobody's
     * @param json as it came, unknown properties and all
     */
    record LoggedEvent(String webhookEventId, @Nullable UUID userId, String json) {}

    /** Something signed that cannot be worked on. */
    record SetAside(AsideReason reason, String detail, String content) {}
}
