package dev.todoku.friend;

import static dev.todoku.inbound.WebhookCalls.follow;
import static dev.todoku.inbound.WebhookCalls.text;
import static dev.todoku.inbound.WebhookCalls.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.inbound.WebhookCalls;
import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import dev.todoku.testing.RunningTodoku.Connected;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class ErasureTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    private static final Instant AT = Instant.parse("2026-11-22T02:59:59Z");

    @Test
    void nothingNamesAnErasedFriendAndTheirOrdinalIsNotUsedAgain() {
        Connected shop = TODOKU.connect("jp-2023-light", null, 0);
        WebhookCalls line = new WebhookCalls(TODOKU, shop);
        String friends = "/api/v1/accounts/%s/friends".formatted(shop.account());
        TODOKU.api().post("/api/v1/accounts/%s/rules".formatted(shop.account()), """
                {"name":"hello","when":{"type":"message","text":"my secret","match":"contains"},
                 "then":[{"type":"opt-out"},{"type":"reply","messages":[{"type":"text","text":"noted"}]}]}""");
        line.send(follow("e1", AT, user(1)), follow("e2", AT, user(2)));
        line.send(text("e3", AT, user(1), "my secret"), text("e4", AT, user(2), "hello"));
        line.settle();
        assertThat(mentions(shop, user(1))).isPositive();

        Http.Answer erased = TODOKU.api().delete(friends + "/" + user(1));

        assertThat(erased.status()).as(erased.text()).isEqualTo(202);
        line.settle();
        assertThat(erasures(shop).path("ordinal").asInt()).isZero();
        assertThat(erasures(shop).path("doneAt").isNull()).isFalse();
        assertThat(rows().fetchCount(DSL.table("inbound.erasures"))).isZero();
        assertThat(mentions(shop, user(1))).isZero();
        assertThat(mentions(shop, "my secret")).isZero();
        assertThat(mentions(shop, user(2))).isPositive();
        assertThat(TODOKU.api().get(friends + "/" + user(1)).status()).isEqualTo(404);
        assertThat(TODOKU.api().delete(friends + "/" + user(1)).status()).isEqualTo(404);
        assertThat(rows().fetchCount(
                                DSL.table("delivery.replies"),
                                DSL.condition("account_id = ?", shop.account().value())))
                .isZero();
        assertThat(rows().fetchSingle(
                                "select details::text from staff.audit_entries where what = 'friend.erased' and account_id = ?",
                                shop.account().value())
                        .get(0))
                .isEqualTo("{\"ordinal\": 0}");

        line.send(text("e3", AT, user(1), "my secret")); // LINE delivers it again: known, and done with
        line.settle();
        assertThat(TODOKU.api().get(friends + "/" + user(1)).status()).isEqualTo(404);

        line.send(follow("e5", AT.plusSeconds(1), user(1)));
        line.settle();
        assertThat(TODOKU.api()
                        .get(friends + "/" + user(1))
                        .json()
                        .path("ordinal")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void nobodyWaitsForTheLogToBeScrubbedAndItIsShownUnderWayUntilThen() throws SQLException {
        Connected shop = TODOKU.connect("jp-2023-light", null, 0);
        WebhookCalls line = new WebhookCalls(TODOKU, shop);
        String friends = "/api/v1/accounts/%s/friends".formatted(shop.account());
        line.send(follow("e1", AT, user(1)));
        line.settle();

        try (Connection connection = TODOKU.database().owner().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    "select 1 from inbound.events where account_id = %s for update".formatted(shop.account()));

            Http.Answer erased = TODOKU.api().delete(friends + "/" + user(1));

            assertThat(erased.status()).as(erased.text()).isEqualTo(202);
            assertThat(TODOKU.api().get(friends + "/" + user(1)).status()).isEqualTo(404);
            Http.Answer tag =
                    TODOKU.api().post("/api/v1/accounts/%s/tags".formatted(shop.account()), "{\"name\":\"new\"}");
            assertThat(tag.status()).as(tag.text()).isEqualTo(201);
            assertThat(erasures(shop).path("doneAt").isNull()).isTrue();
            connection.rollback();
        }

        line.settle();
        assertThat(erasures(shop).path("doneAt").isNull()).isFalse();
        assertThat(mentions(shop, user(1))).isZero();
    }

    @Test
    void answersKeptForARepeatForgetThemAndAreNotGivenTwice() {
        Connected shop = TODOKU.connect("jp-2023-light", null, 0);
        WebhookCalls line = new WebhookCalls(TODOKU, shop);
        String friends = "/api/v1/accounts/%s/friends".formatted(shop.account());
        line.send(follow("e1", AT, user(1)), follow("e2", AT, user(2)));
        line.settle();
        Http.Answer theirs = note(friends, user(1), "a");
        Http.Answer anothers = note(friends, user(2), "b");
        assertThat(theirs.status()).as(theirs.text()).isEqualTo(201);

        TODOKU.api().delete(friends + "/" + user(1));
        line.settle();

        assertThat(rows().fetch("select path, location, body from kernel.idempotency_keys where key = 'a'")
                        .formatCSV())
                .doesNotContain("allergic")
                .doesNotContain(user(1));
        Http.Answer again = note(friends, user(1), "a");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEmpty();
        assertThat(note(friends, user(2), "b").text()).isEqualTo(anothers.text());
    }

    private static Http.Answer note(String friends, String user, String key) {
        return TODOKU.api()
                .post(friends + "/" + user + "/notes", "{\"text\":\"allergic to nuts\"}", "Idempotency-Key", key);
    }

    private static JsonNode erasures(Connected shop) {
        JsonNode items = TODOKU.api()
                .get("/api/v1/accounts/%s/friends/erasures".formatted(shop.account()))
                .json()
                .path("items");
        assertThat(items.size()).isEqualTo(1);
        return items.get(0);
    }

    private static DSLContext rows() {
        return DSL.using(TODOKU.database().owner(), SQLDialect.POSTGRES);
    }

    /** Rows of the account, in the tables that hold personal data, in which a text stands. */
    private static int mentions(Connected shop, String text) {
        String uuid = text.startsWith("U") ? text.substring(1) : text;
        return rows().fetchSingle(
                        """
                        select (select count(*) from inbound.events where account_id = ? and position(? in encode(payload, 'escape')) > 0)
                          + (select count(*) from inbound.set_aside where account_id = ? and position(? in encode(payload, 'escape')) > 0)
                          + (select count(*) from friend.friends f where account_id = ? and position(? in replace(f::text, '-', '')) > 0)
                          + (select count(*) from friend.profile_fetches f where account_id = ? and position(? in replace(f::text, '-', '')) > 0)
                          + (select count(*) from friend.erasures f where account_id = ? and position(? in replace(f::text, '-', '')) > 0)
                          + (select count(*) from friend.history h where account_id = ? and ordinal = 0 and ? like '%1')
                        """,
                        shop.account().value(),
                        text,
                        shop.account().value(),
                        text,
                        shop.account().value(),
                        uuid,
                        shop.account().value(),
                        uuid,
                        shop.account().value(),
                        uuid,
                        shop.account().value(),
                        text)
                .get(0, Integer.class);
    }
}
