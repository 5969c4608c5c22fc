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
 * @param sendAt when to start by itself, or null; of a repeating one, when it comes round next
 * @param delivery the delivery it starts; known beforehand, so that two starts are one
 * @param repeat when it comes round: it is then never sent itself, but makes a campaign for each time
 * @param made how often it came round so far
 * @param origin the repeating campaign it is an occurrence of, or the campaign whose rest it is
 * @param startedAt when the sending started
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
        Instant createdAt,
        @Nullable Series repeat,
        int made,
        @Nullable UUID origin,
        @Nullable Instant startedAt,
        boolean archived) {

    /** When it comes round, from its first time on. */
    record Series(Repeat rule, Instant first) {}

    Campaign now(CampaignState newState, @Nullable Why newWhy, @Nullable Long newAsked) {
        return with(newState, newWhy, newAsked, sendAt, made, startedAt, archived);
    }

    Campaign started(Instant at) {
        return with(CampaignState.STARTED, null, null, sendAt, made, at, archived);
    }

    /** It came round; null if that was the last time. */
    Campaign cameRound(@Nullable Instant next) {
        CampaignState then = next == null ? CampaignState.ENDED : CampaignState.REPEATING;
        return with(then, null, asked, next, made + 1, startedAt, archived);
    }

    /** Its trial has begun; it waits with the rest of its audience. */
    Campaign waiting(Instant until, long rest) {
        return with(CampaignState.SCHEDULED, null, rest, until, made, startedAt, archived);
    }

    /** The same to the same friends, in other words. */
    Campaign saying(String otherMessages) {
        return new Campaign(
                id,
                name,
                audience,
                otherMessages,
                goOnAfterReset,
                budget,
                state,
                why,
                asked,
                sendAt,
                delivery,
                createdAt,
                repeat,
                made,
                origin,
                startedAt,
                archived);
    }

    Campaign archived(boolean away) {
        return with(state, why, asked, sendAt, made, startedAt, away);
    }

    /** The owner wants something else; {@code wanted} as yet unsent, of the same id. */
    Campaign edited(Campaign wanted) {
        return new Campaign(
                id,
                wanted.name,
                wanted.audience,
                wanted.messagesJson,
                wanted.goOnAfterReset,
                wanted.budget,
                wanted.state,
                null,
                wanted.audience.equals(audience) ? asked : null,
                wanted.sendAt,
                delivery,
                createdAt,
                wanted.repeat,
                made,
                origin,
                null,
                archived);
    }

    /** What is sent, and to whom, is the same. */
    boolean sendsAs(Campaign other) {
        return messagesJson.equals(other.messagesJson) && audience.equals(other.audience);
    }

    private Campaign with(
            CampaignState newState,
            @Nullable Why newWhy,
            @Nullable Long newAsked,
            @Nullable Instant newSendAt,
            int newMade,
            @Nullable Instant newStartedAt,
            boolean newArchived) {
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
                newSendAt,
                delivery,
                createdAt,
                repeat,
                newMade,
                origin,
                newStartedAt,
                newArchived);
    }
}
