package dev.todoku.campaign;

import dev.todoku.delivery.Deliveries;
import dev.todoku.delivery.Delivery;
import dev.todoku.friend.Vocabulary.Vocabularies;
import dev.todoku.kernel.Access;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.Ids;
import dev.todoku.kernel.Problem;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;

/** What owners do with a campaign's row besides sending it: change, copy, put away, delete. */
@Component
public final class CampaignEdits {

    private final CampaignStore store;
    private final Campaigns campaigns;
    private final CampaignTimer.Alarm alarm;
    private final Addressed addressed;
    private final Vocabularies vocabularies;
    private final Deliveries deliveries;
    private final Approvals approvals;
    private final Trials trials;
    private final Access access;
    private final AccountScope scope;
    private final Ids ids;
    private final Audit audit;
    private final InstantSource clock;

    CampaignEdits(
            CampaignStore store,
            Campaigns campaigns,
            CampaignTimer.Alarm alarm,
            Addressed addressed,
            Vocabularies vocabularies,
            Deliveries deliveries,
            Approvals approvals,
            Trials trials,
            Access access,
            AccountScope scope,
            Ids ids,
            Audit audit,
            InstantSource clock) {
        this.store = store;
        this.campaigns = campaigns;
        this.alarm = alarm;
        this.addressed = addressed;
        this.vocabularies = vocabularies;
        this.deliveries = deliveries;
        this.approvals = approvals;
        this.trials = trials;
        this.access = access;
        this.scope = scope;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Changes what has not started.
     *
     * @throws Problem 409 for one that has started, waits, or was cancelled; 403 for one with a time, before or after, by
     *     whoever may only prepare
     */
    public CampaignView change(AccountId account, UUID id, NewCampaign wanted) {
        return scope.in(account, () -> {
            vocabularies.keep(account);
            Campaign before = lock(account, id);
            Campaign edited = campaigns.wish(account, id, wanted);
            require(before.state().isEditable(), before, "a draft, or one that is scheduled or comes round");
            Campaign after = before.edited(edited);
            if (before.sendAt() != null || after.sendAt() != null) {
                access.requireToSend(account);
            }
            store.update(account, after);
            approvals.written(account, id);
            trials.plan(account, after, wanted.trial());
            if (!after.audience().equals(before.audience())) {
                addressed.unchoose(account, id);
            }
            if (after.sendAt() == null) {
                alarm.clear(account, id);
            } else {
                alarm.set(account, id, after.sendAt());
            }
            audit.record(account, "campaign.changed", Map.of("campaign", id, "name", after.name()));
            return campaigns.view(account, after);
        });
    }

    /** A draft with the same messages, audience and limits. */
    public CampaignView copy(AccountId account, UUID id) {
        return scope.in(account, () -> {
            Campaign of = store.find(account, id).orElseThrow(() -> Launches.unknown(id));
            campaigns.requireRoom(account);
            Optional<RoaringBitmap> chosen = addressed.chosen(account, id);
            Campaign copy = new Campaign(
                    ids.next(),
                    of.name(),
                    of.audience(),
                    of.messagesJson(),
                    of.goOnAfterReset(),
                    of.budget(),
                    CampaignState.DRAFT,
                    null,
                    chosen.map(RoaringBitmap::getLongCardinality).orElse(null),
                    null,
                    ids.next(),
                    clock.instant(),
                    null,
                    0,
                    null,
                    null,
                    false);
            store.insert(account, copy);
            approvals.written(account, copy.id());
            trials.copy(account, id, copy.id());
            chosen.ifPresent(friends -> addressed.choose(account, copy.id(), friends));
            audit.record(account, "campaign.copied", Map.of("campaign", id, "copy", copy.id()));
            return campaigns.view(account, copy);
        });
    }

    /**
     * Puts it away from the list, or back.
     *
     * @throws Problem 409 for one that may still send
     */
    public CampaignView archive(AccountId account, UUID id, boolean away) {
        return scope.in(account, () -> {
            Campaign campaign = lock(account, id);
            require(!away || isAtRest(account, campaign), campaign, "one that sends nothing any more, or a draft");
            store.update(account, campaign.archived(away));
            audit.record(account, away ? "campaign.archived" : "campaign.unarchived", Map.of("campaign", id));
            return campaigns.view(account, campaign.archived(away));
        });
    }

    private boolean isAtRest(AccountId account, Campaign campaign) {
        return switch (campaign.state()) {
            case DRAFT, CANCELLED, ENDED -> true;
            case SCHEDULED, REPEATING, WAITING, HELD -> false;
            case STARTED -> {
                @Nullable Delivery delivery =
                        deliveries.find(account, campaign.delivery()).orElse(null);
                yield switch (Status.of(campaign, delivery)) {
                    case SENDING, PAUSED, HELD -> false;
                    default -> true;
                };
            }
        };
    }

    /**
     * Deletes what nobody ever got.
     *
     * @throws Problem 409 for one that was sent, or tested, or may send by itself
     */
    public void delete(AccountId account, UUID id) {
        scope.in(account, () -> {
            Campaign campaign = lock(account, id);
            require(campaign.state() == CampaignState.DRAFT, campaign, "a draft");
            if (store.isTested(account, id)) {
                throw Problem.conflict(
                        "campaign-tested", "campaign: got one that friends got as a test (expected: one nobody got)");
            }
            addressed.unchoose(account, id);
            approvals.forget(account, id);
            trials.forget(account, id);
            store.delete(account, id);
            audit.record(account, "campaign.deleted", Map.of("campaign", id, "name", campaign.name()));
        });
    }

    private Campaign lock(AccountId account, UUID id) {
        return store.lock(account, id).orElseThrow(() -> Launches.unknown(id));
    }

    private static void require(boolean fine, Campaign campaign, String expected) {
        if (!fine) {
            throw Problem.conflict(
                    "campaign-" + campaign.state().wireName(),
                    "campaign: got one that is %s (expected: %s)"
                            .formatted(campaign.state().wireName(), expected));
        }
    }
}
