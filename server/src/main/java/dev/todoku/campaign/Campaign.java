package dev.todoku.campaign;

import dev.todoku.kernel.Why;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One message to an audience.
 *
 * @param audience the rule, as the owner wrote it; evaluated when the sending starts
 * @param messagesJson one to five message objects, as LINE takes them
 * @param goOnAfterReset the owner's leave to send after the month's reset what the month could not
 * @param budget the most messages it may use in a month, or null
 * @param why what it waits for
 * @param asked recipients of the last start that was tried and did not begin
 * @param sendAt when to start by itself, or null
 * @param delivery the delivery it starts; known beforehand, so that two starts are one
 */
record Campaign(
        UUID id,
        String name,
        JsonNode audience,
        String messagesJson,
        boolean goOnAfterReset,
        @Nullable Long budget,
        CampaignState state,
        @Nullable Why why,
        @Nullable Long asked,
        @Nullable Instant sendAt,
        UUID delivery,
        Instant createdAt) {

    Campaign now(CampaignState newState, @Nullable Why newWhy, @Nullable Long newAsked) {
        return new Campaign(
                id,
                name,
                audience,
                messagesJson,
                goOnAfterReset,
                budget,
                newState,
                newWhy,
                newAsked,
                sendAt,
                delivery,
                createdAt);
    }
}
