package dev.todoku.friend;

import static dev.todoku.inbound.WebhookCalls.follow;
import static dev.todoku.inbound.WebhookCalls.text;
import static dev.todoku.inbound.WebhookCalls.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.inbound.WebhookCalls;
import dev.todoku.testing.RunningTodoku;
import dev.todoku.testing.RunningTodoku.Connected;
import java.time.Duration;
import java.util.List;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FactsTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    @Test
    void theAuditSaysWhoToldHowManyFactsAndNotOfWhom() {
        Connected shop = TODOKU.connect("jp-2023-light", null, 0);
        String nobody = "U" + "0".repeat(32);
        String path = "/api/v1/accounts/%s/facts".formatted(shop.account());

        assertThat(TODOKU.api()
                        .post(path, """
                        {"items": [
                          {"userId": "%s", "fact": "clicked", "subject": "spring"},
                          {"userId": "%s", "fact": "clicked"},
                          {"userId": "%s", "fact": "joined"}]}
                        """.formatted(nobody, nobody, nobody))
                        .status())
                .isEqualTo(200);
        assertThat(TODOKU.api()
                        .post(path, "{\"items\":[{\"userId\":\"x\",\"fact\":\"clicked\"}]}")
                        .status())
                .as("refused, so not in the audit")
                .isEqualTo(422);

        assertThat(told(shop)).containsExactly("{\"joined\": 1, \"clicked\": 2, \"unknown\": 3}");
    }

    @Test
    void rulesCanAskHowLongAgoSomebodyWrote() {
        Connected shop = TODOKU.connect("jp-2023-light", null, 0);
        WebhookCalls line = new WebhookCalls(TODOKU, shop);
        for (int i = 1; i <= 3; i++) {
            line.send(follow("f" + i, TODOKU.now().minus(Duration.ofDays(60)), user(i)));
        }
        line.send(text("long-ago", TODOKU.now().minus(Duration.ofDays(40)), user(1), "こんにちは"));
        line.send(text("lately", TODOKU.now().minus(Duration.ofDays(5)), user(2), "また来ます"));
        line.send(text("again", TODOKU.now().minus(Duration.ofDays(3)), user(2), "今日は？"));
        line.settle();

        assertThat(count(shop, "wrote")).isEqualTo(2);
        assertThat(count(shop, "none of (wrote within 29 days)")).isEqualTo(2);
        assertThat(count(shop, "all of (wrote, none of (wrote within 29 days))"))
                .isEqualTo(1);
        assertThat(count(shop, "すべて（発言 60日以内、どれでもない（発言 30日以内））")).isEqualTo(1);
        assertThat(count(shop, "wrote at least 2 times within 7 days")).isEqualTo(1);
        assertThat(TODOKU.api()
                        .get("/api/v1/accounts/%s/friends/%s/timeline".formatted(shop.account(), user(1)))
                        .text())
                .as("the message itself stands there")
                .doesNotContain("\"wrote\"");
    }

    private static long count(Connected shop, String rule) {
        return TODOKU.api()
                .post(
                        "/api/v1/accounts/%s/audiences/count".formatted(shop.account()),
                        "{\"audience\":\"%s\"}".formatted(rule))
                .json()
                .path("count")
                .asLong(-1);
    }

    private static List<String> told(Connected shop) {
        return DSL.using(TODOKU.database().owner(), SQLDialect.POSTGRES)
                .fetch(
                        "select details::text from staff.audit_entries where account_id = ? and what = 'facts.told'",
                        shop.account().value())
                .getValues(0, String.class);
    }
}
