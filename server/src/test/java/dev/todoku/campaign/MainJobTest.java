package dev.todoku.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** The main job from LINE's side to the invoice, through the whole server and over real HTTP. */
class MainJobTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    @Test
    void aFriendFollowsAnswersAndGetsWhatMattersToThem() {
        Shop shop = Shop.open(TODOKU, "jp-2023-light", null, 3);
        shop.post("attributes", "{\"key\":\"drink\",\"name\":\"Drink\",\"type\":\"text\"}");
        shop.post("tags", "{\"name\":\"answered\"}");
        Http.Answer rule = shop.post("rules", """
                {"name":"coffee","when":{"type":"postback","data":"drink=coffee"},
                 "then":[{"type":"set-attribute","attribute":"drink","value":"coffee"},{"type":"add-tag","tag":"answered"},
                         {"type":"reply","messages":[{"type":"text","text":"thanks"}]}]}""");
        assertThat(rule.status()).as(rule.text()).isEqualTo(201);
        TODOKU.emulator()
                .post(
                        "/_emulator/accounts/%s/friends/%s/actions"
                                .formatted(
                                        shop.channel().channelId(),
                                        shop.friends().getFirst()),
                        "{\"type\":\"postback\",\"data\":\"drink=coffee\"}");
        TODOKU.settle();

        JsonNode friend = shop.get("friends/" + shop.friends().getFirst()).json();
        assertThat(friend.path("attributes").path("drink").asString()).isEqualTo("coffee");
        assertThat(friend.path("tags").toString()).isEqualTo("[\"answered\"]");
        assertThat(shop.lineUsage("2026-11").path("byRoute").path("reply").asLong())
                .isEqualTo(1);

        String id = shop.draft("{\"all\":[{\"tag\":\"answered\"},{\"attribute\":\"drink\",\"is\":\"coffee\"}]}", "");
        assertThat(shop.post("campaigns/" + id + "/send", "").status()).isEqualTo(202);
        TODOKU.settle();

        assertThat(shop.campaign(id).path("status").asString()).isEqualTo("sent");
        assertThat(shop.campaign(id).path("accepted").asLong()).isEqualTo(1);
        assertThat(shop.lineUsage("2026-11").path("used").asLong()).isEqualTo(1);
        assertThat(shop.usage("2026-11").path("counted").path("accepted").asLong())
                .isEqualTo(1);
    }

    @Test
    void anEstimateChangesNothing() {
        Shop shop = Shop.open(TODOKU, "jp-2023-light", null, 120);
        String before = shop.usage("2026-11").path("pots").toString();
        JsonNode estimate = shop.post(
                        "estimates",
                        "{\"audience\":%s,\"messages\":[{\"type\":\"text\",\"text\":\"hi {name}\"}]}"
                                .formatted(Shop.EVERYONE))
                .json();
        assertThat(estimate.path("recipients").asLong()).isEqualTo(120);
        assertThat(estimate.path("route").asString()).isEqualTo("push");
        assertThat(estimate.path("cost").path("amount").asString()).isEqualTo("0");
        assertThat(shop.usage("2026-11").path("pots").toString()).isEqualTo(before);
        assertThat(shop.lineUsage("2026-11").path("used").asLong()).isZero();
    }

    @Test
    void whatDoesNotFitIsRefusedWholeWithBothNumbersAndWaitsForADecisionAfterTheReset() {
        Shop shop = Shop.open(TODOKU, "jp-2023-communication", null, 201);
        String id = shop.draft(Shop.EVERYONE, "");
        Http.Answer refused = shop.post("campaigns/" + id + "/send", "");
        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.json().path("type").asString()).isEqualTo("urn:todoku:problem:does-not-fit");
        assertThat(refused.json().path("count").asLong()).isEqualTo(201);
        assertThat(refused.json().path("limit").asLong()).isEqualTo(200);
        assertThat(refused.json().path("remaining").asLong()).isEqualTo(200);
        assertThat(refused.json().path("resetsAt").asString()).isEqualTo("2026-11-30T15:00:00Z");
        assertThat(shop.campaign(id).path("status").asString()).isEqualTo("held");
        assertThat(shop.lineUsage("2026-11").path("used").asLong()).isZero();
    }

    @Test
    void exactlyOneOfTwoThatDoNotBothFitWins() throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 3; round++) {
                raceOf60And60And1(clients);
            }
        }
    }

    private static void raceOf60And60And1(ExecutorService clients) throws Exception {
        Shop shop = Shop.open(TODOKU, "jp-2023-communication", null, 61);
        shop.put("budget", "{\"messages\":100}");
        shop.post("tags", "{\"name\":\"vip\"}");
        shop.post("rules", """
                {"name":"vip","when":{"type":"postback","data":"vip"},"then":[{"type":"add-tag","tag":"vip"}]}""");
        TODOKU.emulator()
                .post(
                        "/_emulator/accounts/%s/friends/%s/actions"
                                .formatted(
                                        shop.channel().channelId(),
                                        shop.friends().getFirst()),
                        "{\"type\":\"postback\",\"data\":\"vip\"}");
        TODOKU.settle();
        String others = "{\"none\":[{\"tag\":\"vip\"}]}";
        List<String> drafts =
                List.of(shop.draft(others, ""), shop.draft(others, ""), shop.draft("{\"tag\":\"vip\"}", ""));
        CyclicBarrier barrier = new CyclicBarrier(3);
        List<Future<Http.Answer>> answers = new ArrayList<>();
        for (String draft : drafts) {
            Callable<Http.Answer> send = () -> {
                barrier.await();
                return shop.post("campaigns/" + draft + "/send", "");
            };
            answers.add(clients.submit(send));
        }
        Http.Answer first = answers.get(0).get();
        Http.Answer second = answers.get(1).get();
        assertThat(List.of(first.status(), second.status())).containsExactlyInAnyOrder(202, 409);
        assertThat(answers.get(2).get().status()).isEqualTo(202);
        JsonNode loser = (first.status() == 409 ? first : second).json();
        assertThat(loser.path("count").asLong()).isEqualTo(60);
        assertThat(loser.path("limit").asLong()).isEqualTo(100);
        assertThat(loser.path("remaining").asLong()).isIn(39L, 40L);
        assertThat(loser.path("resetsAt").asString()).isEqualTo("2026-11-30T15:00:00Z");
        TODOKU.settle();
        assertThat(shop.lineUsage("2026-11").path("used").asLong()).isEqualTo(61);
        assertThat(shop.usage("2026-11").path("used").asLong()).isEqualTo(61);
    }

    @Test
    void messagesSentElsewhereLowerWhatIsGranted() {
        TODOKU.emulator().put("/_emulator/settings", "{\"consumptionLag\":\"PT0S\"}");
        Shop shop = Shop.open(TODOKU, "jp-2023-communication", null, 150);
        Http elsewhere = new Http(TODOKU.emulator().base(), shop.channel().channelAccessToken());
        for (int i = 0; i < 60; i++) {
            Http.Answer pushed = elsewhere.post(
                    "/v2/bot/message/push",
                    "{\"to\":\"%s\",\"messages\":[{\"type\":\"text\",\"text\":\"x\"}]}"
                            .formatted(shop.friends().get(i)));
            assertThat(pushed.status()).as(pushed.text()).isEqualTo(200);
        }
        shop.reconcile();
        Http.Answer refused = shop.post("campaigns/" + shop.draft(Shop.EVERYONE, "") + "/send", "");
        assertThat(refused.json().path("remaining").asLong()).as(refused.text()).isEqualTo(140);
        assertThat(shop.usage("2026-11").path("counted").path("external").asLong())
                .isEqualTo(60);
    }
}
