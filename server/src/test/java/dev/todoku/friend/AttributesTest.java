package dev.todoku.friend;

import static dev.todoku.inbound.WebhookCalls.follow;
import static dev.todoku.inbound.WebhookCalls.postback;
import static dev.todoku.inbound.WebhookCalls.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.inbound.WebhookCalls;
import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import dev.todoku.testing.RunningTodoku.Connected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class AttributesTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    private Connected shop;

    @BeforeEach
    void connect() {
        shop = TODOKU.connect("jp-2023-light", null, 0);
    }

    @Test
    void valuesAreKeptInOneForm() {
        Map<String, String> types = Map.of(
                "{\"key\":\"a\",\"type\":\"date\"}", "\"令和８年１１月２２日\" -> \"2026-11-22\"",
                "{\"key\":\"b\",\"type\":\"phone\"}", "\"０９０－１２３４－５６７８\" -> \"+819012345678\"",
                "{\"key\":\"c\",\"type\":\"email\"}", "\"Aya@Example.COM\" -> \"aya@example.com\"",
                "{\"key\":\"d\",\"type\":\"number\",\"min\":\"0\"}", "\"１，２００\" -> 1200",
                "{\"key\":\"e\",\"type\":\"text\",\"format\":\"postcode\"}", "\"〒１５００００１\" -> \"150-0001\"",
                "{\"key\":\"f\",\"type\":\"text\",\"format\":\"prefecture\"}", "\"とうきょう\" -> \"東京都\"",
                "{\"key\":\"g\",\"type\":\"choices\",\"choices\":[\"x\",\"y\",\"z\"]}",
                        "[\"z\",\"x\",\"z\"] -> [\"x\",\"z\"]",
                "{\"key\":\"h\",\"type\":\"datetime\"}", "\"2026-11-22T12:00:00+09:00\" -> \"2026-11-22T03:00:00Z\"",
                "{\"key\":\"i\",\"type\":\"points\"}", "\"１０\" -> 10",
                "{\"key\":\"j\",\"type\":\"place\"}",
                        "{\"latitude\":35.68120001,\"longitude\":139.7671} -> {\"latitude\":35.6812,\"longitude\":139.7671}");
        types.forEach((attribute, values) -> {
            Http.Answer made = post("/attributes", attribute);
            assertThat(made.status()).as(made.text()).isEqualTo(201);
            String key = made.json().path("key").asString();
            String[] value = values.split(" -> ", 2);
            assertThat(rule(key, value[0]).status()).as(attribute).isEqualTo(201);
            WebhookCalls line = new WebhookCalls(TODOKU, shop);
            line.send(postback("v" + key, TODOKU.now(), user(1), key));
            line.settle();
            assertThat(friend(1).path("attributes").path(key).toString()).isEqualTo(value[1]);
        });
    }

    @Test
    void whatBreaksALimitIsRefused() {
        post("/attributes", "{\"key\":\"n\",\"type\":\"number\",\"min\":\"1\",\"max\":\"5\"}");
        post("/attributes", "{\"key\":\"p\",\"type\":\"text\",\"pattern\":\"[A-Z]{3}\"}");
        post("/attributes", "{\"key\":\"q\",\"type\":\"points\"}");
        assertThat(rule("n", "6").json().path("detail").asString())
                .isEqualTo("then[0].value: got 6 (expected: a number of at most 30 digits, from 1 to 5)");
        assertThat(rule("p", "\"abc\"").status()).isEqualTo(422);
        assertThat(rule("p", "\"ABC\"").status()).isEqualTo(201);
        assertThat(rule("q", "1.5").status()).isEqualTo(422);
        for (String bad : new String[] {
            "{\"key\":\"x\",\"type\":\"text\",\"format\":\"birthday\"}",
            "{\"key\":\"x\",\"type\":\"text\",\"min\":\"1\"}",
            "{\"key\":\"x\",\"type\":\"number\",\"min\":\"one\"}",
            "{\"key\":\"x\",\"type\":\"number\",\"min\":\"10\",\"max\":\"9\"}",
            "{\"key\":\"x\",\"type\":\"points\",\"min\":\"1\",\"max\":\"-1\"}",
            "{\"key\":\"x\",\"type\":\"date\",\"min\":\"2026-11-22\",\"max\":\"2026-11-21\"}",
            "{\"key\":\"x\",\"type\":\"text\",\"pattern\":\"(\"}",
            "{\"key\":\"x\",\"type\":\"choice\",\"choices\":[\"a\"],\"words\":{\"b\":[\"c\"]}}",
            "{\"key\":\"x\",\"type\":\"number\",\"defaultValue\":\"many\"}",
            "{\"type\":\"text\"}"
        }) {
            assertThat(post("/attributes", bad).status()).as(bad).isEqualTo(422);
        }
    }

    @Test
    void theLeastValueIsNotAboveTheGreatest() {
        String body = "{\"key\":\"x\",\"type\":\"number\",\"min\":\"10\",\"max\":\"%s\"}";

        assertThat(post("/attributes", body.formatted("9"))
                        .json()
                        .path("detail")
                        .asString())
                .isEqualTo("max: got 9 (expected: 10 or more, as min is)");
        assertThat(post("/attributes", body.formatted("10")).status()).isEqualTo(201);
        assertThat(put("x", "{\"type\":\"number\",\"min\":\"10\",\"max\":\"-10\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aDefaultIsGivenToWhoeverBecomesKnownAndYieldsToAnythingTold() {
        post(
                "/attributes",
                "{\"key\":\"rank\",\"type\":\"choice\",\"choices\":[\"new\",\"old\"],\"defaultValue\":\"new\"}");
        rule("rank", "\"old\"");
        WebhookCalls line = new WebhookCalls(TODOKU, shop);
        line.send(follow("a", TODOKU.now(), user(1)));
        line.settle();
        assertThat(friend(1).path("attributes").path("rank").asString()).isEqualTo("new");
        line.send(postback("b", TODOKU.now().minus(Duration.ofDays(1)), user(1), "rank"));
        line.settle();
        assertThat(friend(1).path("attributes").path("rank").asString()).isEqualTo("old");
    }

    @Test
    void foldersAndPositionsOrderThemAndTypeAndChoicesStay() {
        post("/attributes", "{\"key\":\"one\",\"type\":\"text\",\"folder\":\"b\"}");
        post(
                "/attributes",
                "{\"key\":\"two\",\"type\":\"choice\",\"choices\":[\"x\"],\"folder\":\"a\",\"position\":9}");
        post("/attributes", "{\"key\":\"three\",\"type\":\"text\",\"folder\":\"a\",\"position\":1}");
        post("/attributes", "{\"key\":\"four\",\"type\":\"text\"}");
        assertThat(keys()).isEqualTo("[four, three, two, one]");

        assertThat(put(
                                "two",
                                "{\"type\":\"choice\",\"choices\":[\"y\",\"x\"],\"name\":\"Zwei\",\"folder\":\"a\",\"position\":0}")
                        .json()
                        .path("name")
                        .asString())
                .isEqualTo("Zwei");
        assertThat(keys()).isEqualTo("[four, two, three, one]");
        assertThat(put("two", "{\"type\":\"text\"}").status()).isEqualTo(409);
        assertThat(put("two", "{\"type\":\"choice\",\"choices\":[\"y\"]}").status())
                .isEqualTo(409);
        assertThat(put("none", "{\"type\":\"text\"}").status()).isEqualTo(404);
    }

    @Test
    void oneCallOrdersThemAndOneRenamesAFolder() {
        for (String key : List.of("one", "two", "three")) {
            post("/attributes", "{\"key\":\"%s\",\"type\":\"text\",\"folder\":\"a\"}".formatted(key));
        }
        post("/attributes", "{\"key\":\"four\",\"type\":\"text\",\"folder\":\"b\"}");

        assertThat(to("/attribute-order", "{\"keys\":[\"four\",\"three\"]}").status())
                .isEqualTo(200);
        assertThat(keys()).as("a folder stands where its first one does").isEqualTo("[four, three, one, two]");
        assertThat(to("/attribute-order", "{\"keys\":[\"four\",\"five\"]}").text())
                .contains("keys[1]: got 'five' (expected: one that there is)");
        assertThat(to("/attribute-order", "{\"keys\":[\"four\",\"four\"]}").status())
                .isEqualTo(422);

        assertThat(to("/attribute-folders", "{\"folder\":\"a\",\"name\":\"好み\"}")
                        .text())
                .contains("好み")
                .doesNotContain("\"a\"");
        assertThat(keys()).isEqualTo("[four, three, one, two]");
        assertThat(to("/attribute-folders", "{\"folder\":\"a\",\"name\":\"c\"}").status())
                .isEqualTo(404);
        assertThat(to("/attribute-folders", "{\"folder\":\"b\",\"name\":\"好み\"}")
                        .status())
                .isEqualTo(409);
        assertThat(to("/attribute-folders", "{\"folder\":\"好み\",\"name\":null}").status())
                .isEqualTo(200);
        assertThat(keys()).isEqualTo("[three, one, two, four]");
    }

    @Test
    void tagsAreOrderedAndTheirFoldersRenamedAlike() {
        List<Integer> ids = new ArrayList<>();
        for (String name : List.of("x", "y", "z")) {
            ids.add(post("/tags", "{\"name\":\"%s\",\"folder\":\"f\"}".formatted(name))
                    .json()
                    .path("tagId")
                    .asInt());
        }

        Http.Answer ordered = to("/tag-order", "{\"tagIds\":[%d]}".formatted(ids.get(2)));

        assertThat(ordered.json()
                        .path("items")
                        .valueStream()
                        .map(each -> each.path("name").asString()))
                .containsExactly("z", "x", "y");
        assertThat(to("/tag-folders", "{\"folder\":\"f\",\"name\":\"g\"}").text())
                .doesNotContain("\"f\"");
        assertThat(to("/tag-folders", "{\"folder\":\"g\",\"name\":\" \"}").status())
                .isEqualTo(422);
    }

    @Test
    void theListHasThemAllSinceThereIsAMost() {
        for (int i = 0; i < Attributes.COUNT_MAX; i++) {
            post("/attributes", "{\"key\":\"k%d\",\"type\":\"text\"}".formatted(i));
        }

        assertThat(post("/attributes", "{\"key\":\"more\",\"type\":\"text\"}").text())
                .contains("attributes: got one more than 200 (expected: at most that)");
        assertThat(get("/attributes").path("items").size()).isEqualTo(Attributes.COUNT_MAX);
        assertThat(get("/attributes").path("next").isNull()).isTrue();
    }

    private Http.Answer to(String path, String body) {
        return TODOKU.api().put("/api/v1/accounts/%s%s".formatted(shop.account(), path), body);
    }

    private String keys() {
        return get("/attributes")
                .path("items")
                .valueStream()
                .map(each -> each.path("key").asString())
                .toList()
                .toString();
    }

    private Http.Answer rule(String key, String value) {
        return post(
                "/rules",
                "{\"name\":\"%s\",\"when\":{\"type\":\"postback\",\"data\":\"%s\"},\"then\":[{\"type\":\"set-attribute\",\"attribute\":\"%s\",\"value\":%s}]}"
                        .formatted(key, key, key, value));
    }

    private JsonNode friend(int number) {
        return get("/friends/" + user(number));
    }

    private JsonNode get(String path) {
        return TODOKU.api().get(base() + path).json();
    }

    private Http.Answer post(String path, String body) {
        return TODOKU.api().post(base() + path, body);
    }

    private Http.Answer put(String key, String body) {
        return TODOKU.api().put(base() + "/attributes/" + key, body);
    }

    private String base() {
        return "/api/v1/accounts/" + shop.account();
    }
}
