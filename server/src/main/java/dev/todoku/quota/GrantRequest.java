package dev.todoku.quota;

import dev.todoku.line.Route;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish to send counted messages, all of them or none.
 *
 * @param count messages: recipients LINE may deliver to
 * @param budget the most this campaign may use in the month, or null for no limit of its own
 */
public record GrantRequest(
        UUID delivery,
        Purpose purpose,
        Route route,
        long count,
        @Nullable CampaignBudget budget) {

    public GrantRequest {
        if (count < 0) {
            throw new IllegalArgumentException("count: got " + count + " (expected: 0 or more)");
        }
    }

    /** A campaign's own limit in one month. */
    public record CampaignBudget(UUID campaign, long messages) {}
}
