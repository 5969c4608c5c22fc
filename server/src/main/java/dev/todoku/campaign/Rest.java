package dev.todoku.campaign;

import dev.todoku.audience.Ranking;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.Ids;
import dev.todoku.quota.Quota;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;

/** Chooses who gets a send that does not fit, by rank, and keeps the others as the audience of a campaign of their own. */
@Component
class Rest {

    private static final Duration AFTER_RESET = Duration.ofSeconds(60);

    private final CampaignStore store;
    private final CampaignTimer.Alarm alarm;
    private final Approvals approvals;
    private final Ranking ranking;
    private final Quota quota;
    private final Addressed addressed;
    private final Ids ids;
    private final Audit audit;
    private final InstantSource clock;

    Rest(
            CampaignStore store,
            CampaignTimer.Alarm alarm,
            Approvals approvals,
            Ranking ranking,
            Quota quota,
            Addressed addressed,
            Ids ids,
            Audit audit,
            InstantSource clock) {
        this.store = store;
        this.alarm = alarm;
        this.approvals = approvals;
        this.ranking = ranking;
        this.quota = quota;
        this.addressed = addressed;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who gets it now: all, or by rank as many as the owner chose. */
    Addressed.Found chosen(AccountId account, Campaign campaign, Addressed.Found all, Fit fit) {
        RoaringBitmap friends = all.recipients();
        return fit.choice() == Fit.Choice.REFUSE || fit.messages() >= friends.getLongCardinality()
                ? all
                : all.only(ranking.best(
                        account, friends, fit.messages(), campaign.id().getLeastSignificantBits()));
    }

    /** Keeps the others: a draft, or one that starts after the reset. In the transaction that starts the first part. */
    void keep(AccountId account, Campaign of, RoaringBitmap others, Fit.Choice choice) {
        if (others.isEmpty()) {
            return;
        }
        Instant sendAt = choice == Fit.Choice.PART ? quota.month(account).end().plus(AFTER_RESET) : null;
        Campaign rest = new Campaign(
                ids.next(),
                of.name(),
                of.audience(),
                of.messagesJson(),
                of.goOnAfterReset(),
                of.budget(),
                sendAt == null ? CampaignState.DRAFT : CampaignState.SCHEDULED,
                null,
                others.getLongCardinality(),
                sendAt,
                ids.next(),
                clock.instant(),
                null,
                0,
                of.id(),
                null,
                false);
        store.insert(account, rest);
        approvals.inherited(account, of.id(), rest.id());
        addressed.choose(account, rest.id(), others);
        if (sendAt != null) {
            alarm.set(account, rest.id(), sendAt);
        }
        audit.record(
                account,
                "campaign.left-out",
                Map.of("campaign", of.id(), "rest", rest.id(), "friends", others.getLongCardinality()));
    }
}
