package dev.todoku.campaign;

import dev.todoku.kernel.Access;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Actor;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.Problem;
import dev.todoku.kernel.Why;
import dev.todoku.metering.ContractTerms;
import dev.todoku.quota.BillingTerms;
import dev.todoku.quota.Quota;
import dev.todoku.quota.Statements;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The second person: a campaign that costs more than the owner's amount is sent only with the leave of somebody who did
 * not write it. Asked when it starts, with the count and the price of that moment, so that neither a larger audience nor
 * a dearer month gets by. A leave holds for so many messages, and for the campaign as it is: a change takes it away.
 */
@Component
public final class Approvals {

    private final ApprovalStore store;
    private final CampaignStore campaigns;
    private final Quota quota;
    private final Statements statements;
    private final BillingTerms terms;
    private final Access access;
    private final AccountScope scope;
    private final Audit audit;
    private final InstantSource clock;

    Approvals(
            ApprovalStore store,
            CampaignStore campaigns,
            Quota quota,
            Statements statements,
            BillingTerms terms,
            Access access,
            AccountScope scope,
            Audit audit,
            InstantSource clock) {
        this.store = store;
        this.campaigns = campaigns;
        this.quota = quota;
        this.statements = statements;
        this.terms = terms;
        this.access = access;
        this.scope = scope;
        this.audit = audit;
        this.clock = clock;
    }

    /** The amount, before tax, above which a campaign needs a second person; empty: none does. */
    public Optional<BigDecimal> above(AccountId account) {
        return scope.in(account, () -> store.above(account));
    }

    /** Null: no campaign needs a second person. */
    public void setAbove(AccountId account, @Nullable BigDecimal above) {
        scope.in(account, () -> {
            store.setAbove(account, above);
            Map<String, Object> details = new HashMap<>();
            details.put("above", above == null ? null : above.toPlainString());
            audit.record(account, "campaign.approval-rule-set", details);
        });
    }

    public Approval of(AccountId account, UUID campaign) {
        return scope.in(account, () -> {
            unsent(account, campaign, false);
            return store.of(account, campaign);
        });
    }

    /**
     * Lets it go, with up to so many messages.
     *
     * @throws Problem 403 for a program or whoever wrote it, 409 for what has started or was cancelled
     */
    public Approval approve(AccountId account, UUID campaign, long messages) {
        Actor by = access.actor();
        if (!by.signsIn()) {
            throw Problem.forbidden(
                    "person-needed", "approval: got one by a program (expected: by a person signed in at the console)");
        }
        return scope.in(account, () -> {
            unsent(account, campaign, true);
            Approval approval = store.of(account, campaign);
            if (by.equals(approval.author())) {
                throw Problem.forbidden(
                        "own-campaign", "approval: got one by whoever wrote the campaign (expected: by somebody else)");
            }
            Approval given = new Approval(
                    Objects.requireNonNullElse(approval.author(), Actor.SYSTEM),
                    new Approval.Leave(by, clock.instant(), messages));
            store.keep(account, campaign, given);
            audit.record(account, "campaign.approved", Map.of("campaign", campaign, "messages", messages));
            return given;
        });
    }

    /** Takes the leave back from what has not started. */
    public void withdraw(AccountId account, UUID campaign) {
        scope.in(account, () -> {
            unsent(account, campaign, true);
            Approval approval = store.of(account, campaign);
            if (approval.leave() != null) {
                store.keep(account, campaign, new Approval(approval.author(), null));
                audit.record(account, "campaign.approval-withdrawn", Map.of("campaign", campaign));
            }
        });
    }

    /** Somebody wrote it, or changed it; within the scope. */
    void written(AccountId account, UUID campaign) {
        store.keep(account, campaign, new Approval(access.actor(), null));
    }

    /** It came of another one, whose leave it has: each time it comes round, and the rest of what was divided. */
    void inherited(AccountId account, UUID of, UUID campaign) {
        Approval approval = store.of(account, of);
        if (approval.author() != null) {
            store.keep(account, campaign, approval);
        }
    }

    void forget(AccountId account, UUID campaign) {
        store.delete(account, campaign);
    }

    /** Why it may not start with so many messages; within the scope. */
    Optional<Why> missing(AccountId account, UUID campaign, long count) {
        Optional<BigDecimal> above = store.above(account);
        if (above.isEmpty() || store.of(account, campaign).covers(count)) {
            return Optional.empty();
        }
        YearMonth month = quota.month(account).month();
        ContractTerms contract = terms.terms(account, month);
        Optional<BigDecimal> cost =
                contract.priceOfNext(statements.usage(account, month).committed(), count);
        if (cost.isPresent() && !exceeds(cost.get(), above)) {
            return Optional.empty();
        }
        Map<String, Object> values = new HashMap<>();
        values.put("count", count);
        values.put("above", above.get().toPlainString());
        values.put("currency", contract.currency().getCurrencyCode());
        return Optional.of(cost.map(amount -> {
                    values.put("cost", amount.toPlainString());
                    return WhyNotSent.APPROVAL_NEEDED.with(values);
                })
                .orElseGet(() -> WhyNotSent.APPROVAL_NEEDED_PRICE_NOT_KNOWN.with(values)));
    }

    /** Whether a send of that cost needs a second person; a cost that is not known does. */
    boolean needed(AccountId account, Optional<BigDecimal> cost) {
        Optional<BigDecimal> above = above(account);
        return above.isPresent() && (cost.isEmpty() || exceeds(cost.get(), above));
    }

    private static boolean exceeds(BigDecimal cost, Optional<BigDecimal> above) {
        return cost.compareTo(above.orElseThrow()) > 0;
    }

    private void unsent(AccountId account, UUID id, boolean lock) {
        Campaign campaign = (lock ? campaigns.lock(account, id) : campaigns.find(account, id))
                .orElseThrow(() -> Launches.unknown(id));
        boolean over = switch (campaign.state()) {
            case STARTED, CANCELLED, ENDED -> true;
            case DRAFT, SCHEDULED, REPEATING, WAITING, HELD -> false;
        };
        if (lock && over) {
            throw Problem.conflict(
                    "campaign-" + campaign.state().wireName(),
                    "campaign: got one that is %s (expected: one that has not started)"
                            .formatted(campaign.state().wireName()));
        }
    }
}
