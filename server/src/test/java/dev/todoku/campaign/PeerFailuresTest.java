package dev.todoku.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/**
 * What was seen to go wrong in a comparable product (F1 to F8), done here: on a running server, against LINE in a box. Where the
 * server itself must die in the middle: {@code KillDuringCampaignTest} does so for real, {@code PeerCrashesTest} at each step.
 */
class PeerFailuresTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-28T03:00:00Z");

    @AfterEach
    void lineIsWellAgain() {
        faults("");
    }

    private static void faults(String rules) {
        Http.Answer answer = TODOKU.emulator().put("/_emulator/faults", "{\"seed\":1,\"rules\":[" + rules + "]}");
        assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
    }

    private static Http.Answer send(Shop shop, String campaign) {
        return shop.post("campaigns/" + campaign + "/send", "");
    }

    private static String status(Shop shop, String campaign) {
        return shop.campaign(campaign).path("status").asString();
    }

    private static long lineCounted(Shop shop) {
        return shop.lineUsage("2026-11").path("used").asLong();
    }

    /** There, the next run sent the same 500 again. */
    @Test
    void f1WhatLineTookAndAnswered500ForArrivesOnce() {
        Shop shop = Shop.open(TODOKU, "jp-2023-light", null, 40);
        faults("{\"path\":\"/v2/bot/message/multicast\",\"probability\":1,\"fault\":\"accept500\",\"times\":3}");
        String id = shop.draft(Shop.EVERYONE, "");
        send(shop, id);
        TODOKU.advance(Duration.ofMinutes(2));
        assertThat(status(shop, id)).isEqualTo("sent");
        assertThat(lineCounted(shop)).isEqualTo(40);
    }

    /** There, 3,000 left, one futile call a tick followed, and the next month's messages were eaten in silence. */
    @Test
    void f2WhatDoesNotFitSendsNothingAndDoesNotEatTheNextMonth() {
        Shop shop = Shop.open(TODOKU, "jp-2023-communication", null, 210);
        String id = shop.draft(Shop.EVERYONE, "");
        Http.Answer refused = send(shop, id);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("shortBy").asLong()).isEqualTo(10);
        TODOKU.advance(Duration.ofDays(4));
        assertThat(status(shop, id)).isEqualTo("held");
        assertThat(lineCounted(shop)).isZero();
        assertThat(shop.lineUsage("2026-12").path("used").asLong()).isZero();
        assertThat(calls(shop)).isZero();
    }

    /** There, the answer was 200, and the status "sent". */
    @Test
    void f3NothingIsCalledSentWhenTheMonthIsUsedUp() {
        Shop shop = Shop.open(TODOKU, "jp-2023-communication", null, 100);
        for (int i = 0; i < 2; i++) {
            send(shop, shop.draft(Shop.EVERYONE, ""));
            TODOKU.settle();
        }
        String id = shop.draft(Shop.EVERYONE, "");
        assertThat(send(shop, id).status()).isEqualTo(409);
        assertThat(status(shop, id)).isEqualTo("held");
        assertThat(shop.campaign(id).path("accepted").asLong()).isZero();
    }

    /** There, 7,000 of 10,000 were lost under the status "sent". */
    @Test
    void f4AScheduledSendBeyondTheLimitLosesNobody() {
        Shop shop = Shop.open(TODOKU, "jp-2023-communication", null, 210);
        String id = shop.draft(
                Shop.EVERYONE, ",\"sendAt\":\"%s\"".formatted(TODOKU.now().plusSeconds(3_600)));
        TODOKU.advance(Duration.ofHours(2));
        JsonNode campaign = shop.campaign(id);
        assertThat(campaign.path("status").asString()).isEqualTo("held");
        assertThat(campaign.path("held").asLong()).isEqualTo(210);
        assertThat(calls(shop)).isZero();
    }

    /** There, the account's filter and the segment's "or" met without parentheses: a thousand friends of another account. */
    @Test
    void f5AnEitherOrStaysWithinItsAccount() {
        Shop one = Shop.open(TODOKU, "jp-2023-light", null, 3);
        Shop other = Shop.open(TODOKU, "jp-2023-light", null, 50);
        String rule = "{\"any\":[{\"none\":[{\"everyone\":true}]},{\"everyone\":true}]}";
        String id = one.draft(rule, "");
        assertThat(send(one, id).status()).isEqualTo(202);
        TODOKU.settle();
        assertThat(one.campaign(id).path("accepted").asLong()).isEqualTo(3);
        assertThat(lineCounted(other)).isZero();
    }

    /** There, the audience was asked again and cut by offset: who came or went meanwhile shifted everybody. */
    @Test
    void f8WhoComesOrGoesWhileItIsPausedShiftsNobody() {
        Shop shop = Shop.open(TODOKU, "jp-2023-light", null, 60);
        shop.put("sending-rules", "{\"recipientsPerMinute\":60}");
        String id = shop.draft(Shop.EVERYONE, "");
        send(shop, id);
        TODOKU.settle();
        String delivery = shop.campaign(id).path("delivery").asString();
        shop.post("deliveries/" + delivery + "/pause", "");
        shop.act("block", 5);
        TODOKU.emulator()
                .post("/_emulator/accounts/%s/friends".formatted(shop.channel().channelId()), "{\"count\":20}");
        shop.post("deliveries/" + delivery + "/resume", "");
        TODOKU.advance(Duration.ofMinutes(3));
        JsonNode campaign = shop.campaign(id);
        assertThat(campaign.path("status").asString()).isEqualTo("sent");
        assertThat(campaign.path("accepted").asLong()).isEqualTo(60);
        assertThat(campaign.path("recipients").asLong()).isEqualTo(60);
    }

    private static int calls(Shop shop) {
        return TODOKU.emulator()
                .get("/_emulator/requests?path=/v2/bot/message/multicast&channelId="
                        + shop.channel().channelId())
                .json()
                .path("requests")
                .size();
    }
}
