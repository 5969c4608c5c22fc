package dev.todoku.campaign;

import dev.todoku.account.Accounts;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes a campaign each time a repeating one comes round, once: the campaign and the next time commit together. */
@Component
class Occurrences {

    /** Later than this its moment has passed, so that the owner decides: the server was away. */
    private static final Duration LATE = Duration.ofHours(1);

    private final CampaignStore store;
    private final CampaignTimer.Alarm alarm;
    private final Approvals approvals;
    private final Accounts accounts;
    private final Ids ids;
    private final Audit audit;
    private final InstantSource clock;

    Occurrences(
            CampaignStore store,
            CampaignTimer.Alarm alarm,
            Approvals approvals,
            Accounts accounts,
            Ids ids,
            Audit audit,
            InstantSource clock) {
        this.store = store;
        this.alarm = alarm;
        this.approvals = approvals;
        this.accounts = accounts;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    /** Within a transaction that holds the repeating campaign's row; returns when it comes round next. */
    Optional<Instant> comeRound(AccountId account, Campaign repeating) {
        Campaign.Series series = Objects.requireNonNull(repeating.repeat());
        Instant at = Objects.requireNonNull(repeating.sendAt());
        Instant now = clock.instant();
        if (at.isAfter(now)) {
            return Optional.of(at); // this time was made before, or the owner moved it
        }
        boolean late = at.plus(LATE).isBefore(now);
        Campaign occurrence = new Campaign(
                ids.next(),
                repeating.name(),
                repeating.audience(),
                repeating.messagesJson(),
                repeating.goOnAfterReset() && !late,
                repeating.budget(),
                late ? CampaignState.HELD : CampaignState.SCHEDULED,
                late ? WhyNotSent.MISSED.with(Map.of("at", at)) : null,
                null,
                at,
                ids.next(),
                now,
                null,
                0,
                repeating.id(),
                null,
                false);
        store.insert(account, occurrence);
        approvals.inherited(account, repeating.id(), occurrence.id());
        if (!late) {
            alarm.set(account, occurrence.id(), now);
        }
        Optional<Instant> next = series.rule().after(at, series.first(), repeating.made() + 1, accounts.zone(account));
        store.update(account, repeating.cameRound(next.orElse(null)));
        audit.record(
                account,
                "campaign.came-round",
                Map.of("campaign", repeating.id(), "occurrence", occurrence.id(), "at", at));
        return next;
    }
}
