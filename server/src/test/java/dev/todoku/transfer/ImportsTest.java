package dev.todoku.transfer;

import static dev.todoku.inbound.WebhookCalls.follow;
import static dev.todoku.inbound.WebhookCalls.text;
import static dev.todoku.inbound.WebhookCalls.user;
import static dev.todoku.transfer.CsvShop.cp932;
import static dev.todoku.transfer.CsvShop.id;
import static dev.todoku.transfer.CsvShop.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.inbound.WebhookCalls;
import dev.todoku.testing.RunningTodoku;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class ImportsTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    private static final String FILE = """
            userId,年齢,飲み物,VIP,備考
            %s,20,コーヒー,はい,a
            %s,二十,tea,いいえ,"b
            c"
            %s,３０,tea,,d
            """.formatted(user(1), user(2), user(3));

    private static CsvShop shop() {
        return new CsvShop(TODOKU)
                .attribute("{\"key\":\"age\",\"name\":\"年齢\",\"type\":\"number\",\"min\":\"0\"}")
                .attribute(
                        "{\"key\":\"drink\",\"name\":\"飲み物\",\"type\":\"choice\",\"choices\":[\"coffee\",\"tea\"],\"words\":{\"coffee\":[\"コーヒー\"]}}")
                .tag("{\"name\":\"VIP\"}");
    }

    @Test
    void theEncodingIsFoundAndShown() {
        CsvShop shop = shop();
        for (byte[] file : new byte[][] {utf8(FILE), utf8("\ufeff" + FILE), cp932(FILE)}) {
            JsonNode uploaded = shop.upload(file);
            assertThat(uploaded.path("import").path("header").toString())
                    .isEqualTo("[\"userId\",\"年齢\",\"飲み物\",\"VIP\",\"備考\"]");
            assertThat(uploaded.path("import").path("rows").asInt()).isEqualTo(3);
            assertThat(uploaded.path("look").path("sample").path(1).path(4).asString())
                    .isEqualTo("b\nc");
        }
        assertThat(shop.get("/imports")
                        .path("items")
                        .valueStream()
                        .map(each -> each.path("encoding").asString()))
                .containsExactlyInAnyOrder("cp932", "utf-8-bom", "utf-8");
        assertThat(shop.refusedUpload(FILE.getBytes(StandardCharsets.UTF_16))
                        .path("detail")
                        .asString())
                .startsWith("file: got UTF-16");
        assertThat(shop.refusedUpload(new byte[0]).path("type").asString()).endsWith("bad-header");
        assertThat(shop.refusedUpload(utf8("a,a\n1,2\n")).path("detail").asString())
                .startsWith("header: got 'a' twice");
    }

    @Test
    void aCheckTellsEachWrongCellAndChangesNothing() {
        CsvShop shop = shop();
        JsonNode uploaded = shop.upload(cp932(FILE));
        String id = id(uploaded);
        assertThat(shop.post("/imports/" + id + "/check", "{}").status()).isEqualTo(409);
        shop.map(id, uploaded.path("look").path("suggestion").toString());

        JsonNode checked = shop.run(id, "check");

        assertThat(checked.path("state").asString()).isEqualTo("checked");
        assertThat(checked.path("read").asInt()).isEqualTo(3);
        assertThat(checked.path("refused").asInt()).isEqualTo(1);
        assertThat(checked.path("met").asInt()).isEqualTo(2);
        JsonNode refused =
                shop.get("/imports/" + id + "/refusals").path("items").path(0);
        assertThat(refused.path("line").asInt()).isEqualTo(3);
        assertThat(refused.path("wrong").toString())
                .isEqualTo(
                        "[{\"column\":\"年齢\",\"got\":\"二十\",\"expected\":\"a number of at most 30 digits, from 0\"}]");
        assertThat(new String(shop.file("/imports/" + id + "/refusals.csv"), Charset.forName("windows-31j")))
                .isEqualTo(
                        "userId,年齢,飲み物,VIP,備考,todoku:line,todoku:problem\r\n%s,二十,tea,いいえ,\"b\nc\",3,年齢: got '二十' (expected: a number of at most 30 digits, from 0)\r\n"
                                .replace(
                                        "年齢: got '二十' (expected: a number of at most 30 digits, from 0)",
                                        "\"年齢: got '二十' (expected: a number of at most 30 digits, from 0)\"")
                                .formatted(user(2)));
        assertThat(shop.get("/friends/summary").path("visitors").asInt()).isZero();
    }

    @Test
    void rowsAreTakenWithTheChecksThatValuesHaveEverywhere() {
        CsvShop shop = shop();
        WebhookCalls line = new WebhookCalls(TODOKU, shop.account());
        line.send(follow("f1", TODOKU.now(), user(1)));
        line.settle();

        String vip = "{\"audience\":{\"tag\":\"VIP\"}}"; // counted before, so that the index follows the import
        assertThat(shop.post("/audiences/count", vip).json().path("count").asInt())
                .isZero();

        JsonNode done = shop.take(utf8(FILE));

        assertThat(done.path("state").asString()).as(done.toString()).isEqualTo("done");
        assertThat(done.path("met").asInt()).isEqualTo(1);
        assertThat(done.path("found").asInt()).isEqualTo(2);
        assertThat(done.path("refused").asInt()).isEqualTo(1);
        JsonNode friend = shop.friend(user(1));
        assertThat(friend.path("status").asString()).isEqualTo("friend");
        assertThat(friend.path("attributes").toString())
                .isIn("{\"age\":20,\"drink\":\"coffee\"}", "{\"drink\":\"coffee\",\"age\":20}");
        assertThat(friend.path("tags").toString()).isEqualTo("[\"VIP\"]");
        assertThat(shop.friend(user(3)).path("status").asString()).isEqualTo("visitor");
        assertThat(shop.friend(user(3)).path("attributes").path("age").asInt()).isEqualTo(30);
        JsonNode entry =
                shop.get("/friends/" + user(1) + "/history").path("items").path(0);
        assertThat(entry.path("cause").asString()).startsWith("csv:");
        assertThat(entry.path("changes").size()).isEqualTo(3);
        assertThat(shop.post("/audiences/count", "{\"audience\":{\"tag\":\"VIP\"}}")
                        .json()
                        .path("count")
                        .asInt())
                .isEqualTo(1);
        assertThat(TODOKU.home().resolve("imports"))
                .isDirectoryNotContaining("glob:**" + done.path("importId").asString() + "*");
    }

    @Test
    void aMappingIsRememberedByItsHeader() {
        CsvShop shop = shop();
        String mapping = """
                {"key":{"column":"userId"},"columns":[{"column":"備考","to":"attribute","name":"drink"}],"unknown":"refuse","empty":"clear"}
                """;
        shop.map(id(shop.upload(utf8(FILE))), mapping);

        JsonNode look = shop.upload(cp932(FILE)).path("look");

        assertThat(look.path("remembered").asBoolean()).isTrue();
        assertThat(look.path("suggestion").path("unknown").asString()).isEqualTo("refuse");
        assertThat(look.path("suggestion")
                        .path("columns")
                        .path(0)
                        .path("column")
                        .asString())
                .isEqualTo("備考");
        assertThat(shop.upload(utf8(FILE.replace("備考", "備考2")))
                        .path("look")
                        .path("remembered")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void whatAMappingSaysOfWordsThatAreGoneIsToldAndTheRestIsUsed() {
        CsvShop shop = shop().attribute("{\"key\":\"member\",\"type\":\"text\"}");
        String mapping = """
                {"key":{"column":"userId"},"columns":[{"column":"飲み物","to":"attribute","name":"drink"},
                 {"column":"備考","to":"attribute","name":"member"}],"unknown":"create","empty":"keep"}""";
        shop.map(id(shop.upload(utf8(FILE))), mapping);
        assertThat(shop.delete("/attributes/member")).isEqualTo(204);

        JsonNode uploaded = shop.upload(utf8(FILE));

        JsonNode look = uploaded.path("look");
        assertThat(look.path("remembered").asBoolean()).isTrue();
        assertThat(look.path("unmapped").toString())
                .isEqualTo("[{\"column\":\"備考\",\"to\":\"attribute\",\"name\":\"member\"}]");
        assertThat(look.path("suggestion").path("columns").size()).isEqualTo(1);
        shop.map(id(uploaded), look.path("suggestion").toString());
        assertThat(shop.run(id(uploaded), "start").path("met").asInt()).isEqualTo(3);
    }

    @Test
    void aMappingWhoseKeyIsGoneIsGuessedAnewAndSaysSo() {
        CsvShop shop = shop().attribute("{\"key\":\"member\",\"type\":\"text\"}");
        String file = "会員番号,年齢\nA1,41\n";
        shop.map(id(shop.upload(utf8(file))), """
                {"key":{"column":"会員番号","attribute":"member"},"columns":[{"column":"年齢","to":"attribute","name":"age"}],
                 "unknown":"refuse","empty":"keep"}""");
        assertThat(shop.delete("/attributes/member")).isEqualTo(204);

        JsonNode look = shop.upload(utf8(file)).path("look");

        assertThat(look.path("remembered").asBoolean()).isFalse();
        assertThat(look.path("suggestion").isNull()).as("nothing else is a key").isTrue();
        assertThat(look.path("unmapped").path(0).path("column").asString()).isEqualTo("会員番号");
    }

    @Test
    void unknownUsersAreRefusedIfTheMappingSaysSo() {
        CsvShop shop = shop();
        JsonNode uploaded = shop.upload(utf8(FILE));
        shop.map(
                id(uploaded),
                uploaded.path("look").path("suggestion").toString().replace("\"create\"", "\"refuse\""));

        JsonNode done = shop.run(id(uploaded), "start");

        assertThat(done.path("refused").asInt()).isEqualTo(3);
        assertThat(done.path("met").asInt()).isZero();
        assertThat(shop.get("/friends/summary").path("visitors").asInt()).isZero();
    }

    @Test
    void anOwnIdFindsItsOneFriend() {
        CsvShop shop = shop().attribute("{\"key\":\"number\",\"name\":\"会員番号\",\"type\":\"text\"}");
        shop.take(utf8("userId,会員番号\n%s,A1\n%s,A2\n%s,A2\n".formatted(user(1), user(2), user(3))));
        JsonNode uploaded = shop.upload(utf8("会員番号,年齢\nA1,41\nA2,42\nA3,43\n"));
        shop.map(id(uploaded), """
                {"key":{"column":"会員番号","attribute":"number"},"columns":[{"column":"年齢","to":"attribute","name":"age"}],
                 "unknown":"create","empty":"keep"}""");

        JsonNode done = shop.run(id(uploaded), "start");

        assertThat(done.path("refused").asInt()).isEqualTo(2);
        assertThat(shop.friend(user(1)).path("attributes").path("age").asInt()).isEqualTo(41);
        assertThat(shop.friend(user(2)).path("attributes").has("age")).isFalse();
        assertThat(shop.get("/imports/" + id(uploaded) + "/refusals")
                        .path("items")
                        .valueStream()
                        .map(each -> each.path("wrong").path(0).path("expected").asString()))
                .containsExactly(
                        "an id of one friend; several have this one", "an id that a friend of this account has");
        assertThat(DSL.using(TODOKU.database().owner(), SQLDialect.POSTGRES).fetchCount(DSL.table("friend.own_keys")))
                .isZero();
    }

    @Test
    void anUndoPutsBackWhatWasNotWrittenSince() {
        CsvShop shop = shop();
        WebhookCalls line = new WebhookCalls(TODOKU, shop.account());
        line.send(follow("f1", TODOKU.now(), user(1)), follow("f2", TODOKU.now(), user(2)));
        line.settle();
        shop.take(utf8("userId,年齢,VIP\n%s,1,いいえ\n%s,2,はい\n".formatted(user(1), user(2))));
        JsonNode wrong = shop.take(
                utf8("userId,年齢,飲み物,VIP\n%s,11,tea,はい\n%s,12,tea,いいえ\n%s,13,tea,はい\n%s,14,tea,はい\n%s,15,tea,はい\n"
                        .formatted(user(1), user(2), user(3), user(4), user(5))));
        shop.take(utf8("userId,年齢\n%s,99\n".formatted(user(2))));
        line.send(follow("f4", TODOKU.now(), user(4)), text("m5", TODOKU.now(), user(5), "hello"));
        line.settle();

        JsonNode undone = shop.run(wrong.path("importId").asString(), "undo");

        assertThat(undone.path("state").asString()).as(undone.toString()).isEqualTo("undone");
        assertThat(undone.path("forgotten").asInt()).isEqualTo(1);
        assertThat(shop.friend(user(1)).path("attributes").toString()).isEqualTo("{\"age\":1}");
        assertThat(shop.friend(user(1)).path("tags").toString()).isEqualTo("[]");
        assertThat(shop.friend(user(2)).path("attributes").toString()).isEqualTo("{\"age\":99}");
        assertThat(shop.friend(user(2)).path("tags").toString()).isEqualTo("[\"VIP\"]");
        assertThat(shop.get("/friends/" + user(3)).path("type").asString()).endsWith("unknown-friend");
        assertThat(shop.friend(user(4)).path("status").asString()).isEqualTo("friend");
        assertThat(shop.friend(user(4)).path("attributes").toString()).isEqualTo("{}");
        assertThat(shop.friend(user(5)).path("status").asString()).isEqualTo("visitor");
        assertThat(shop.friend(user(5)).path("attributes").toString()).isEqualTo("{}");
        assertThat(shop.get("/friends/" + user(1) + "/history")
                        .path("items")
                        .path(0)
                        .path("cause")
                        .asString())
                .startsWith("undo:");
        assertThat(shop.post("/imports/" + wrong.path("importId").asString() + "/undo", "{}")
                        .status())
                .isEqualTo(409);
        assertThat(DSL.using(TODOKU.database().owner(), SQLDialect.POSTGRES)
                        .fetch("select what from staff.audit_entries where account_id = "
                                + shop.account().account() + " and what like 'import.%' order by entry_id")
                        .getValues(0, String.class))
                .contains("import.uploaded", "import.started", "import.done", "import.undo-started", "import.undone");
    }

    /** What a crash between two chunks leaves: rows of one, and no memory of the place in the file. */
    @Test
    void itGoesOnWhereItStood() {
        CsvShop shop = shop();
        int rows = 2 * OpenImport.CHUNK + 500;
        StringBuilder file = new StringBuilder("userId,年齢\n");
        IntStream.range(0, rows)
                .forEach(i -> file.append(user(i)).append(',').append(i % 90).append('\n'));
        JsonNode uploaded = shop.upload(utf8(file.toString()));
        shop.map(id(uploaded), uploaded.path("look").path("suggestion").toString());
        ImportRunner runner = TODOKU.bean(ImportRunner.class);
        // Not over the API, whose loop would run to the end.
        DSL.using(TODOKU.database().owner(), SQLDialect.POSTGRES)
                .execute(
                        "update transfer.imports set state = 'running', event_at = created_at where import_id = ?::uuid",
                        id(uploaded));
        runner.pass(shop.account().account());
        runner.close(shop.account().account());
        assertThat(shop.get("/imports/" + id(uploaded))
                        .path("import")
                        .path("read")
                        .asInt())
                .isEqualTo(OpenImport.CHUNK);
        shop.run(id(uploaded), "stop");

        JsonNode done = shop.run(id(uploaded), "start");

        assertThat(done.path("state").asString()).isEqualTo("done");
        assertThat(done.path("met").asInt()).isEqualTo(rows);
        assertThat(shop.get("/friends/summary").path("visitors").asInt()).isEqualTo(rows);
        JsonNode undone = shop.run(id(uploaded), "undo");
        assertThat(undone.path("forgotten").asInt()).isEqualTo(rows);
        assertThat(shop.get("/friends/summary").path("visitors").asInt()).isZero();
    }

    @Test
    void accountsDoNotSeeEachOthersImports() {
        CsvShop one = shop();
        CsvShop other = shop();
        String id = id(one.upload(utf8(FILE)));
        one.take(utf8(FILE));

        assertThat(other.get("/imports").path("items").size()).isZero();
        for (String path : new String[] {"", "/events", "/refusals", "/refusals.csv"}) {
            assertThat(TODOKU.api().get(other.base() + "/imports/" + id + path).status())
                    .isEqualTo(404);
        }
        for (String what : new String[] {"check", "start", "stop", "undo"}) {
            assertThat(other.post("/imports/" + id + "/" + what, "{}").status()).isEqualTo(404);
        }
        assertThat(other.map(
                                id,
                                "{\"key\":{\"column\":\"userId\"},\"columns\":[],\"unknown\":\"create\",\"empty\":\"keep\"}")
                        .status())
                .isEqualTo(404);
        assertThat(TODOKU.api().delete(other.base() + "/imports/" + id).status())
                .isEqualTo(404);
        assertThat(other.upload(utf8(FILE)).path("look").path("remembered").asBoolean())
                .isFalse();
        assertThat(new String(other.export("{}"), StandardCharsets.UTF_8).lines())
                .hasSize(1);
        assertThat(TODOKU.api().delete(one.base() + "/imports/" + id).status()).isEqualTo(204);
    }
}
