package dev.todoku.campaign;

import dev.todoku.delivery.Content;
import dev.todoku.delivery.Deliveries;
import dev.todoku.delivery.DeliveryOrder;
import dev.todoku.delivery.StartAnswer;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.Problem;
import dev.todoku.kernel.Why;
import dev.todoku.quota.Decision;
import dev.todoku.quota.Purpose;
import dev.todoku.quota.Quota;
import dev.todoku.quota.Reconciliation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;

/** Starts campaigns: whom the audience holds now, whether it fits, and what the campaign waits for if it does not start. */
@Component
class Launches {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(60);

    private final CampaignStore store;
    private final Addressed addressed;
    private final Deliveries deliveries;
    private final Quota quota;
    private final Reconciliation reconciliation;
    private final CampaignTimer.Alarm alarm;
    private final Occurrences occurrences;
    private final Rest rest;
    private final Approvals approvals;
    private final Trials trials;
    private final Room room;
    private final Audit audit;
    private final AccountScope scope;
    private final InstantSource clock;

    Launches(
            CampaignStore store,
            Addressed addressed,
            Deliveries deliveries,
            Quota quota,
            Reconciliation reconciliation,
            CampaignTimer.Alarm alarm,
            Occurrences occurrences,
            Rest rest,
            Approvals approvals,
            Trials trials,
            Room room,
            Audit audit,
            AccountScope scope,
            InstantSource clock) {
        this.store = store;
        this.addressed = addressed;
        this.deliveries = deliveries;
        this.quota = quota;
        this.reconciliation = reconciliation;
        this.alarm = alarm;
        this.occurrences = occurrences;
        this.rest = rest;
        this.approvals = approvals;
        this.trials = trials;
        this.room = room;
        this.audit = audit;
        this.scope = scope;
        this.clock = clock;
    }

    /**
     * What a try to start came to.
     *
     * @param again when the timer should try again; empty if it need not
     * @param refusal why it does not fit, if it does not
     */
    record Try(Campaign campaign, Optional<Instant> again, Optional<Decision.DoesNotFit> refusal) {}

    /** The campaign's time has come. */
    Optional<Instant> due(AccountId account, UUID id) {
        Optional<Campaign> campaign = scope.in(account, () -> store.find(account, id));
        if (campaign.isPresent() && campaign.get().state() == CampaignState.REPEATING) {
            return comeRound(account, id);
        }
        if (campaign.isEmpty() || !mayStartByItself(campaign.get())) {
            return Optional.empty();
        }
        Instant sendAt = campaign.get().sendAt();
        if (campaign.get().state() == CampaignState.SCHEDULED && sendAt != null && sendAt.isAfter(clock.instant())) {
            return Optional.of(sendAt); // the owner moved it while this timer ran
        }
        return start(account, id, Fit.WHOLE, true).again();
    }

    private Optional<Instant> comeRound(AccountId account, UUID id) {
        return scope.in(
                account,
                () -> store.lock(account, id)
                        .filter(campaign -> campaign.state() == CampaignState.REPEATING)
                        .flatMap(campaign -> occurrences.comeRound(account, campaign)));
    }

    private static boolean mayStartByItself(Campaign campaign) {
        return switch (campaign.state()) {
            case SCHEDULED, WAITING -> true;
            case HELD -> campaign.goOnAfterReset();
            case DRAFT, REPEATING, ENDED, STARTED, CANCELLED -> false;
        };
    }

    /** Starts it if it fits; asks LINE first where its figures are old, outside any transaction. */
    Try start(AccountId account, UUID id, Fit fit) {
        return start(account, id, fit, false);
    }

    private Try start(AccountId account, UUID id, Fit fit, boolean byTimer) {
        refresh(account);
        Campaign asked = scope.in(account, () -> store.find(account, id)).orElseThrow(() -> unknown(id));
        Addressed.Found all = addressed.find(account, asked);
        Addressed.Found found = rest.chosen(account, asked, all, fit);
        return scope.in(account, () -> {
            Campaign campaign = store.lock(account, id).orElseThrow(() -> unknown(id));
            if (campaign.state() == CampaignState.STARTED) {
                return new Try(campaign, Optional.empty(), Optional.empty());
            }
            if (campaign.state() == CampaignState.CANCELLED && byTimer) {
                return new Try(campaign, Optional.empty(), Optional.empty());
            }
            if (campaign.state() == CampaignState.CANCELLED) {
                throw Problem.conflict(
                        "cancelled", "campaign: got one that is cancelled (expected: one that may start)");
            }
            if (campaign.repeat() != null) {
                throw Problem.conflict(
                        "campaign-repeats",
                        "campaign: got one that comes round by itself (expected: one that is sent once)");
            }
            if (!campaign.sendsAs(asked)) {
                if (byTimer) {
                    return new Try(campaign, Optional.of(clock.instant()), Optional.empty());
                }
                throw Problem.conflict(
                        "changed", "campaign: got one that was changed at this moment (expected: one that stays)");
            }
            Optional<Why> needsLeave =
                    approvals.missing(account, id, found.recipients().getLongCardinality());
            if (needsLeave.isPresent() && !byTimer) {
                throw approvalNeeded(needsLeave.get());
            }
            Try result = needsLeave
                    .map(why -> held(campaign, why, found))
                    .orElseGet(() -> startOrTry(account, campaign, found, fit));
            if (fit.choice() != Fit.Choice.REFUSE) {
                // Tried again by itself it would go to everybody, which is not what the owner chose.
                requireStarted(result);
                rest.keep(account, campaign, found.byRank(), fit.choice());
            }
            store.update(account, result.campaign());
            if (!byTimer) { // the running timer moves itself
                result.again().ifPresentOrElse(at -> alarm.set(account, id, at), () -> alarm.clear(account, id));
                audit.record(
                        account,
                        "campaign.sent",
                        Map.of("campaign", id, "state", result.campaign().state()));
            }
            return result;
        });
    }

    private static Try held(Campaign campaign, Why why, Addressed.Found found) {
        return new Try(
                campaign.now(CampaignState.HELD, why, found.recipients().getLongCardinality()),
                Optional.empty(),
                Optional.empty());
    }

    private static Problem approvalNeeded(Why why) {
        return Problem.conflict("approval-needed", why.text()).with("why", why);
    }

    /** Nothing is changed by a divided send that does not start. */
    private static void requireStarted(Try result) {
        if (result.refusal().isPresent()) {
            throw Campaigns.doesNotFit(result.refusal().get());
        }
        Why why = result.campaign().why();
        if (result.campaign().state() != CampaignState.STARTED && why != null) {
            throw Problem.unavailable("not-now", why.text()).with("why", why);
        }
    }

    /** Asks LINE for its figures if the last ones are old. Never inside a transaction: it waits for the network. */
    void refresh(AccountId account) {
        if (quota.readingIsStale(account)) {
            reconciliation.read(account);
        }
    }

    private Try startOrTry(AccountId account, Campaign campaign, Addressed.Found found, Fit fit) {
        Optional<Trial> trial = trials.toBegin(account, campaign.id());
        if (trial.isEmpty()) {
            return start(account, trials.decided(account, campaign), found);
        }
        if (fit.choice() != Fit.Choice.REFUSE) {
            throw Problem.conflict(
                    "trial-is-whole",
                    "choice: got '%s' with a trial (expected: none)"
                            .formatted(fit.choice().wireName()));
        }
        long count = found.recipients().getLongCardinality();
        Optional<Decision.DoesNotFit> no = room.lacking(account, count);
        if (no.isPresent()) {
            return doesNotFit(campaign, no.get(), count);
        }
        Map<String, ?> few = Map.of("count", count, "variants", trial.get().count());
        return trials.begin(account, campaign, trial.get(), found.recipients())
                .map(waits -> new Try(waits, Optional.ofNullable(waits.sendAt()), Optional.empty()))
                .orElseGet(() -> held(campaign, WhyNotSent.TOO_FEW.with(few), found));
    }

    private static Try doesNotFit(Campaign campaign, Decision.DoesNotFit no, long count) {
        return new Try(
                campaign.now(CampaignState.HELD, why(no), count),
                campaign.goOnAfterReset() ? Optional.of(no.resetsAt().plus(LOOK_AGAIN)) : Optional.empty(),
                Optional.of(no));
    }

    private Try start(AccountId account, Campaign campaign, Addressed.Found found) {
        RoaringBitmap members = found.recipients();
        long count = members.getLongCardinality();
        if (count == 0) {
            return held(campaign, WhyNotSent.NOBODY.plain(), found);
        }
        DeliveryOrder order = new DeliveryOrder(
                campaign.delivery(),
                Purpose.CAMPAIGN,
                campaign.id(),
                new Content(campaign.messagesJson()),
                members,
                campaign.goOnAfterReset(),
                campaign.budget());
        return switch (deliveries.start(account, order)) {
            case StartAnswer.Started _ -> {
                addressed.keep(account, campaign.id(), found);
                yield new Try(campaign.started(clock.instant()), Optional.empty(), Optional.empty());
            }
            case StartAnswer.NotYet wait ->
                new Try(
                        campaign.now(CampaignState.WAITING, wait.why(), count),
                        Optional.of(clock.instant().plus(LOOK_AGAIN)),
                        Optional.empty());
            case StartAnswer.MonthEnds ends ->
                new Try(campaign.now(CampaignState.HELD, ends.why(), count), Optional.empty(), Optional.empty());
            case StartAnswer.DoesNotFit no -> doesNotFit(campaign, no.refusal(), count);
        };
    }

    static Why why(Decision.DoesNotFit no) {
        return WhyNotSent.DOES_NOT_FIT.with(Map.of(
                "count", no.count(), "remaining", no.remaining(), "limit", no.limit(), "resetsAt", no.resetsAt()));
    }

    static Problem unknown(UUID id) {
        return Problem.notFound("unknown-campaign", "campaign: got " + id + " (expected: one of this account)");
    }
}
