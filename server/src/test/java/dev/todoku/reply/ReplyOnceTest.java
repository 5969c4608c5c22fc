package dev.todoku.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import dev.todoku.testing.RunningTodoku.Connected;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** An answer leaves at most once, whatever becomes of LINE's own answer, and never as a counted message (law 5). */
class ReplyOnceTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    private Connected shop;
    private String friend;

    @BeforeEach
    void aShopThatAnswers() {
        shop = TODOKU.connect("jp-2023-light", null, 0);
        TODOKU.emulator()
                .put(
                        "/_emulator/accounts/%s/webhook".formatted(shop.channelId()),
                        "{\"url\":\"%s/webhook/%s\"}".formatted(TODOKU.url(), shop.account()));
        friend = TODOKU.emulator()
                .post("/_emulator/accounts/%s/friends".formatted(shop.channelId()), "{\"count\":1}")
                .json()
                .path("userIds")
                .get(0)
                .asString();
        Http.Answer rule = TODOKU.api().post("/api/v1/accounts/%s/rules".formatted(shop.account()), """
                {"name":"hello","when":{"type":"message","text":"hello"},
                 "then":[{"type":"reply","messages":[{"type":"text","text":"welcome"}]}]}""");
        assertThat(rule.status()).as(rule.text()).isEqualTo(201);
    }

    @AfterEach
    void lineIsWellAgain() {
        faults("");
    }

    @Test
    void aLostAnswerIsRepeatedOnItsTokenAndThenProbablySent() throws SQLException {
        faults("{\"path\":\"/v2/bot/message/reply\",\"probability\":1,\"fault\":\"acceptReset\",\"times\":1}");

        says("hello");
        TODOKU.advance(Duration.ofMinutes(2));

        assertThat(calls("/v2/bot/message/reply")).isEqualTo(2);
        assertThat(calls("/v2/bot/message/push")).isZero();
        assertThat(row()).isEqualTo("PROBABLY_SENT 2 400 Invalid reply token");
        assertThat(received()).isEqualTo(1);
        assertThat(TODOKU.emulator()
                        .get("/_emulator/accounts/%s/usage?month=2026-11".formatted(shop.channelId()))
                        .json()
                        .path("used")
                        .asLong())
                .isZero();
    }

    @Test
    void anAnswerThatNeverReachedLineIsRepeatedAndSent() throws SQLException {
        faults("{\"path\":\"/v2/bot/message/reply\",\"probability\":1,\"fault\":\"reset\",\"times\":1}");

        says("hello");
        TODOKU.advance(Duration.ofMinutes(2));

        assertThat(row()).startsWith("SENT 2");
        assertThat(received()).isEqualTo(1);
        assertThat(calls("/v2/bot/message/push")).isZero();
    }

    private static void faults(String rules) {
        Http.Answer answer = TODOKU.emulator().put("/_emulator/faults", "{\"seed\":1,\"rules\":[" + rules + "]}");
        assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
    }

    private void says(String text) {
        Http.Answer told = TODOKU.emulator()
                .post(
                        "/_emulator/accounts/%s/friends/%s/actions".formatted(shop.channelId(), friend),
                        "{\"type\":\"message\",\"text\":\"%s\"}".formatted(text));
        assertThat(told.status()).as(told.text()).isLessThan(300);
    }

    private long calls(String path) {
        JsonNode calls = TODOKU.emulator()
                .get("/_emulator/requests?path=%s&channelId=%s".formatted(path, shop.channelId()))
                .json();
        assertThat(calls.path("requests").isArray()).as(calls.toString()).isTrue();
        return calls.path("requests").size();
    }

    private long received() {
        return TODOKU.emulator()
                .get("/_emulator/accounts/%s/friends/%s/chat".formatted(shop.channelId(), friend))
                .json()
                .path("messages")
                .valueStream()
                .filter(each -> each.path("message").path("text").asString().equals("welcome"))
                .count();
    }

    private String row() throws SQLException {
        try (Connection connection = TODOKU.database().owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select concat_ws(' ', state, attempts, why) from delivery.replies"
                                + " where account_id = " + shop.account())) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
