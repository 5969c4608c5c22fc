package dev.todoku.campaign;

import dev.todoku.delivery.Delivery;
import dev.todoku.kernel.Why;
import dev.todoku.protocol.Json;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A campaign as it stands.
 *
 * @param month the billing month it sends in, or last did; null before the first start
 * @param recipients friends it goes to; before it starts, those of the last try, or null
 * @param leftOut recipients given up for good
 * @param sendAt when it starts by itself; of a repeating one, when it comes round next
 * @param cameRound how often a repeating one came round so far
 * @param origin the repeating campaign it is an occurrence of, or the campaign whose rest it is
 */
public record CampaignView(
        UUID campaignId,
        String name,
        String status,
        @Nullable Why why,
        @Nullable String month,
        @Nullable Long recipients,
        long accepted,
        long refused,
        long unknown,
        long held,
        long leftOut,
        long outstanding,
        @Nullable String route,
        JsonNode audience,
        String atMonthEnd,
        @Nullable Long budget,
        @Nullable Instant sendAt,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable UUID delivery,
        JsonNode messages,
        @Nullable Repeat repeat,
        int cameRound,
        @Nullable UUID origin,
        boolean archived) {

    static CampaignView of(Campaign campaign, @Nullable Delivery delivery) {
        Status status = Status.of(campaign, delivery);
        if (delivery == null) {
            long held = status == Status.HELD && campaign.asked() != null ? campaign.asked() : 0;
            return new CampaignView(
                    campaign.id(),
                    campaign.name(),
                    status.wireName(),
                    campaign.why(),
                    null,
                    campaign.asked(),
                    0,
                    0,
                    0,
                    held,
                    0,
                    0,
                    null,
                    campaign.audience(),
                    atMonthEnd(campaign),
                    campaign.budget(),
                    campaign.sendAt(),
                    campaign.createdAt(),
                    campaign.startedAt(),
                    null,
                    null,
                    Json.read(campaign.messagesJson()),
                    repeat(campaign),
                    campaign.made(),
                    campaign.origin(),
                    campaign.archived());
        }
        boolean waits = status == Status.HELD;
        return new CampaignView(
                campaign.id(),
                campaign.name(),
                status.wireName(),
                delivery.why(),
                delivery.grant().month().toString(),
                delivery.recipients(),
                delivery.accepted(),
                delivery.refused(),
                delivery.unknown(),
                waits ? delivery.held() : 0,
                waits ? 0 : delivery.held(),
                delivery.outstanding(),
                delivery.route().key(),
                campaign.audience(),
                atMonthEnd(campaign),
                campaign.budget(),
                campaign.sendAt(),
                campaign.createdAt(),
                delivery.startedAt(),
                delivery.finishedAt(),
                delivery.id(),
                Json.read(campaign.messagesJson()),
                repeat(campaign),
                campaign.made(),
                campaign.origin(),
                campaign.archived());
    }

    private static @Nullable Repeat repeat(Campaign campaign) {
        return campaign.repeat() == null ? null : campaign.repeat().rule();
    }

    private static String atMonthEnd(Campaign campaign) {
        return campaign.goOnAfterReset() ? "go-on" : "hold";
    }
}
