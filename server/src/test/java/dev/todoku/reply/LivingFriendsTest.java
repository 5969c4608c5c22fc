package dev.todoku.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.friend.Shop;
import dev.todoku.protocol.Json;
import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import dev.todoku.testing.RunningTodoku.Connected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The emulator's friends are asked who they are and what they like, one thing after another, and answer in words of the
 * part of their corpus that nobody looks at who writes the readers. What was understood is held against the truth, which
 * only the emulator knows. Misses go to {@code target/not-understood.txt}, for whoever does not write readers.
 */
class LivingFriendsTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    private static final int PEOPLE = 60;
    private static final double UNDERSTOOD_MIN = 0.95;
    private static final String AGAIN = "すみません、うまく読み取れませんでした。";

    private static final Map<String, String> QUESTIONS = questions();

    /** An answer, and whether it was the first to its question. */
    private record Answer(String user, String key, String said, boolean first, boolean accepted) {}

    private Connected shop;

    @BeforeEach
    void connect() {
        shop = TODOKU.connect("jp-2023-light", null, 0);
    }

    @Test
    void whatFriendsAnswerInWordsIsUnderstood() throws IOException {
        ask();
        List<String> users = people();
        TODOKU.advance(Duration.ofHours(6));

        Map<String, int[]> byQuestion = new TreeMap<>(); // first answers: all, understood; attributes: all, right
        List<String> misses = new ArrayList<>();
        for (String user : users) {
            JsonNode known = api("/friends/" + user).path("attributes");
            JsonNode truth = emulator("/friends/%s/person".formatted(user));
            Map<String, Boolean> settled = new HashMap<>();
            for (Answer answer : answers(user)) {
                boolean right = answer.accepted() && isRight(answer.key(), known.path(answer.key()), truth);
                int[] counts = byQuestion.computeIfAbsent(answer.key(), _ -> new int[4]);
                if (answer.first()) {
                    counts[0]++;
                    counts[1] += right ? 1 : 0;
                }
                settled.put(answer.key(), right);
                if (!right) {
                    misses.add("%s: %s (understood: %s)"
                            .formatted(
                                    answer.key(),
                                    answer.said().replace("\n", "\\n"),
                                    answer.accepted() ? known.path(answer.key()) : "nothing"));
                }
            }
            settled.forEach((key, right) -> {
                int[] counts = byQuestion.computeIfAbsent(key, _ -> new int[4]);
                counts[2]++;
                counts[3] += right ? 1 : 0;
            });
        }
        Files.write(Path.of("target/not-understood.txt"), misses);

        int[] sum = new int[4];
        byQuestion.forEach((key, counts) -> {
            print(key, counts);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += counts[i];
            }
        });
        print("all", sum);
        assertThat(sum[2]).as("attributes that were asked for and answered").isGreaterThan(PEOPLE * 5);
        assertThat((double) sum[3] / sum[2])
                .as("share of attributes that are right")
                .isGreaterThanOrEqualTo(UNDERSTOOD_MIN);
    }

    private static void print(String key, int[] counts) {
        System.out.printf(
                "held out %-10s first answers %5.1f %% of %d, attributes after asking again %5.1f %% of %d%n",
                key, 100.0 * counts[1] / counts[0], counts[0], 100.0 * counts[3] / counts[2], counts[2]);
    }

    private void ask() {
        attribute("postcode", "text", Map.of("format", "postcode"));
        attribute("email", "email", Map.of());
        attribute("phone", "phone", Map.of());
        attribute("birthday", "date", Map.of("format", "birthday"));
        attribute("prefecture", "text", Map.of("format", "prefecture"));
        attribute("size", "choice", Map.of("choices", List.copyOf(Shop.SIZES.keySet()), "words", Shop.SIZES));
        attribute("drink", "choice", Map.of("choices", List.copyOf(Shop.DRINKS.keySet()), "words", Shop.DRINKS));
        ObjectNode dialogue = Json.object().put("name", "profile");
        dialogue.putObject("when").put("type", "message").put("text", "アンケート");
        ArrayNode questions = dialogue.putArray("questions");
        QUESTIONS.forEach((key, text) ->
                questions.addObject().put("attribute", key).put("text", text).put("buttons", false));
        Http.Answer made = TODOKU.api().post(base() + "/dialogues", dialogue.toString());
        assertThat(made.status()).as(made.text()).isEqualTo(201);
    }

    private void attribute(String key, String type, Map<String, ?> more) {
        ObjectNode body = Json.object().put("key", key).put("type", type);
        more.forEach((name, value) -> body.set(name, Json.tree(value)));
        Http.Answer made = TODOKU.api().post(base() + "/attributes", body.toString());
        assertThat(made.status()).as(made.text()).isEqualTo(201);
    }

    /** Living ones, who all say the word that begins the dialogue. */
    private List<String> people() {
        String channel = "/_emulator/accounts/" + shop.channelId();
        String webhook = TODOKU.url() + "/webhook/" + shop.account();
        assertThat(TODOKU.emulator()
                        .put(channel + "/webhook", "{\"url\":\"%s\"}".formatted(webhook))
                        .status())
                .isEqualTo(200);
        Http.Answer life = TODOKU.emulator()
                .put(
                        channel + "/life",
                        "{\"on\":true,\"seed\":7,\"every\":\"PT10S\",\"answerRate\":1,\"blockRate\":0,\"corpus\":\"heldOut\"}");
        assertThat(life.status()).as(life.text()).isEqualTo(200);
        List<String> users = new ArrayList<>();
        ArrayNode actions = Json.mapper().createArrayNode();
        TODOKU.emulator()
                .post(channel + "/friends", "{\"count\":%d}".formatted(PEOPLE))
                .json()
                .path("userIds")
                .forEach(id -> {
                    users.add(id.asString());
                    actions.addObject()
                            .put("userId", id.asString())
                            .put("type", "message")
                            .put("text", "アンケート");
                });
        TODOKU.emulator().post(channel + "/actions", "{\"actions\":%s}".formatted(actions));
        return users;
    }

    /** What somebody answered to which question, as their chat shows it. */
    private List<Answer> answers(String user) {
        List<Answer> answers = new ArrayList<>();
        String asked = null;
        String said = null;
        boolean first = true;
        for (JsonNode message : emulator("/friends/%s/chat".formatted(user)).path("messages")) {
            String text = message.path("message").path("text").asString("");
            if (message.path("direction").asString().equals("in")) {
                said = text;
                continue;
            }
            boolean again = text.startsWith(AGAIN);
            if (asked != null && said != null) {
                answers.add(new Answer(user, asked, said, first, !again));
            }
            first = !again;
            asked = QUESTIONS.entrySet().stream()
                    .filter(each -> text.contains(each.getValue()))
                    .findFirst()
                    .map(Map.Entry::getKey)
                    .orElse(null);
            said = null;
        }
        if (asked != null && said != null) {
            boolean known =
                    !api("/friends/" + user).path("attributes").path(asked).isMissingNode();
            answers.add(new Answer(user, asked, said, first, known));
        }
        return answers;
    }

    private static boolean isRight(String key, JsonNode known, JsonNode truth) {
        String got = known.asString("");
        return switch (key) {
            case "phone" ->
                got.equals(
                        "+81" + truth.path("phone").asString().replace("-", "").substring(1));
            case "birthday" ->
                got.substring(4).equals(truth.path("birthday").asString().substring(4))
                        && (got.startsWith("1604")
                                || got.equals(truth.path("birthday").asString()));
            default -> got.equals(truth.path(key).asString());
        };
    }

    private JsonNode emulator(String path) {
        return TODOKU.emulator()
                .get("/_emulator/accounts/" + shop.channelId() + path)
                .json();
    }

    private JsonNode api(String path) {
        return TODOKU.api().get(base() + path).json();
    }

    private String base() {
        return "/api/v1/accounts/" + shop.account();
    }

    private static Map<String, String> questions() {
        Map<String, String> questions = new LinkedHashMap<>();
        questions.put("drink", "お好きな飲み物を教えてください。");
        questions.put("size", "Tシャツのサイズを教えてください。");
        questions.put("prefecture", "お住まいの都道府県を教えてください。");
        questions.put("birthday", "お誕生日を教えてください。");
        questions.put("postcode", "郵便番号を教えてください。");
        questions.put("email", "メールアドレスを教えてください。");
        questions.put("phone", "電話番号を教えてください。");
        return questions;
    }
}
