package dev.todoku.campaign;

import dev.todoku.audience.Audiences;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Problem;
import dev.todoku.metering.BillingMonth;
import dev.todoku.metering.PlannedSend;
import dev.todoku.quota.PlannedUse;
import dev.todoku.quota.Quota;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;

/** Tells quota which campaigns will send by themselves, when, and to how many friends as the audience is about now. */
@Component
class PlannedCampaigns implements PlannedUse {

    /** A forecast may be asked for with every letter typed; who comes and goes within a minute does not move it. */
    private static final Duration COUNT_KEPT = Duration.ofSeconds(60);

    private static final int CAMPAIGNS_MAX = 200;

    private final CampaignStore store;
    private final Audiences audiences;
    private final Addressed addressed;
    private final Quota quota;
    private final AccountScope scope;
    private final InstantSource clock;
    private final Map<AccountId, Map<UUID, Counted>> counts = new ConcurrentHashMap<>();

    private record Counted(Campaign of, Instant at, long count) {}

    PlannedCampaigns(
            CampaignStore store,
            Audiences audiences,
            Addressed addressed,
            Quota quota,
            AccountScope scope,
            InstantSource clock) {
        this.store = store;
        this.audiences = audiences;
        this.addressed = addressed;
        this.quota = quota;
        this.scope = scope;
        this.clock = clock;
    }

    @Override
    public List<PlannedSend> planned(AccountId account) {
        Instant now = clock.instant();
        BillingMonth month = quota.month(account);
        List<Campaign> campaigns = scope.in(account, () -> store.startingByThemselves(account, CAMPAIGNS_MAX));
        Map<UUID, Counted> before = counts.getOrDefault(account, Map.of());
        Map<UUID, Counted> after = new HashMap<>();
        List<PlannedSend> planned = new ArrayList<>();
        for (Campaign campaign : campaigns) {
            Counted counted = count(account, campaign, before.get(campaign.id()), now);
            after.put(campaign.id(), counted);
            for (Instant at : times(campaign, month, now)) {
                LocalDate day =
                        (at.isBefore(now) ? now : at).atZone(month.zone()).toLocalDate();
                planned.add(new PlannedSend(day, counted.count()));
            }
        }
        counts.put(account, after);
        return planned;
    }

    /** When it sends until the end of the next month. */
    private static List<Instant> times(Campaign campaign, BillingMonth month, Instant now) {
        Instant next = Objects.requireNonNullElse(campaign.sendAt(), now);
        Campaign.Series series = campaign.repeat();
        if (campaign.state() != CampaignState.REPEATING || series == null) {
            return List.of(
                    switch (campaign.state()) {
                        case HELD -> month.end();
                        case SCHEDULED -> next;
                        default -> now;
                    });
        }
        List<Instant> times = new ArrayList<>();
        Instant end = month.next().end();
        Optional<Instant> at = Optional.of(next);
        for (int made = campaign.made(); at.isPresent() && at.get().isBefore(end); made++) {
            times.add(at.get());
            at = series.rule().after(at.get(), series.first(), made + 1, month.zone());
        }
        return times;
    }

    private Counted count(AccountId account, Campaign campaign, @Nullable Counted known, Instant now) {
        if (known != null
                && known.of().equals(campaign)
                && now.isBefore(known.at().plus(COUNT_KEPT))) {
            return known;
        }
        Optional<Long> fixed = scope.in(
                account, () -> addressed.chosen(account, campaign.id()).map(RoaringBitmap::getLongCardinality));
        if (fixed.isPresent()) {
            return new Counted(campaign, now, fixed.get());
        }
        try {
            return new Counted(
                    campaign,
                    now,
                    audiences.members(account, campaign.audience()).count());
        } catch (Problem brokenRule) { // a tag it names was taken away: it will not send either
            return new Counted(campaign, now, 0);
        }
    }
}
