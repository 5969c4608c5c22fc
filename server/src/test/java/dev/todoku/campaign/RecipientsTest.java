package dev.todoku.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** For whom LINE took a campaign, and why not for the others. */
class RecipientsTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-10T03:00:00Z");

    @AfterEach
    void lineIsWellAgain() {
        faults("");
    }

    @Test
    void everyFriendOfTheAudienceStandsSomewhere() {
        Shop shop = Shop.open(TODOKU, "jp-2023-light", null, 6);
        shop.act("unfollow", 1);
        optOut(shop, shop.friends().get(1));
        String id = shop.draft(Shop.EVERYONE, "");
        shop.post("campaigns/" + id + "/send", "");
        TODOKU.settle();

        assertThat(shop.campaign(id).path("status").asString()).isEqualTo("sent");
        JsonNode counts = counts(shop, id);
        assertThat(counts.path("accepted").asLong()).isEqualTo(4);
        assertThat(counts.path("blocked").asLong()).isEqualTo(1);
        assertThat(counts.path("opted-out").asLong()).isEqualTo(1);
        assertThat(counts.path("not-sent").asLong()).isZero();
        assertThat(list(shop, id, "blocked")).containsExactly(shop.friends().getFirst() + " blocked");
        assertThat(list(shop, id, "opted-out")).containsExactly(shop.friends().get(1) + " opted-out");
        assertThat(list(shop, id, null)).hasSize(6).doesNotHaveDuplicates();

        // Who blocks or is erased afterwards stands as they stood.
        shop.act("unfollow", 3);
        TODOKU.api()
                .delete("/api/v1/accounts/%s/friends/%s"
                        .formatted(shop.account(), shop.friends().get(2)));
        assertThat(counts(shop, id)).isEqualTo(counts);
        assertThat(list(shop, id, "accepted")).hasSize(4).contains("null accepted");
    }

    @Test
    void whatLineHasNotTakenIsNotSentYet() {
        Shop shop = Shop.open(TODOKU, "jp-2023-light", null, 5);
        faults("{\"path\":\"/v2/bot/message/multicast\",\"probability\":1,\"fault\":\"reset\"}");
        String id = shop.draft(Shop.EVERYONE, "");
        shop.post("campaigns/" + id + "/send", "");
        TODOKU.settle();
        assertThat(counts(shop, id).path("not-sent").asLong()).isEqualTo(5);

        faults("");
        TODOKU.advance(Duration.ofMinutes(2));
        assertThat(counts(shop, id).path("accepted").asLong()).isEqualTo(5);
        assertThat(counts(shop, id).path("not-sent").asLong()).isZero();
    }

    @Test
    void aFileOfThemIsOnTheRecord() {
        Shop shop = Shop.open(TODOKU, "jp-2023-light", null, 3);
        String id = shop.draft(Shop.EVERYONE, "");
        shop.post("campaigns/" + id + "/send", "");
        TODOKU.settle();

        Http.Answer csv = shop.get("campaigns/" + id + "/recipients/csv?standing=accepted");

        assertThat(csv.text().lines()).hasSize(4).first().isEqualTo("userId,standing");
        assertThat(csv.text()).contains(shop.friends().getFirst() + ",accepted");
        assertThat(shop.get("campaigns/" + id + "/recipients?standing=x").status())
                .isEqualTo(400);
        assertThat(shop.get("campaigns/00000000-0000-0000-0000-000000000000/recipients/counts")
                        .status())
                .isEqualTo(404);
    }

    private static JsonNode counts(Shop shop, String id) {
        return shop.get("campaigns/" + id + "/recipients/counts").json().path("counts");
    }

    /** By pages of two. */
    private static List<String> list(Shop shop, String id, @Nullable String standing) {
        List<String> all = new ArrayList<>();
        @Nullable String cursor = "";
        do {
            JsonNode page = shop.get("campaigns/" + id + "/recipients?limit=2"
                            + (standing == null ? "" : "&standing=" + standing) + cursor)
                    .json();
            page.path("items")
                    .forEach(each -> all.add((each.path("userId").isNull()
                                    ? "null"
                                    : each.path("userId").asString())
                            + " " + each.path("standing").asString()));
            cursor = page.path("next").isString()
                    ? "&cursor=" + page.path("next").asString()
                    : null;
        } while (cursor != null);
        return all;
    }

    private static void optOut(Shop shop, String user) {
        Http.Answer answer = TODOKU.api()
                .patch("/api/v1/accounts/%s/friends/%s".formatted(shop.account(), user), "{\"optedOut\":true}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static void faults(String rules) {
        Http.Answer answer = TODOKU.emulator().put("/_emulator/faults", "{\"seed\":1,\"rules\":[" + rules + "]}");
        assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
    }
}
