package dev.todoku.campaign;

import dev.todoku.account.Accounts;
import dev.todoku.audience.Audiences;
import dev.todoku.delivery.Content;
import dev.todoku.delivery.Deliveries;
import dev.todoku.delivery.Delivery;
import dev.todoku.friend.Vocabulary.Vocabularies;
import dev.todoku.kernel.Access;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.Cursor;
import dev.todoku.kernel.Ids;
import dev.todoku.kernel.Page;
import dev.todoku.kernel.Problem;
import dev.todoku.quota.Decision;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What owners do with campaigns: make, send, decide about what was held, cancel. */
@Component
public final class Campaigns {

    /** A limit on everything: nobody oversees more. */
    private static final int CAMPAIGNS_MAX = 100_000;

    private static final Duration AHEAD_MAX = Duration.ofDays(366);

    private final CampaignStore store;
    private final Launches launches;
    private final CampaignTimer.Alarm alarm;
    private final Audiences audiences;
    private final Accounts accounts;
    private final Messages messages;
    private final Vocabularies vocabularies;
    private final Deliveries deliveries;
    private final Approvals approvals;
    private final Trials trials;
    private final Access access;
    private final AccountScope scope;
    private final Ids ids;
    private final Audit audit;
    private final InstantSource clock;

    Campaigns(
            CampaignStore store,
            Launches launches,
            CampaignTimer.Alarm alarm,
            Audiences audiences,
            Accounts accounts,
            Messages messages,
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
        this.launches = launches;
        this.alarm = alarm;
        this.audiences = audiences;
        this.accounts = accounts;
        this.messages = messages;
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
     * Keeps a draft, or schedules it.
     *
     * @throws Problem 403 for a time, by whoever may only prepare
     */
    public CampaignView create(AccountId account, NewCampaign wanted) {
        if (wanted.sendAt() != null) {
            access.requireToSend(account);
        }
        return scope.in(account, () -> {
            vocabularies.keep(account);
            Campaign campaign = wish(account, ids.next(), wanted);
            requireRoom(account);
            store.insert(account, campaign);
            approvals.written(account, campaign.id());
            trials.plan(account, campaign, wanted.trial());
            if (campaign.sendAt() != null) {
                alarm.set(account, campaign.id(), campaign.sendAt());
            }
            audit.record(account, "campaign.created", Map.of("campaign", campaign.id(), "name", campaign.name()));
            return CampaignView.of(campaign, null);
        });
    }

    /** The campaign that the owner describes, checked and not kept; within the scope, what it names kept. */
    Campaign wish(AccountId account, UUID id, NewCampaign wanted) {
        JsonNode audience = audiences.form(audiences.rule(account, wanted.audience()));
        requireNear(wanted.sendAt());
        Campaign.Series series = series(wanted);
        return new Campaign(
                id,
                wanted.name(),
                audience,
                messages.checked(account, wanted.messages()).messagesJson(),
                goOn(wanted.atMonthEnd()),
                wanted.budget(),
                wanted.sendAt() == null
                        ? CampaignState.DRAFT
                        : series == null ? CampaignState.SCHEDULED : CampaignState.REPEATING,
                null,
                null,
                series == null ? wanted.sendAt() : firstTime(account, series),
                ids.next(),
                clock.instant(),
                series,
                0,
                null,
                null,
                false);
    }

    private static Campaign.@Nullable Series series(NewCampaign wanted) {
        if (wanted.repeat() == null) {
            return null;
        }
        if (wanted.sendAt() == null) {
            throw Problem.unprocessable("bad-repeat", "sendAt: got none (expected: the first time, with repeat)");
        }
        wanted.repeat().requireSound();
        return new Campaign.Series(wanted.repeat(), wanted.sendAt());
    }

    /** The first time the rule names from {@code sendAt} on that is not over. */
    private Instant firstTime(AccountId account, Campaign.Series series) {
        Instant last = clock.instant().plus(AHEAD_MAX);
        Instant from = series.first().isBefore(clock.instant()) ? clock.instant() : series.first();
        return series.rule()
                .after(from.minusMillis(1), series.first(), 0, accounts.zone(account))
                .filter(at -> !at.isAfter(last))
                .orElseThrow(() -> Problem.unprocessable(
                        "bad-repeat", "repeat: got one that never comes round (expected: a time before " + last + ")"));
    }

    void requireRoom(AccountId account) {
        if (store.count(account) >= CAMPAIGNS_MAX) {
            throw Problem.conflict(
                    "too-many-campaigns", "campaigns: got one more (expected: at most " + CAMPAIGNS_MAX + ")");
        }
    }

    /** A year is beyond any plan; further off it is a slip of the pen, and no contract is known for that month. */
    private void requireNear(@Nullable Instant sendAt) {
        Instant last = clock.instant().plus(AHEAD_MAX);
        if (sendAt != null && sendAt.isAfter(last)) {
            throw Problem.unprocessable(
                    "too-far-ahead", "sendAt: got %s (expected: %s or earlier)".formatted(sendAt, last));
        }
    }

    private static boolean goOn(@Nullable String atMonthEnd) {
        if (atMonthEnd == null || atMonthEnd.equals("hold")) {
            return false;
        }
        if (atMonthEnd.equals("go-on")) {
            return true;
        }
        throw Problem.badRequest("bad-month-end", "atMonthEnd: got '" + atMonthEnd + "' (expected: hold or go-on)");
    }

    public CampaignView get(AccountId account, UUID id) {
        return scope.in(account, () -> view(account, store.find(account, id).orElseThrow(() -> Launches.unknown(id))));
    }

    /** Campaigns, the newest first: those put away, or the others. */
    public Page<CampaignView> list(AccountId account, boolean archived, @Nullable String cursor, int limit) {
        Optional<Behind> behind = Cursor.read(cursor, 2, Behind::of);
        return scope.in(account, () -> {
            List<Campaign> found = behind.map(
                            last -> store.page(account, archived, last.createdAt(), last.id(), limit + 1))
                    .orElseGet(() -> store.newest(account, archived, limit + 1));
            Page<Campaign> page = Page.of(found, limit, last -> Cursor.of(last.createdAt(), last.id()));
            return new Page<>(
                    page.items().stream()
                            .map(campaign -> view(account, campaign))
                            .toList(),
                    page.next());
        });
    }

    private record Behind(Instant createdAt, UUID id) {

        static Behind of(List<String> key) {
            return new Behind(Cursor.instant(key.getFirst()), UUID.fromString(key.getLast()));
        }
    }

    CampaignView view(AccountId account, Campaign campaign) {
        return CampaignView.of(campaign, delivery(account, campaign));
    }

    private @Nullable Delivery delivery(AccountId account, Campaign campaign) {
        return campaign.state() == CampaignState.STARTED
                ? deliveries.find(account, campaign.delivery()).orElse(null)
                : null;
    }

    /**
     * Starts sending now: whole, or as the owner chose for what does not fit.
     *
     * @throws Problem 409 {@code does-not-fit}, with both numbers, if it does not fit; nothing was sent then
     */
    public CampaignView send(AccountId account, UUID id, Fit fit) {
        Launches.Try result = launches.start(account, id, fit);
        result.refusal().ifPresent(no -> {
            throw doesNotFit(no);
        });
        return get(account, id);
    }

    /** Decides about what was held: sends it in the running month, or gives it up. */
    public CampaignView decide(AccountId account, UUID id, String decision) {
        Campaign campaign = scope.in(account, () -> store.find(account, id)).orElseThrow(() -> Launches.unknown(id));
        return switch (decision) {
            case "drop" -> cancel(account, id);
            case "send" ->
                campaign.state() == CampaignState.STARTED ? resume(account, campaign) : send(account, id, Fit.WHOLE);
            default ->
                throw Problem.badRequest("bad-decision", "decide: got '" + decision + "' (expected: send or drop)");
        };
    }

    private CampaignView resume(AccountId account, Campaign campaign) {
        launches.refresh(account);
        Decision decision = scope.in(account, () -> {
            Decision decided = deliveries
                    .resume(account, campaign.delivery())
                    .orElseThrow(() -> Problem.conflict(
                            "not-held", "campaign: got one that holds nothing (expected: a held one)"));
            if (decided instanceof Decision.Granted) {
                audit.record(account, "campaign.resumed", Map.of("campaign", campaign.id()));
            }
            return decided;
        });
        return switch (decision) {
            case Decision.Granted _ -> get(account, campaign.id());
            case Decision.DoesNotFit no -> throw doesNotFit(no);
            case Decision.NotKnown wait ->
                throw Problem.unavailable("limit-not-known", wait.why().text()).with("why", wait.why());
        };
    }

    /** Sends nothing more of it; what LINE already took stays sent. */
    public CampaignView cancel(AccountId account, UUID id) {
        return scope.in(account, () -> {
            Campaign campaign = store.lock(account, id).orElseThrow(() -> Launches.unknown(id));
            trials.tries(account, id).forEach(one -> cancel(account, one));
            if (campaign.state() == CampaignState.STARTED) {
                deliveries.cancel(account, campaign.delivery());
            } else if (campaign.state() != CampaignState.CANCELLED) {
                store.update(account, campaign.now(CampaignState.CANCELLED, null, campaign.asked()));
                deliveries.forget(account, campaign.delivery(), new Content(campaign.messagesJson()));
                alarm.clear(account, id);
            }
            audit.record(account, "campaign.cancelled", Map.of("campaign", id));
            return view(account, store.find(account, id).orElseThrow());
        });
    }

    static Problem doesNotFit(Decision.DoesNotFit no) {
        return Problem.conflict("does-not-fit", Launches.why(no).text())
                .with("count", no.count())
                .with("limit", no.limit())
                .with("remaining", no.remaining())
                .with("shortBy", no.shortBy())
                .with("pot", no.pot())
                .with("resetsAt", no.resetsAt());
    }
}
