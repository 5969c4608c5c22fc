package dev.todoku.campaign;

import static dev.todoku.campaign.db.Tables.TESTS;

import dev.todoku.audience.Audiences;
import dev.todoku.audience.Rule;
import dev.todoku.delivery.Content;
import dev.todoku.delivery.Deliveries;
import dev.todoku.delivery.Delivery;
import dev.todoku.delivery.DeliveryOrder;
import dev.todoku.delivery.StartAnswer;
import dev.todoku.friend.Friends;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.Ids;
import dev.todoku.kernel.Problem;
import dev.todoku.protocol.UserId;
import dev.todoku.quota.Purpose;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;

/** Sends a campaign to chosen friends to look at it first. Counted and billed like any message, and shown apart. */
@Component
public final class TestSends {

    private static final int FRIENDS_MAX = 20;

    private static final int TESTS_MAX = 100;

    private final CampaignStore store;
    private final Launches launches;
    private final Audiences audiences;
    private final Deliveries deliveries;
    private final Friends friends;
    private final AccountScope scope;
    private final DSLContext sql;
    private final Ids ids;
    private final Audit audit;
    private final InstantSource clock;

    TestSends(
            CampaignStore store,
            Launches launches,
            Audiences audiences,
            Deliveries deliveries,
            Friends friends,
            AccountScope scope,
            DSLContext sql,
            Ids ids,
            Audit audit,
            InstantSource clock) {
        this.store = store;
        this.launches = launches;
        this.audiences = audiences;
        this.deliveries = deliveries;
        this.friends = friends;
        this.scope = scope;
        this.sql = sql;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    /** One test: each figure as of a campaign. */
    public record TestSend(
            UUID delivery, Instant at, long recipients, long accepted, long refused, long unknown, long outstanding) {

        static TestSend of(Delivery delivery) {
            return new TestSend(
                    delivery.id(),
                    delivery.startedAt(),
                    delivery.recipients(),
                    delivery.accepted(),
                    delivery.refused(),
                    delivery.unknown(),
                    delivery.outstanding());
        }
    }

    /**
     * Sends it to these friends now.
     *
     * @throws Problem 422 for friends who cannot be reached, 409 if it does not fit, 503 while the limit is not known
     */
    public TestSend send(AccountId account, UUID id, List<String> userIds) {
        if (userIds.isEmpty() || userIds.size() > FRIENDS_MAX) {
            throw Problem.unprocessable(
                    "bad-test", "friends: got %d (expected: 1 to %d)".formatted(userIds.size(), FRIENDS_MAX));
        }
        RoaringBitmap to = reachable(account, userIds);
        launches.refresh(account);
        StartAnswer answer = scope.in(account, () -> {
            Campaign campaign = store.lock(account, id).orElseThrow(() -> Launches.unknown(id));
            requireFew(account, id);
            UUID delivery = ids.next();
            Content content = new Content(campaign.messagesJson());
            StartAnswer started =
                    deliveries.start(account, new DeliveryOrder(delivery, Purpose.TEST, id, content, to, false, null));
            if (started instanceof StartAnswer.Started) {
                sql.insertInto(TESTS)
                        .set(TESTS.ACCOUNT_ID, account.value())
                        .set(TESTS.CAMPAIGN_ID, id)
                        .set(TESTS.DELIVERY_ID, delivery)
                        .set(TESTS.AT, clock.instant())
                        .execute();
                audit.record(
                        account,
                        "campaign.tested",
                        Map.of("campaign", id, "delivery", delivery, "friends", userIds.size()));
            } else {
                deliveries.forget(account, delivery, content); // a test waits for no decision
            }
            return started;
        });
        return switch (answer) {
            case StartAnswer.Started started -> TestSend.of(started.delivery());
            case StartAnswer.DoesNotFit no -> throw Campaigns.doesNotFit(no.refusal());
            case StartAnswer.MonthEnds ends ->
                throw Problem.conflict("month-ends", ends.why().text()).with("why", ends.why());
            case StartAnswer.NotYet wait ->
                throw Problem.unavailable("limit-not-known", wait.why().text()).with("why", wait.why());
        };
    }

    private RoaringBitmap reachable(AccountId account, List<String> userIds) {
        List<UUID> users = userIds.stream()
                .map(text -> Optional.ofNullable(text)
                        .flatMap(UserId::find)
                        .orElseThrow(() -> Problem.unprocessable(
                                "bad-test", "friends: got '%s' (expected: user ids of friends)".formatted(text))))
                .map(UserId::value)
                .toList();
        RoaringBitmap everybody =
                audiences.members(account, new Rule.Everyone()).ordinals();
        Map<UUID, Integer> ordinals = friends.ordinals(account, users);
        RoaringBitmap to = new RoaringBitmap();
        for (UUID user : users) {
            Integer ordinal = ordinals.get(user);
            if (ordinal == null || !everybody.contains(ordinal)) {
                throw Problem.unprocessable(
                        "bad-test",
                        "friends: got %s (expected: friends who can be reached)".formatted(new UserId(user)));
            }
            to.add(ordinal);
        }
        return to;
    }

    private void requireFew(AccountId account, UUID id) {
        if (deliveriesOf(account, id).size() >= TESTS_MAX) {
            throw Problem.conflict(
                    "too-many-tests", "tests: got one more (expected: at most %d of a campaign)".formatted(TESTS_MAX));
        }
    }

    /** The tests of a campaign, the newest first. */
    public List<TestSend> of(AccountId account, UUID id) {
        return scope.in(account, () -> {
            if (store.find(account, id).isEmpty()) {
                throw Launches.unknown(id);
            }
            return deliveriesOf(account, id).stream()
                    .flatMap(delivery -> deliveries.find(account, delivery).stream())
                    .map(TestSend::of)
                    .toList();
        });
    }

    private List<UUID> deliveriesOf(AccountId account, UUID id) {
        return sql.select(TESTS.DELIVERY_ID)
                .from(TESTS)
                .where(TESTS.ACCOUNT_ID.eq(account.value()), TESTS.CAMPAIGN_ID.eq(id))
                .orderBy(TESTS.AT.desc(), TESTS.DELIVERY_ID.desc())
                .fetch(TESTS.DELIVERY_ID);
    }
}
