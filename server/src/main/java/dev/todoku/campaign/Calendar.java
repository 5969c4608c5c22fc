package dev.todoku.campaign;

import dev.todoku.account.Accounts;
import dev.todoku.delivery.Deliveries;
import dev.todoku.delivery.Delivery;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was sent when, and what will be. */
@Component
public final class Calendar {

    private static final Duration SPAN_MAX = Duration.ofDays(100);

    private static final int ENTRIES_MAX = 1_000;

    private final CampaignStore store;
    private final Deliveries deliveries;
    private final Accounts accounts;
    private final AccountScope scope;

    Calendar(CampaignStore store, Deliveries deliveries, Accounts accounts, AccountScope scope) {
        this.store = store;
        this.deliveries = deliveries;
        this.accounts = accounts;
        this.scope = scope;
    }

    /**
     * One campaign at its time.
     *
     * @param at when it started, or will
     * @param comesRound it is a time that a repeating campaign will come round, and no campaign of its own yet
     * @param recipients of one that has started; else null
     */
    public record CalendarEntry(
            Instant at,
            UUID campaign,
            String name,
            String status,
            boolean comesRound,
            @Nullable Long recipients) {}

    /**
     * The entries from {@code from} until before {@code until}, in order of time; the first {@value #ENTRIES_MAX}.
     *
     * @throws Problem 422 for more than 100 days
     */
    public List<CalendarEntry> between(AccountId account, Instant from, Instant until) {
        if (!from.isBefore(until) || until.isAfter(from.plus(SPAN_MAX))) {
            throw Problem.unprocessable(
                    "bad-span",
                    "from, to: got %s to %s (expected: up to %d days)".formatted(from, until, SPAN_MAX.toDays()));
        }
        ZoneId zone = accounts.zone(account);
        List<CalendarEntry> entries = scope.in(account, () -> {
            List<CalendarEntry> found = new ArrayList<>();
            for (Campaign campaign : store.between(account, from, until, ENTRIES_MAX)) {
                Delivery delivery = campaign.state() == CampaignState.STARTED
                        ? deliveries.find(account, campaign.delivery()).orElse(null)
                        : null;
                Instant at = campaign.startedAt() == null ? campaign.sendAt() : campaign.startedAt();
                if (at != null) {
                    found.add(entry(campaign, at, delivery, false));
                }
            }
            store.repeating(account).forEach(campaign -> comingRound(campaign, from, until, zone, found));
            return found;
        });
        return entries.stream()
                .sorted(Comparator.comparing(CalendarEntry::at).thenComparing(CalendarEntry::campaign))
                .limit(ENTRIES_MAX)
                .toList();
    }

    private static void comingRound(
            Campaign campaign, Instant from, Instant until, ZoneId zone, List<CalendarEntry> found) {
        Campaign.Series series = campaign.repeat();
        Optional<Instant> at = Optional.ofNullable(campaign.sendAt());
        for (int made = campaign.made();
                series != null && at.isPresent() && at.get().isBefore(until) && found.size() < 2 * ENTRIES_MAX;
                made++) {
            if (!at.get().isBefore(from)) {
                found.add(entry(campaign, at.get(), null, true));
            }
            at = series.rule().after(at.get(), series.first(), made + 1, zone);
        }
    }

    private static CalendarEntry entry(Campaign campaign, Instant at, @Nullable Delivery delivery, boolean comesRound) {
        return new CalendarEntry(
                at,
                campaign.id(),
                campaign.name(),
                Status.of(campaign, delivery).wireName(),
                comesRound,
                delivery == null ? null : delivery.recipients());
    }
}
