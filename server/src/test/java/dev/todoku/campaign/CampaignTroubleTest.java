package dev.todoku.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a campaign shows and does when LINE fails, refuses or is silent, and when the owner asks for nonsense. */
class CampaignTroubleTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-10T03:00:00Z");

    @AfterEach
    void lineIsWellAgain() {
        faults("");
    }

    private static void faults(String rules) {
        Http.Answer answer = TODOKU.emulator().put("/_emulator/faults", "{\"seed\":1,\"rules\":[" + rules + "]}");
        assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
    }

    private static String rule(String path, String fault, String times) {
        return "{\"path\":\"%s\",\"probability\":1,\"fault\":\"%s\"%s}".formatted(path, fault, times);
    }

    @Test
    void countedSendsWaitAndSayWhyWhileLinesFiguresAreUnknown() {
        Shop shop = Shop.open(TODOKU, "jp-2023-light", null, 20);
        TODOKU.advance(Duration.ofMinutes(16));
        faults(rule("/v2/bot/message/quota", "reset", ""));
        String id = shop.draft(Shop.EVERYONE, "");

        Http.Answer sent = shop.post("campaigns/" + id + "/send", "");

        assertThat(sent.status()).as(sent.text()).isEqualTo(202);
        assertThat(shop.campaign(id).path("status").asString()).isEqualTo("waiting");
        assertThat(shop.campaign(id).path("why").path("text").asString()).contains("Last attempt");
        assertThat(shop.usage("2026-11").path("sends").path("open").asBoolean()).isFalse();

        faults("");
        TODOKU.advance(Duration.ofMinutes(2));

        assertThat(shop.campaign(id).path("status").asString()).isEqualTo("sent");
        assertThat(shop.lineUsage("2026-11").path("used").asLong()).isEqualTo(20);
    }

    @Test
    void anAnswerLostAfterAcceptanceIsNotSentTwice() {
        Shop shop = Shop.open(TODOKU, "jp-2023-light", null, 30);
        faults(rule("/v2/bot/message/multicast", "accept500", ",\"times\":2"));
        String id = shop.draft(Shop.EVERYONE, "");
        shop.post("campaigns/" + id + "/send", "");
        TODOKU.advance(Duration.ofMinutes(1));
        assertThat(shop.campaign(id).path("status").asString()).isEqualTo("sent");
        assertThat(shop.campaign(id).path("accepted").asLong()).isEqualTo(30);
        assertThat(shop.lineUsage("2026-11").path("used").asLong()).isEqualTo(30);
        assertThat(shop.usage("2026-11").path("used").asLong()).isEqualTo(30);
    }

    @Test
    void whileLineIsUnreachableTheReservationIsKeptAndTheReasonShown() {
        Shop shop = Shop.open(TODOKU, "jp-2023-light", null, 30);
        faults(rule("/v2/bot/message/multicast", "reset", ""));
        String id = shop.draft(Shop.EVERYONE, "");
        shop.post("campaigns/" + id + "/send", "");
        TODOKU.settle();
        assertThat(shop.campaign(id).path("status").asString()).isEqualTo("sending");
        assertThat(shop.campaign(id).path("why").path("text").asString()).contains("LINE did not answer");
        assertThat(shop.usage("2026-11").path("reserved").asLong()).isEqualTo(30);
        assertThat(shop.usage("2026-11").path("counted").path("unknown").asLong())
                .isEqualTo(30);
        faults("");
        TODOKU.advance(Duration.ofMinutes(2));
        assertThat(shop.campaign(id).path("status").asString()).isEqualTo("sent");
        assertThat(shop.lineUsage("2026-11").path("used").asLong()).isEqualTo(30);
    }

    @Test
    void nonsenseIsRefusedWithWhatWasGotAndExpected() {
        Shop shop = Shop.open(TODOKU, "jp-2023-light", null, 1);
        Http.Answer audience =
                shop.post("campaigns", "{\"name\":\"x\",\"audience\":{\"tag\":\"none\"},\"messages\":[]}");
        assertThat(audience.status()).isEqualTo(422);
        assertThat(audience.json().path("detail").asString()).startsWith("audience.tag: got 'none' (expected: ");

        Http.Answer messages = shop.post(
                "campaigns",
                "{\"name\":\"x\",\"audience\":{\"everyone\":true},\"messages\":[{\"type\":\"text\",\"text\":\"\"}]}");
        assertThat(messages.status()).isEqualTo(422);
        assertThat(messages.json().path("errors").get(0).path("property").asString())
                .isEqualTo("messages[0].text");

        Http.Answer far = shop.post(
                "campaigns",
                "{\"name\":\"x\",\"audience\":{\"everyone\":true},\"messages\":[{\"type\":\"text\",\"text\":\"x\"}],"
                        + "\"sendAt\":\"2028-01-01T00:00:00Z\"}");
        assertThat(far.status()).isEqualTo(422);
        assertThat(far.json().path("detail").asString()).startsWith("sendAt: got 2028-01-01T00:00:00Z (expected: ");

        assertThat(shop.put("contract", "{\"plan\":\"jp-2023-standard\",\"additionalCap\":9000000000}")
                        .status())
                .isEqualTo(400);
        assertThat(shop.post("campaigns", "{\"name\":\"\"}").status()).isEqualTo(400);
        assertThat(shop.get("usage?month=november").status()).isEqualTo(400);
        assertThat(shop.put("reserves/campaign", "{\"messages\":1}").status()).isEqualTo(400);
        assertThat(shop.put("budget", "{\"messages\":-1}").status()).isEqualTo(400);
        assertThat(shop.get("campaigns/019fd000-0000-7000-8000-000000000000").status())
                .isEqualTo(404);
        String draft = shop.draft(Shop.EVERYONE, "");
        assertThat(shop.post("campaigns/" + draft + "/decision", "{\"decide\":\"perhaps\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anotherAccountsCampaignIsNotThere() {
        Shop one = Shop.open(TODOKU, "jp-2023-light", null, 1);
        Shop two = Shop.open(TODOKU, "jp-2023-light", null, 1);
        String id = one.draft(Shop.EVERYONE, "");
        assertThat(two.get("campaigns/" + id).status()).isEqualTo(404);
        for (String verb : new String[] {"send", "cancel", "decision"}) {
            assertThat(two.post("campaigns/" + id + "/" + verb, "{\"decide\":\"send\"}")
                            .status())
                    .isEqualTo(404);
        }
        assertThat(two.get("campaigns").json().path("items").size()).isZero();
        assertThat(one.campaign(id).path("status").asString()).isEqualTo("draft");
    }

    @Test
    void aReserveForChatIsOutOfACampaignsReach() {
        Shop shop = Shop.open(TODOKU, "jp-2023-communication", null, 150);
        assertThat(shop.put("reserves/chat", "{\"messages\":80}")
                        .json()
                        .path("remaining")
                        .asLong())
                .isEqualTo(120);
        Http.Answer refused = shop.post("campaigns/" + shop.draft(Shop.EVERYONE, "") + "/send", "");
        assertThat(refused.json().path("remaining").asLong()).as(refused.text()).isEqualTo(120);
        shop.put("reserves/chat", "{\"messages\":0}");
        assertThat(shop.post("campaigns/" + shop.draft(Shop.EVERYONE, "") + "/send", "")
                        .status())
                .isEqualTo(202);
    }
}
