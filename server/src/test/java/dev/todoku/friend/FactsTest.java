package dev.todoku.friend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.testing.RunningTodoku;
import dev.todoku.testing.RunningTodoku.Connected;
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

    private static List<String> told(Connected shop) {
        return DSL.using(TODOKU.database().owner(), SQLDialect.POSTGRES)
                .fetch(
                        "select details::text from staff.audit_entries where account_id = ? and what = 'facts.told'",
                        shop.account().value())
                .getValues(0, String.class);
    }
}
