package dev.todoku;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.inbound.WebhookCalls;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Cursor;
import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import dev.todoku.testing.RunningTodoku.Connected;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Whatever somebody makes of a cursor, every list that takes one says 400 and why. */
class CursorTest {

    /** Nobody's {@code next}: neither one number, nor an instant and an id. */
    private static final List<String> GARBAGE = List.of(
            "%%%",
            "garbage",
            "_w", // one byte that is not UTF-8
            "=",
            "1 or 1=1",
            "x".repeat(3_000),
            Cursor.of("x"),
            Cursor.of("\u0000"),
            Cursor.of("2026-11-22T03:00:00Z", "event:\u0000"),
            Cursor.of("9223372036854775808"),
            Cursor.of(1, 2),
            Cursor.of(1, 2, 3),
            Cursor.of("2026-11-22T03:00:00Z", "no-id"),
            Cursor.of("yesterday", new UUID(1, 2)),
            Cursor.of("+1000000000-12-31T23:59:59.999999999Z", new UUID(1, 2)));

    /** What could be a number: of no page, but that nobody can see. */
    private static final List<Long> NUMBERS = List.of(Long.MIN_VALUE, -1L, 1L << 40, Long.MAX_VALUE);

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    @Test
    void whatIsNoCursorIsRefusedByEveryListThatTakesOne() {
        Connected shop = TODOKU.connect("jp-2023-light", null, 0);
        WebhookCalls line = new WebhookCalls(TODOKU, shop);
        line.send(WebhookCalls.follow("e1", Instant.parse("2026-11-22T02:59:59Z"), WebhookCalls.user(1)));
        line.settle();
        String audiences = "/api/v1/accounts/%s/audiences".formatted(shop.account());
        String audience = TODOKU.api()
                .post(audiences, "{\"name\":\"all\",\"audience\":{\"everyone\":true}}")
                .json()
                .path("audienceId")
                .asString();
        String csv = TODOKU.api()
                .post("/api/v1/accounts/%s/imports".formatted(shop.account()), "userId\nx\n")
                .json()
                .path("import")
                .path("importId")
                .asString();
        String campaign = TODOKU.api()
                .post(
                        "/api/v1/accounts/%s/campaigns".formatted(shop.account()),
                        "{\"name\":\"x\",\"audience\":{\"everyone\":true},\"messages\":[{\"type\":\"text\",\"text\":\"x\"}]}")
                .json()
                .path("campaignId")
                .asString();
        JsonNode count = TODOKU.api()
                .get(audiences + "/" + audience + "/counts")
                .json()
                .path("items")
                .get(0);
        List<String> lists = lists(TODOKU.api().get("/v3/api-docs").json(), shop.account()).stream()
                .map(path -> path.replace("{audience}", audience)
                        .replace("{importId}", csv)
                        .replace("{campaign}", campaign))
                .map(path -> path.matches(".*/(entered|left)")
                        ? path + "?at=" + count.path("at").asString()
                        : path)
                .toList();
        assertThat(lists).hasSizeGreaterThanOrEqualTo(15);

        for (String list : lists) {
            for (String cursor : GARBAGE) {
                Http.Answer answer = ask(list, cursor);
                assertThat(answer.status())
                        .as("%s %s %s", list, cursor, answer.text())
                        .isEqualTo(400);
                assertThat(answer.json().path("detail").asString())
                        .isEqualTo("cursor: got '%s' (expected: `next` of a page)", cursor);
            }
            for (long number : NUMBERS) {
                assertThat(ask(list, Cursor.of(number)).status())
                        .as("%s %s", list, number)
                        .isIn(200, 400);
            }
        }
    }

    private static Http.Answer ask(String list, String cursor) {
        return TODOKU.api()
                .get(list + (list.contains("?") ? "&" : "?") + "cursor="
                        + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
    }

    /** The paths of the API that have a parameter {@code cursor}, of this account and of some friend. */
    private static List<String> lists(JsonNode api, AccountId account) {
        return api.path("paths")
                .propertyStream()
                .filter(path ->
                        cursors(path.getValue().path("get").path("parameters")).count() == 1)
                .map(path -> path.getKey()
                        .replace("{account}", account.toString())
                        .replace("{userId}", WebhookCalls.user(1)))
                .toList();
    }

    private static Stream<JsonNode> cursors(JsonNode parameters) {
        return parameters
                .valueStream()
                .filter(each -> each.path("name").asString().equals("cursor"));
    }
}
