package dev.todoku.kernel.time;

import static dev.todoku.inbound.WebhookCalls.follow;
import static dev.todoku.inbound.WebhookCalls.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.inbound.WebhookCalls;
import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import dev.todoku.testing.RunningTodoku.Connected;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.core.env.Environment;

class RetentionTest {

    private static final List<String> OVER = List.of(
            "inbound.events", "inbound.set_aside", "friend.encounters", "delivery.batches", "delivery.snapshots");
    private static final List<String> FOR_GOOD =
            List.of("friend.friends", "friend.history", "delivery.deliveries", "delivery.outcomes");

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z", "todoku.keep=10d");

    @Test
    void whatIsOverIsDeletedAfterItsTimeAndTheBooksStay() {
        Connected shop = TODOKU.connect("jp-2023-light", null, 0);
        WebhookCalls line = new WebhookCalls(TODOKU, shop);
        line.send(follow("e1", TODOKU.now(), user(1)));
        line.sendBody(line.body("{\"type\":7}"));
        line.settle();
        String campaigns = "/api/v1/accounts/%s/campaigns".formatted(shop.account());
        String id = TODOKU.api()
                .post(
                        campaigns,
                        "{\"name\":\"x\",\"audience\":{\"everyone\":true},\"messages\":[{\"type\":\"text\",\"text\":\"x\"}]}")
                .json()
                .path("campaignId")
                .asString();
        Http.Answer sent = TODOKU.api().post(campaigns + "/" + id + "/send", "");
        assertThat(sent.status()).as(sent.text()).isEqualTo(202);
        TODOKU.advance(Duration.ofDays(5));
        assertThat(OVER).allSatisfy(table -> assertThat(count(table)).as(table).isPositive());
        long ledger = count("quota.entries");

        TODOKU.advance(Duration.ofDays(7));

        assertThat(OVER).allSatisfy(table -> assertThat(count(table)).as(table).isZero());
        assertThat(FOR_GOOD)
                .allSatisfy(table -> assertThat(count(table)).as(table).isPositive());
        assertThat(count("quota.entries")).isGreaterThanOrEqualTo(ledger);
        assertThat(count("quota.readings")).isPositive();
        Http.Answer audit =
                TODOKU.api().get("/api/v1/accounts/%s/ledger/audit?month=2026-11".formatted(shop.account()));
        assertThat(audit.json().path("agrees").asBoolean()).isTrue();
    }

    @Test
    void whatTheMetricsSayIsThere() {
        String metrics = new Http(
                        URI.create("http://localhost:"
                                + TODOKU.bean(Environment.class).getProperty("local.management.port")),
                        null)
                .get("/actuator/prometheus")
                .text();

        assertThat(metrics)
                .contains(
                        "todoku_inbound_lag_seconds 0",
                        "todoku_delivery_oldest_unsent_seconds 0",
                        "todoku_delivery_unknown_recipients 0",
                        "todoku_quota_drift_messages 0",
                        "todoku_friend_feed_lag_seconds 0");
    }

    private static long count(String table) {
        DSLContext rows = DSL.using(TODOKU.database().owner(), SQLDialect.POSTGRES);
        return rows.fetchCount(DSL.table(table));
    }
}
