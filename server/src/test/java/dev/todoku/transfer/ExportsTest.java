package dev.todoku.transfer;

import static dev.todoku.inbound.WebhookCalls.user;
import static dev.todoku.transfer.CsvShop.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class ExportsTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    private static CsvShop shop() {
        return new CsvShop(TODOKU)
                .attribute("{\"key\":\"memo\",\"name\":\"メモ\",\"type\":\"text\"}")
                .attribute("{\"key\":\"phone\",\"type\":\"phone\"}")
                .attribute("{\"key\":\"score\",\"type\":\"number\"}")
                .attribute("{\"key\":\"likes\",\"type\":\"choices\",\"choices\":[\"a\",\"b\"]}")
                .attribute("{\"key\":\"home\",\"type\":\"place\"}")
                .attribute("{\"key\":\"when\",\"type\":\"datetime\"}")
                .tag("{\"name\":\"x,y\"}")
                .tag("{\"name\":\"z\"}");
    }

    private static final String ROWS = """
            userId,memo,phone,score,likes,home,when,tags
            %s,"=1+2, ""quoted\""",090-1234-5678,-5,b|a,"-35.51,139.25",2026/11/22 9:05,"x,y|z"
            %s,〜😀,,,,,,z
            """.formatted(user(1), user(2));

    @Test
    void whatWasExportedIsReadBackTheSame() {
        CsvShop shop = shop();
        JsonNode done = shop.take(utf8(ROWS.replace("x,y|z", "x,y")));
        assertThat(done.path("refused").asInt()).as(done.toString()).isZero();
        assertThat(shop.take(utf8("userId,tags\n%s,z\n".formatted(user(1))))
                        .path("found")
                        .asInt())
                .isEqualTo(1);
        JsonNode before = shop.friend(user(1)).path("attributes");
        assertThat(before.path("when").asString()).isEqualTo("2026-11-22T00:05:00Z");

        byte[] exported = shop.export("{}");

        String text = new String(exported, StandardCharsets.UTF_8);
        assertThat(text)
                .startsWith(
                        "\ufeffuserId,displayName,status,language,followedAt,optedOut,tags,attribute:memo,attribute:phone")
                .contains("\"'=1+2, \"\"quoted\"\"\"", ",'+819012345678,-5,a|b,\"'-35.510000,139.250000\",");
        CsvShop copy = shop();
        JsonNode copied = copy.take(exported);
        assertThat(copied.path("met").asInt()).as(copied.toString()).isEqualTo(2);
        assertThat(copy.friend(user(1)).path("attributes")).isEqualTo(before);
        assertThat(copy.friend(user(2)).path("attributes"))
                .isEqualTo(shop.friend(user(2)).path("attributes"));
    }

    @Test
    void aColumnThatIsNoneIsRefusedWithItsPlace() {
        CsvShop shop = shop();

        Http.Answer answer = shop.post("/exports", "{\"columns\":[\"userId\",null]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("columns[1]");
        assertThat(shop.post("/exports", "{\"columns\":[\"nothing\"]}").status())
                .isEqualTo(422);
    }

    @Test
    void anAudienceWithChosenColumnsAsSpreadsheetsInJapanReadIt() {
        CsvShop shop = shop();
        shop.take(utf8(ROWS.replace("x,y|z", "z")));

        byte[] exported = shop.export("""
                {"audience":{"tag":"z"},"columns":["attribute:memo","tag:z","tag:x,y"],"encoding":"cp932"}""");

        assertThat(new String(exported, Charset.forName("windows-31j")))
                .isEqualTo(
                        "attribute:memo,tag:z,\"tag:x,y\"\r\n\"'=1+2, \"\"quoted\"\"\",true,false\r\n～〓,true,false\r\n");
        assertThat(shop.export("{\"reachableOnly\":true,\"columns\":[\"userId\"]}"))
                .hasSize(11); // visitors are not
        assertThat(shop.post("/exports", "{\"columns\":[\"secret\"]}")
                        .json()
                        .path("detail")
                        .asString())
                .startsWith("columns[0]: got 'secret'");
        assertThat(DSL.using(TODOKU.database().owner(), SQLDialect.POSTGRES)
                        .fetchValues("select details ->> 'friends' from staff.audit_entries"
                                + " where what = 'friends.exported' and account_id = "
                                + shop.account().account()))
                .hasToString("[2, 0]");
    }

    @Test
    void aCellThatLooksLikeAFormulaIsNeverOne() {
        for (String text :
                new String[] {"=1", "+1+2", "-1+2", "@x", "'=1", "''@", "＝1", "plain", "'quoted", "-5", ""}) {
            String cell = Cells.guarded(text);
            assertThat(Cells.plain(cell)).as(text).isEqualTo(text);
            assertThat(cell).matches("(?s)(?![=+@＝＋－＠\\t\\r]).*").matches("(?!-.*[^\\d.]).*");
        }
    }
}
