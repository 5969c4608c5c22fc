package dev.todoku.campaign;

import dev.todoku.delivery.Deliveries;
import dev.todoku.delivery.Outcome;
import dev.todoku.friend.Fact;
import dev.todoku.friend.Facts;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.Ids;
import dev.todoku.kernel.Problem;
import dev.todoku.protocol.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Campaigns that try several texts first. Each text becomes a campaign of its own, to friends drawn by chance, and the campaign
 * itself waits with the rest of its audience until the hours are over; then it says what the best one said.
 */
@Component
public final class Trials {

    private static final Set<Fact> REACTIONS = EnumSet.of(Fact.ANSWERED, Fact.WROTE, Fact.JOINED);

    private final TrialStore trials;
    private final CampaignStore store;
    private final Addressed addressed;
    private final Approvals approvals;
    private final Messages messages;
    private final Deliveries deliveries;
    private final Facts facts;
    private final CampaignTimer.Alarm alarm;
    private final AccountScope scope;
    private final Ids ids;
    private final Audit audit;
    private final InstantSource clock;

    Trials(
            TrialStore trials,
            CampaignStore store,
            Addressed addressed,
            Approvals approvals,
            Messages messages,
            Deliveries deliveries,
            Facts facts,
            CampaignTimer.Alarm alarm,
            AccountScope scope,
            Ids ids,
            Audit audit,
            InstantSource clock) {
        this.trials = trials;
        this.store = store;
        this.addressed = addressed;
        this.approvals = approvals;
        this.messages = messages;
        this.deliveries = deliveries;
        this.facts = facts;
        this.alarm = alarm;
        this.scope = scope;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * How one text does.
     *
     * @param campaign that tries it; null before the trial began
     * @param accepted friends LINE took it for
     * @param reactions of those, who answered, wrote, clicked or joined since
     * @param clicks of those, who opened a link of it
     */
    public record Variant(@Nullable UUID campaign, JsonNode messages, long accepted, long reactions, long clicks) {}

    /**
     * A trial as it stands.
     *
     * @param decidesAt when the best is chosen; null before it began
     * @param winner the campaign that tried the best; null before that is chosen
     */
    public record TrialView(
            List<Variant> variants,
            int share,
            int holdout,
            int hours,
            String by,
            @Nullable Instant begunAt,
            @Nullable Instant decidesAt,
            @Nullable UUID winner) {}

    public TrialView of(AccountId account, UUID id) {
        return scope.in(account, () -> {
            Campaign campaign = store.find(account, id).orElseThrow(() -> Launches.unknown(id));
            TrialStore.Kept kept = trials.find(account, id)
                    .orElseThrow(() -> Problem.notFound(
                            "no-trial", "trial: got none of campaign %s (expected: one)".formatted(id)));
            Trial plan = kept.plan();
            return new TrialView(
                    variants(account, campaign, kept),
                    plan.share(),
                    plan.heldOut(),
                    plan.hours(),
                    plan.by(),
                    kept.begunAt(),
                    kept.begunAt() == null ? null : kept.begunAt().plus(Duration.ofHours(plan.hours())),
                    kept.winner());
        });
    }

    /** What the owner wants tried from now on; null: nothing. Within the scope. */
    void plan(AccountId account, Campaign campaign, @Nullable Trial wanted) {
        requireNotBegun(account, campaign.id());
        if (wanted == null) {
            trials.delete(account, campaign.id());
            return;
        }
        wanted.requireSound();
        if (campaign.repeat() != null || campaign.budget() != null) {
            throw Problem.unprocessable(
                    "bad-trial",
                    "trial: got one with %s (expected: one without)"
                            .formatted(campaign.repeat() != null ? "repeat" : "a budget of its own"));
        }
        wanted.variants().forEach(each -> messages.checked(account, each));
        trials.plan(account, campaign.id(), wanted);
    }

    /** A copy tries the same. */
    void copy(AccountId account, UUID of, UUID copy) {
        trials.find(account, of).ifPresent(kept -> trials.plan(account, copy, kept.plan()));
    }

    void forget(AccountId account, UUID campaign) {
        trials.delete(account, campaign);
    }

    void requireNotBegun(AccountId account, UUID campaign) {
        if (trials.find(account, campaign)
                .filter(kept -> kept.begunAt() != null)
                .isPresent()) {
            throw Problem.conflict(
                    "trial-begun", "campaign: got one whose trial has begun (expected: one that nobody got)");
        }
    }

    /** The campaigns that try it; none before it began. */
    List<UUID> tries(AccountId account, UUID campaign) {
        return trials.find(account, campaign).map(TrialStore.Kept::tries).orElse(List.of());
    }

    /** What is to be tried before this campaign goes to anybody; within the scope. */
    Optional<Trial> toBegin(AccountId account, UUID campaign) {
        return trials.find(account, campaign)
                .filter(kept -> kept.begunAt() == null)
                .map(TrialStore.Kept::plan);
    }

    /** Begins it in the transaction that holds the campaign's row; empty: they are too few. */
    Optional<Campaign> begin(AccountId account, Campaign of, Trial trial, RoaringBitmap recipients) {
        return TrialGroups.of(recipients, trial, of.id().getLeastSignificantBits())
                .map(groups -> begin(account, of, trial, groups));
    }

    private Campaign begin(AccountId account, Campaign of, Trial trial, TrialGroups groups) {
        Instant now = clock.instant();
        List<UUID> tries = new ArrayList<>();
        for (int variant = 0; variant < trial.count(); variant++) {
            RoaringBitmap friends = groups.tries().get(variant);
            Campaign one = new Campaign(
                    ids.next(),
                    "%s (%c)".formatted(of.name(), 'A' + variant),
                    of.audience(),
                    variant == 0
                            ? of.messagesJson()
                            : messages.checked(account, trial.variants().get(variant - 1))
                                    .messagesJson(),
                    of.goOnAfterReset(),
                    null,
                    CampaignState.SCHEDULED,
                    null,
                    friends.getLongCardinality(),
                    now,
                    ids.next(),
                    now,
                    null,
                    0,
                    of.id(),
                    null,
                    false);
            store.insert(account, one);
            addressed.choose(account, one.id(), friends);
            approvals.inherited(account, of.id(), one.id());
            alarm.set(account, one.id(), now);
            tries.add(one.id());
        }
        trials.begin(account, of.id(), now, tries);
        addressed.unchoose(account, of.id());
        addressed.choose(account, of.id(), groups.rest());
        addressed.holdOut(account, of.id(), groups.holdout());
        audit.record(account, "campaign.trial-begun", Map.of("campaign", of.id(), "tries", tries));
        return of.waiting(
                now.plus(Duration.ofHours(trial.hours())), groups.rest().getLongCardinality());
    }

    /** The campaign with what did best, once its trial is over; in the transaction that starts it. */
    Campaign decided(AccountId account, Campaign campaign) {
        TrialStore.Kept kept = trials.find(account, campaign.id()).orElse(null);
        if (kept == null || kept.begunAt() == null || kept.winner() != null) {
            return campaign;
        }
        boolean clicks = kept.plan().by().equals(Trial.CLICKS);
        Variant best = variants(account, campaign, kept).stream()
                .max(Comparator.comparingDouble(
                        each -> rate(clicks ? each.clicks() : each.reactions(), each.accepted())))
                .orElseThrow();
        UUID winner = Objects.requireNonNull(best.campaign());
        trials.decide(account, campaign.id(), winner);
        audit.record(account, "campaign.trial-decided", Map.of("campaign", campaign.id(), "winner", winner));
        return campaign.saying(best.messages().toString());
    }

    private static double rate(long count, long of) {
        return of == 0 ? 0 : (double) count / of;
    }

    private List<Variant> variants(AccountId account, Campaign campaign, TrialStore.Kept kept) {
        if (kept.begunAt() == null) {
            List<Variant> planned = new ArrayList<>();
            planned.add(new Variant(null, Json.read(campaign.messagesJson()), 0, 0, 0));
            kept.plan().variants().forEach(each -> planned.add(new Variant(null, each, 0, 0, 0)));
            return planned;
        }
        // Facts that came in one batch are known to the hour.
        RoaringBitmap reacted =
                facts.who(account, REACTIONS, null, kept.begunAt().truncatedTo(ChronoUnit.HOURS));
        return kept.tries().stream()
                .map(id -> store.find(account, id).orElseThrow())
                .map(one -> {
                    RoaringBitmap accepted = deliveries.recipients(account, one.delivery(), Outcome.ACCEPTED);
                    RoaringBitmap clicked = facts.who(
                            account, EnumSet.of(Fact.CLICKED), one.id().toString(), Instant.EPOCH);
                    clicked.and(accepted);
                    return new Variant(
                            one.id(),
                            Json.read(one.messagesJson()),
                            accepted.getLongCardinality(),
                            RoaringBitmap.orCardinality(RoaringBitmap.and(reacted, accepted), clicked),
                            clicked.getLongCardinality());
                })
                .toList();
    }
}
