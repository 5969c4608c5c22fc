package dev.todoku.transfer;

import static dev.todoku.inbound.WebhookCalls.user;
import static dev.todoku.transfer.CsvShop.id;
import static dev.todoku.transfer.CsvShop.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.testing.RunningTodoku;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Who is erased is in no file, no refused row and no list of own ids any more; other accounts keep theirs. */
class ImportTracesTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    @Test
    void anErasureTakesFilesRefusedRowsAndOwnIds() {
        CsvShop shop = shop();
        CsvShop other = shop();
        String refusing = shop.take(utf8("userId,number\n%s,A1\n%s,B1\nnobody,A2\n".formatted(user(1), user(2))))
                .path("importId")
                .asString();
        String waiting = id(shop.upload(utf8("userId,number\n%s,A3\n".formatted(user(1)))));
        String others = id(other.upload(utf8("userId,number\n%s,A3\n".formatted(user(1)))));
        rows().execute(
                        "insert into friend.own_keys values (?, ?::uuid, 'A1', 0)",
                        shop.account().account().value(),
                        waiting);

        assertThat(TODOKU.api().delete(shop.base() + "/friends/" + user(1)).status())
                .isEqualTo(202);
        shop.settle();

        assertThat(shop.get("/imports/" + refusing + "/refusals").path("items").size())
                .isZero();
        JsonNode failed = shop.get("/imports/" + waiting).path("import");
        assertThat(failed.path("state").asString()).isEqualTo("failed");
        assertThat(failed.path("why").path("code").asString()).isEqualTo("somebody-erased");
        assertThat(TODOKU.home().resolve("imports")).isDirectoryNotContaining("glob:**" + waiting + "*");
        assertThat(shop.post("/imports/" + waiting + "/start", "{}").status()).isEqualTo(409);
        assertThat(rows().fetchCount(DSL.table("friend.own_keys"))).isZero();
        assertThat(rows().fetch("select changes from friend.loads").getValues(0, String.class))
                .singleElement()
                .asString()
                .contains("B1")
                .doesNotContain("A1");
        assertThat(shop.get("/friends/" + user(2) + "/history?field=attribute:number")
                        .path("items"))
                .hasSize(1);
        assertThat(other.get("/imports/" + others).path("import").path("state").asString())
                .isEqualTo("uploaded");
        assertThat(TODOKU.home().resolve("imports")).isDirectoryContaining("glob:**" + others + "*");
    }

    private static CsvShop shop() {
        return new CsvShop(TODOKU).attribute("{\"key\":\"number\",\"type\":\"text\"}");
    }

    private static DSLContext rows() {
        return DSL.using(TODOKU.database().owner(), SQLDialect.POSTGRES);
    }
}
