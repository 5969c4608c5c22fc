package dev.todoku.transfer;

import static dev.todoku.inbound.WebhookCalls.user;
import static dev.todoku.transfer.CsvShop.cp932;
import static dev.todoku.transfer.CsvShop.id;
import static dev.todoku.transfer.CsvShop.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.testing.RunningTodoku;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Files made by mistake or in malice: each wrong row says where and why, and those around it are taken. */
class HostileCsvTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    private static CsvShop shop() {
        return new CsvShop(TODOKU)
                .attribute("{\"key\":\"memo\",\"type\":\"text\"}")
                .attribute("{\"key\":\"age\",\"type\":\"number\"}")
                .tag("{\"name\":\"VIP\"}");
    }

    @Test
    void zeroBytesAreRefusedWhereverTheyAre() {
        CsvShop shop = shop();

        List<String> wrong = refusals(
                shop,
                utf8("userId,memo,other\n%s,a\0b,x\n%s\0,b,x\n%s,ok,x\0y\nnobody,\\u0000 \\\\u0000,\0\n"
                        .formatted(user(1), user(2), user(3))));

        assertThat(wrong)
                .containsExactly(
                        "2 memo: got 'a\ufffdb' (expected: a text of 1 to 1000 characters without control characters)",
                        "3 userId: got '%s\ufffd' (expected: U and 32 lower-case hex digits)".formatted(user(2)),
                        "5 userId: got 'nobody' (expected: U and 32 lower-case hex digits)");
        assertThat(shop.friend(user(3)).path("attributes").path("memo").asString())
                .isEqualTo("ok");
        assertThat(shop.refusedUpload(utf8("userId,me\0mo\n")).path("detail").asString())
                .isEqualTo("header: got a name with control characters (expected: text)");
        assertThat(TODOKU.api()
                        .post(shop.base() + "/imports?name=a%00b", "userId\n")
                        .json()
                        .path("detail")
                        .asString())
                .isEqualTo("name: got a NUL (expected: none)");
        assertThat(TODOKU.api()
                        .post(shop.base() + "/imports?name=ab%0Ac", "userId\n")
                        .json()
                        .path("import")
                        .path("name")
                        .asString())
                .isEqualTo("abc");
    }

    @Test
    void longCellsAndRaggedRowsCostOnlyTheirRows() {
        CsvShop shop = shop();
        String file = "userId,memo,age\n"
                + user(1) + "," + "x".repeat(1_001) + ",1\n"
                + user(2) + "," + "y".repeat(3_000_000) + ",2\n"
                + user(3) + ",z\n"
                + user(4) + ",z,4,5\n"
                + ",,\n"
                + "\n"
                + user(5) + ",z,1e999999999\n"
                + user(6) + ",z,6\n";

        List<String> wrong = refusals(shop, utf8(file));

        assertThat(wrong)
                .containsExactly(
                        "2 memo: got '%s…' (expected: a text of 1 to 1000 characters without control characters)"
                                .formatted("x".repeat(200)),
                        "3 : got '3000034 characters' (expected: at most 65536 in a row)",
                        "4 : got '2 cells' (expected: 3 as in the header)",
                        "5 : got '4 cells' (expected: 3 as in the header)",
                        "6 userId: got '' (expected: U and 32 lower-case hex digits)",
                        "8 age: got '1e999999999' (expected: a number of at most 30 digits)");
        assertThat(shop.friend(user(6)).path("attributes").path("age").asInt()).isEqualTo(6);
    }

    @Test
    void whatWasReadInTheWrongEncodingIsNotTaken() {
        CsvShop shop = shop();
        byte[] file = cp932("userId,memo\n%s,珈琲\n%s,tea\n".formatted(user(1), user(2)));
        JsonNode uploaded = shop.upload(file, "encoding=utf-8");
        shop.map(id(uploaded), uploaded.path("look").path("suggestion").toString());

        JsonNode done = shop.run(id(uploaded), "start");

        assertThat(done.path("refused").asInt()).isEqualTo(1);
        assertThat(wrong(shop, id(uploaded)).getFirst())
                .endsWith("(expected: characters that can be read: another encoding?)");
        byte[] neither = {'a', ',', (byte) 0xff, (byte) 0xff, '\n'};
        assertThat(shop.refusedUpload(neither).path("detail").asString())
                .startsWith("file: got bytes of no encoding known");
    }

    @Test
    void quotesThatDoNotCloseAreToldAtOnceOrInTheirRow() {
        CsvShop shop = shop();

        List<String> wrong =
                refusals(shop, utf8("userId,memo\n%s,ok\n%s,\"open\n%s,x\n".formatted(user(1), user(2), user(3))));

        assertThat(shop.friend(user(1)).path("attributes").path("memo").asString())
                .isEqualTo("ok");
        assertThat(shop.friend(user(2)).path("attributes").path("memo").asString())
                .isEqualTo("open\n" + user(3) + ",x");
        assertThat(wrong).isEmpty();
        assertThat(shop.refusedUpload(utf8("userId,memo\n%s,\"%s".formatted(user(1), "x\n".repeat(9_000_000))))
                        .path("detail")
                        .asString())
                .startsWith("file: got ")
                .endsWith("(expected: CSV as RFC 4180 has it)");
    }

    @Test
    void formulasComeOutAsTextsAndGoInAgain() {
        CsvShop shop = shop();
        List<String> texts = List.of(
                "=HYPERLINK(\"http://x\")", "+1+1", "-2+3", "@SUM(1)", "＝1", "'=1", "''=1", "'quoted'", "a=1", "-5.5");
        StringBuilder file = new StringBuilder("userId,memo\n");
        for (int i = 0; i < texts.size(); i++) {
            file.append(user(i))
                    .append(",\"")
                    .append(Cells.guarded(texts.get(i)).replace("\"", "\"\""))
                    .append("\"\n");
        }
        shop.take(utf8(file.toString()));
        for (int i = 0; i < texts.size(); i++) {
            assertThat(shop.friend(user(i)).path("attributes").path("memo").asString())
                    .isEqualTo(texts.get(i));
        }

        String exported = new String(
                shop.export("{\"columns\":[\"attribute:memo\"],\"encoding\":\"utf-8\"}"), StandardCharsets.UTF_8);

        assertThat(exported.lines().skip(1))
                .hasSize(texts.size())
                .allSatisfy(line -> assertThat(line)
                        .doesNotMatch("\"?[=+@＝].*")
                        .satisfiesAnyOf(
                                each -> assertThat(each).doesNotMatch("\"?-.*"),
                                each -> assertThat(each).isEqualTo("-5.5")));
    }

    /** Takes a file; what was refused, by line. */
    private static List<String> refusals(CsvShop shop, byte[] file) {
        JsonNode done = shop.take(file);
        assertThat(done.path("state").asString()).as(done.toString()).isEqualTo("done");
        return wrong(shop, done.path("importId").asString());
    }

    private static List<String> wrong(CsvShop shop, String id) {
        return shop.get("/imports/" + id + "/refusals")
                .path("items")
                .valueStream()
                .flatMap(each -> each.path("wrong")
                        .valueStream()
                        .map(cell -> "%d %s: got '%s' (expected: %s)"
                                .formatted(
                                        each.path("line").asLong(),
                                        cell.path("column").asString(),
                                        cell.path("got").asString(),
                                        cell.path("expected").asString())))
                .toList();
    }
}
