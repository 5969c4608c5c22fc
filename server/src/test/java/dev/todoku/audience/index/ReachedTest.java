package dev.todoku.audience.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.audience.Audiences;
import dev.todoku.audience.Members;
import dev.todoku.friend.Effect;
import dev.todoku.friend.Fact;
import dev.todoku.friend.Facts;
import dev.todoku.friend.FriendChange;
import dev.todoku.friend.FriendChanges;
import dev.todoku.friend.Friends;
import dev.todoku.friend.Tags;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Actor;
import dev.todoku.protocol.Json;
import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import dev.todoku.testing.RunningTodoku.Connected;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.roaringbitmap.RoaringBitmap;
import tools.jackson.databind.JsonNode;

/** Who asks after a change finds it: other writers, other askers and transactions that do not end notwithstanding. */
class ReachedTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    private static final int WRITERS = 4;
    private static final int CHANGES = 25;
    private static final JsonNode TAGGED = Json.read("{\"tag\":\"VIP\"}");
    private static final JsonNode CLICKED = Json.read("{\"did\":\"clicked\"}");

    @Test
    void everybodyFindsTheirOwnChangeWhileOthersChangeAndAsk() throws Exception {
        AccountId account = TODOKU.connect("jp-2023-light", null, 0).account();
        int vip = TODOKU.bean(Tags.class).create(account, "VIP").tagId();
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int own = writer;
                all.add(writers.submit(() -> IntStream.range(0, CHANGES).forEach(i -> {
                    UUID user = new UUID(own, i);
                    happen(account, user, new Effect.Followed(), new Effect.TagAdded(vip));
                    int ordinal = ordinal(account, user);
                    assertThat(members(account, TAGGED).ordinals().contains(ordinal))
                            .isTrue();
                    TODOKU.bean(Facts.class)
                            .happened(account, Fact.CLICKED, "", TODOKU.now(), RoaringBitmap.bitmapOf(ordinal));
                    assertThat(members(account, CLICKED).ordinals().contains(ordinal))
                            .isTrue();
                })));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        assertThat(members(account, TAGGED).count()).isEqualTo(WRITERS * CHANGES);
        assertThat(members(account, CLICKED).count()).isEqualTo(WRITERS * CHANGES);
        assertThat(members(account, Json.read("{\"did\":\"clicked\",\"atLeast\":2}"))
                        .count())
                .isZero();
    }

    /** The feed cannot be complete beyond it, and what is there is still found, and once. */
    @Test
    void aTransactionThatDoesNotEndHoldsNothingUp() throws Exception {
        AccountId account = TODOKU.connect("jp-2023-light", null, 0).account();
        int vip = TODOKU.bean(Tags.class).create(account, "VIP").tagId();
        Members before = members(account, TAGGED);
        try (Connection connection = TODOKU.database().owner().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select pg_current_xact_id()");
            for (int i = 0; i < 5; i++) {
                UUID user = new UUID(9, i);
                happen(account, user, new Effect.Followed(), new Effect.TagAdded(vip));
                RoaringBitmap ordinal = RoaringBitmap.bitmapOf(ordinal(account, user));
                TODOKU.bean(Facts.class).happened(account, Fact.CLICKED, "", TODOKU.now(), ordinal);
                assertThat(members(account, TAGGED).count()).isEqualTo(i + 1);
            }
            assertThat(members(account, CLICKED).count()).isEqualTo(5);
            assertThat(members(account, TAGGED).position()).isEqualTo(before.position());
            TODOKU.bean(Indexes.class).unload(account);
            assertThat(members(account, CLICKED).count()).isEqualTo(5);
            connection.commit();
        }
        assertThat(members(account, TAGGED).count()).isEqualTo(5);
        assertThat(members(account, TAGGED).position()).isGreaterThan(before.position());
        assertThat(members(account, Json.read("{\"did\":\"clicked\",\"atLeast\":2}"))
                        .count())
                .isZero();
    }

    @Test
    void aSendGoesToWhomWasChangedJustBefore() {
        Connected shop = TODOKU.connect("jp-2023-light", null, 3);
        String base = "/api/v1/accounts/" + shop.account();
        TODOKU.api().post(base + "/friends/imports", "{}");
        TODOKU.settle();
        TODOKU.bean(Tags.class).create(shop.account(), "VIP");
        String user = TODOKU.api()
                .get(base + "/friends?limit=1")
                .json()
                .path("items")
                .path(0)
                .path("userId")
                .asString();
        assertThat(members(shop.account(), TAGGED).count()).isZero();

        Http.Answer changed = TODOKU.api()
                .post(
                        base + "/friends/changes",
                        "{\"changes\":[{\"userId\":\"%s\",\"addTags\":[\"VIP\"]}]}".formatted(user));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().path("friends").asInt()).isEqualTo(1);
        Http.Answer campaign = TODOKU.api()
                .post(
                        base + "/campaigns",
                        "{\"name\":\"c\",\"audience\":%s,\"messages\":[{\"type\":\"text\",\"text\":\"x\"}],\"atMonthEnd\":\"hold\"}"
                                .formatted(TAGGED));
        String id = campaign.json().path("campaignId").asString();
        Http.Answer sent = TODOKU.api().post(base + "/campaigns/" + id + "/send", "{}");
        assertThat(sent.status()).as(sent.text()).isEqualTo(202);
        assertThat(sent.json().path("recipients").asInt()).isEqualTo(1);
        TODOKU.settle();

        assertThat(members(shop.account(), Json.read("{\"did\":\"received\",\"days\":1}"))
                        .count())
                .isEqualTo(1);
    }

    private static void happen(AccountId account, UUID user, Effect... effects) {
        List<FriendChange> changes = new ArrayList<>();
        for (Effect effect : effects) {
            changes.add(new FriendChange(user, TODOKU.now(), "x" + changes.size(), effect));
        }
        TODOKU.bean(FriendChanges.class).apply(account, Actor.SYSTEM, changes);
    }

    private static int ordinal(AccountId account, UUID user) {
        return TODOKU.bean(Friends.class).ordinals(account, List.of(user)).getOrDefault(user, -1);
    }

    private static Members members(AccountId account, JsonNode rule) {
        return TODOKU.bean(Audiences.class).members(account, rule);
    }
}
