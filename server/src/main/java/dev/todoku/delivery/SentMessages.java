package dev.todoku.delivery;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Until;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What one friend was sent, for people to look at. */
public interface SentMessages {

    /**
     * Messages of one request.
     *
     * @param key as in {@link Until}
     * @param at when its delivery began; of an answer when its event came
     * @param via {@code reply}, {@code multicast}, {@code push}, …
     * @param outcome in lower case: {@code accepted}, {@code refused}, {@code unknown}; of an answer its state
     * @param campaign what it was of; null: of none
     * @param why it was not sent; null: it was, or nobody knows
     * @param messages as LINE takes them; of personal texts as they were written
     */
    record Sent(
            String key,
            Instant at,
            String via,
            String outcome,
            @Nullable UUID campaign,
            @Nullable String why,
            JsonNode messages) {}

    /** Newest first. */
    List<Sent> before(AccountId account, int ordinal, Until until, int limit);

    /** When the deliveries began since then of which LINE accepted a counted message to them, oldest first. */
    List<Instant> receivedSince(AccountId account, int ordinal, Instant since);
}
