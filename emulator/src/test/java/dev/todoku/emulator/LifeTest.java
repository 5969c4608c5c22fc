package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import dev.todoku.protocol.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LifeTest {
    private static final String QUESTION = """
            {"messages":[{"type":"text","text":"飲み物は何がお好きですか？ぜひ教えてください"}]}""";
    private static final String BUTTONS = """
            {"messages":[{"type":"template","altText":"コーヒーはいかが","template":{"type":"confirm","text":"新しいコーヒーを試しますか",
             "actions":[{"type":"postback","label":"試す","data":"try=1","displayText":"試す"},{"type":"message","label":"いいえ","text":"いいえ"}]}},
             {"type":"flex","altText":"セール","contents":{"type":"bubble","body":{"type":"box","layout":"vertical","contents":[
              {"type":"button","action":{"type":"uri","label":"コーヒー豆","uri":"https://shop.example/beans"}}]}}}]}""";

    private Box box;
    private Bot bot;

    @BeforeEach
    void open() throws IOException {
        box = Box.atNoon();
        bot = Bot.start();
    }

    @AfterEach
    void close() {
        box.close();
        bot.close();
    }

    private Shop crowd(int count, String life) {
        Shop shop = box.openJson("""
                {"name":"Shop","plan":"jp-2023-standard","additionalCap":1000000,"webhook":"%s"}""".formatted(bot.url()));
        Answer made = box.control("POST", shop.path("/populations"), "{\"count\":%d,\"seed\":7}".formatted(count));
        assertThat(made.status()).as(made.message()).isEqualTo(201);
        Answer set = box.control("PUT", shop.path("/life"), life);
        assertThat(set.status()).as(set.message()).isEqualTo(200);
        return shop;
    }

    private JsonNode done(Shop shop) {
        return box.control("GET", shop.path("/life"), null).json().get("done");
    }

    @Test
    void aSeedMakesTheSamePeople() {
        Shop one = crowd(50, "{\"on\":false}");
        Shop other = crowd(50, "{\"on\":false}");
        JsonNode followers = box.get(one, "/v2/bot/followers/ids").json();
        assertThat(box.get(other, "/v2/bot/followers/ids").json()).isEqualTo(followers);
        List<String> names = new ArrayList<>();
        followers.get("userIds").forEach(id -> {
            JsonNode profile = box.get(one, "/v2/bot/profile/" + id.asString()).json();
            assertThat(profile.has("language")).isTrue();
            names.add(profile.get("displayName").asString());
        });
        assertThat(names.stream().distinct().count()).isGreaterThan(45);
        Answer again = box.control("POST", one.path("/populations"), "{\"count\":5,\"seed\":7}");
        assertThat(again.status()).isEqualTo(409);
    }

    @Test
    void followersGrewOverTheTimeBefore() {
        Shop shop = crowd(1_000, "{\"on\":false}");
        int yearAgo = box.get(shop, "/v2/bot/insight/followers?date=20251122")
                .json()
                .get("followers")
                .asInt();
        int today = box.get(shop, "/v2/bot/insight/followers?date=20261121")
                .json()
                .get("followers")
                .asInt();
        assertThat(yearAgo).isBetween(100, 700);
        assertThat(today).isBetween(950, 1_000);
    }

    @Test
    void friendsDoNothingByThemselvesUnlessTheyAreToldToLive() {
        Shop shop = crowd(500, "{\"on\":false}");
        box.post(shop, "/v2/bot/message/broadcast", QUESTION);
        box.advance(Duration.ofDays(4));
        assertThat(bot.events()).isEmpty();
        assertThat(done(shop).get("read").asInt()).isZero();
    }

    @Test
    void friendsReadClickTapAnswerAndBlock() {
        Shop shop = crowd(3_000, "{\"on\":true,\"blockRate\":0.02}");
        box.post(shop, "/v2/bot/message/broadcast", QUESTION);
        box.post(shop, "/v2/bot/message/broadcast", BUTTONS);
        box.advance(Duration.ofDays(4));
        JsonNode done = done(shop);
        assertThat(done.get("read").asInt()).isBetween(2_800, 4_300);
        assertThat(done.get("clicked").asInt()).isBetween(20, 500);
        assertThat(done.get("tapped").asInt()).isBetween(20, 800);
        assertThat(done.get("answered").asInt()).isBetween(50, 900);
        assertThat(done.get("blocked").asInt()).isBetween(10, 300);
        List<String> words = bot.events().stream()
                .filter(event -> event.get("type").asString().equals("message"))
                .map(event -> event.at("/message/text").asString())
                .toList();
        assertThat(words).anyMatch(text -> text.contains("コーヒー")).anyMatch(text -> text.contains("ビール"));
        assertThat(words.stream().distinct().count()).isGreaterThan(40);
        assertThat(bot.events()).anyMatch(event -> event.get("type").asString().equals("unfollow"));
        bot.received().getFirst().parse(shop.secret());
    }

    @Test
    void theSameSeedAndClockMakeTheSameLife() {
        List<List<String>> lives = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            Shop shop = crowd(1_000, "{\"on\":true,\"answerRate\":0.5}");
            int before = bot.events().size();
            // the second run sends in another order
            List<String> sends = run == 0 ? List.of(QUESTION, BUTTONS) : List.of(BUTTONS, QUESTION);
            sends.forEach(body -> box.post(shop, "/v2/bot/message/broadcast", body));
            box.advance(Duration.ofHours(30));
            lives.add(bot.events().stream()
                    .skip(before)
                    .map(LifeTest::essence)
                    .sorted()
                    .toList());
            box.control("DELETE", "/_emulator/state", null);
            box.close();
            box = reopened();
        }
        assertThat(lives.getFirst()).hasSizeGreaterThan(50).isEqualTo(lives.getLast());
    }

    private static Box reopened() {
        try {
            return Box.atNoon();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String essence(JsonNode event) {
        return event.get("timestamp") + " " + event.at("/source/userId") + " " + event.get("type") + " "
                + event.at("/message/text").asString("")
                + event.at("/postback/data").asString("");
    }

    @Test
    void answersTellTheTruthAboutWhoAnswers() {
        Shop shop = crowd(2_000, "{\"on\":true,\"readRate\":1,\"answerRate\":1,\"corpus\":\"open\"}");
        box.post(shop, "/v2/bot/message/broadcast", """
                {"messages":[{"type":"text","text":"お住まいの都道府県を教えてください"}]}""");
        box.advance(Duration.ofDays(3));
        List<JsonNode> answers = bot.events().stream()
                .filter(event -> event.get("type").asString().equals("message"))
                .toList();
        assertThat(answers).hasSizeGreaterThan(300);
        long truthful = answers.stream()
                .filter(event -> event.at("/message/text").asString().contains(prefecture(shop, event)))
                .count();
        // kana, half width and slips make up the rest
        assertThat((double) truthful / answers.size()).isGreaterThan(0.6);
    }

    private String prefecture(Shop shop, JsonNode event) {
        String path = "/friends/" + event.at("/source/userId").asString() + "/person";
        String name = box.control("GET", shop.path(path), null)
                .json()
                .get("prefecture")
                .asString();
        return name.equals("北海道") ? name : name.substring(0, name.length() - 1);
    }

    @Test
    void whoIsBombardedBlocksMore() {
        Shop calm = crowd(2_000, "{\"on\":true}");
        Shop loud = crowd(2_000, "{\"on\":true}");
        for (int day = 0; day < 5; day++) {
            box.broadcast(calm);
            for (int i = 0; i < 8; i++) box.broadcast(loud);
            box.advance(Duration.ofDays(1));
        }
        double perReadCalm =
                done(calm).get("blocked").asDouble() / done(calm).get("read").asDouble();
        double perReadLoud =
                done(loud).get("blocked").asDouble() / done(loud).get("read").asDouble();
        assertThat(perReadLoud).isGreaterThan(3 * perReadCalm);
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        Shop shop = crowd(10, "{}");
        Answer wrong = box.control("PUT", shop.path("/life"), "{\"readRate\":2}");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.message()).isEqualTo("readRate: got 2.0 (expected: 0 to 1)");
        assertThat(box.control(
                                "PUT",
                                shop.path("/life"),
                                Json.object().put("moodiness", 1).toString())
                        .status())
                .isEqualTo(400);
    }

    /** Who has read something sees the menu below it, and taps what suits them: the same friends each time. */
    @Test
    void friendsTapTheRichMenuByTaste() {
        Shop shop = menuCrowd(1);
        Shop same = menuCrowd(1);
        Shop idle = menuCrowd(0);
        box.advance(Duration.ofDays(3));
        box.settle();
        int taps = done(shop).get("menuTapped").asInt();
        assertThat(taps).isBetween(50, 500);
        assertThat(done(same)).isEqualTo(done(shop));
        assertThat(done(idle).get("menuTapped").asInt()).isZero();
        assertThat(done(idle).get("read")).isEqualTo(done(shop).get("read"));
        List<String> tapped = bot.events().stream()
                .filter(event -> event.get("type").asString().equals("postback"))
                .map(event -> event.at("/postback/data").asString())
                .toList();
        assertThat(tapped).hasSize(2 * taps).contains("menu=coffee", "menu=shoes");
    }

    private Shop menuCrowd(int menuRate) {
        Shop shop = crowd(500, "{\"on\":true,\"menuRate\":%d,\"blockRate\":0}".formatted(menuRate));
        Answer set = box.control("PUT", shop.path("/richmenus/manager"), """
                {"size":{"width":2500,"height":843},"selected":true,"name":"menu","chatBarText":"メニュー","areas":[
                 {"bounds":{"x":0,"y":0,"width":1250,"height":843},
                  "action":{"type":"postback","label":"コーヒー","data":"menu=coffee"}},
                 {"bounds":{"x":1250,"y":0,"width":1250,"height":843},
                  "action":{"type":"postback","label":"ファッション","data":"menu=shoes"}}]}""");
        assertThat(set.status()).as(set.message()).isEqualTo(200);
        box.broadcast(shop);
        return shop;
    }
}
