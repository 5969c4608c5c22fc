package dev.todoku;

import static dev.todoku.inbound.WebhookCalls.follow;
import static dev.todoku.inbound.WebhookCalls.text;
import static dev.todoku.inbound.WebhookCalls.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.inbound.WebhookCalls;
import dev.todoku.kernel.AccountId;
import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import dev.todoku.testing.RunningTodoku.Connected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/**
 * Two accounts with the same LINE user. Whatever is asked of the one, with every id of the other, shows nothing of the other
 * and changes nothing there: over every endpoint the API's description has.
 */
class ApartEverywhereTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    /** Stands in whatever the other account has a word for. */
    private static final String THEIRS = "theirs";

    private static final String AYA = user(1);

    /** Something of each kind of body, so that calls get past what is checked first. */
    private static final String BODY = """
            {"name":"x","folder":"","text":"x","type":"text","key":"x","limit":3,"lifetimeDays":1,"audience":{"everyone":true},
             "messages":[{"type":"text","text":"x"}],"decide":"drop","money":"1.00","actions":[],"added":[],"removed":[],
             "set":{"taste":"x"},"addTags":["theirs"],"when":{"type":"follow"},"then":[{"type":"opt-out"}],"questions":[],
             "changes":[{"userId":"%s","optedOut":true}],"items":[{"userId":"%s","fact":"joined","subject":"x"}],
             "recipientsPerMinute":1,"columns":["userId"]}""".formatted(AYA, AYA);

    private record Call(String method, String path) {}

    @Test
    void whatIsAskedOfOneAccountWithTheIdsOfTheOtherStaysInTheOne() {
        Connected own = TODOKU.connect("jp-2023-light", null, 0);
        Connected other = TODOKU.connect("jp-2023-standard", 10_000L, 0);
        meet(own, "own");
        meet(other, THEIRS);
        Map<String, String> ids = furnish(other);
        List<Call> calls = calls(TODOKU.api().get("/v3/api-docs").json());
        assertThat(calls).hasSizeGreaterThan(80);
        List<Call> reads = calls.stream()
                .filter(call -> call.method().equals("GET") && !call.path().endsWith("/events"))
                .filter(call -> !call.path().endsWith("/audit")) // to read an export adds to it
                .toList();
        String before = shown(other, ids, reads);
        assertThat(before).as("what the other account shows of itself").contains(THEIRS);

        for (Call call : calls) {
            for (String body : call.method().equals("GET") ? new String[] {null} : new String[] {"{}", BODY}) {
                Http.Answer answer = TODOKU.api().send(call.method(), at(call.path(), own.account(), ids), body);
                assertThat(answer.status()).as("%s: %s", call, answer.text()).isLessThan(500);
                assertThat(withoutGot(answer)).as(call.toString()).doesNotContain(THEIRS);
            }
        }
        TODOKU.settle();

        assertThat(shown(other, ids, reads)).isEqualTo(before);
    }

    /** An error repeats what it got; whatever else it says is no business of the caller's. */
    private static String withoutGot(Http.Answer answer) {
        return answer.status() < 400 ? answer.text() : answer.text().replaceAll("got '?theirs'?", "got it");
    }

    private static void meet(Connected shop, String says) {
        WebhookCalls line = new WebhookCalls(TODOKU, shop);
        line.send(follow("f-" + says, TODOKU.now(), AYA), text("t-" + says, TODOKU.now(), AYA, says));
        line.settle();
    }

    private static Map<String, String> furnish(Connected shop) {
        Map<String, String> ids =
                new HashMap<>(Map.of("userId", AYA, "month", "2026-11", "purpose", "chat", "key", "taste"));
        made(shop, "/attributes", "{\"key\":\"taste\",\"name\":\"theirs\",\"type\":\"text\"}");
        ids.put(
                "tagId",
                made(shop, "/tags", "{\"name\":\"theirs\"}").path("tagId").asString());
        made(shop, "/friends/changes", """
                {"changes":[{"userId":"%s","set":{"taste":"theirs"},"addTags":["theirs"]}]}""".formatted(AYA));
        ids.put(
                "noteId",
                made(shop, "/friends/%s/notes".formatted(AYA), "{\"text\":\"theirs\"}")
                        .path("noteId")
                        .asString());
        made(
                shop,
                "/facts",
                "{\"items\":[{\"userId\":\"%s\",\"fact\":\"joined\",\"subject\":\"theirs\"}]}".formatted(AYA));
        ids.put("ruleId", made(shop, "/rules", """
                        {"name":"theirs","when":{"type":"follow"},"then":[{"type":"add-tag","tag":"theirs"}]}""").path("ruleId").asString());
        ids.put("dialogueId", made(shop, "/dialogues", """
                        {"name":"theirs","when":{"type":"message","text":"theirs","match":"exact"},
                         "questions":[{"attribute":"taste","text":"theirs?"}],"then":[]}""").path("dialogueId").asString());
        ids.put(
                "audience",
                made(
                                shop,
                                "/audiences",
                                "{\"name\":\"theirs\",\"folder\":\"theirs\",\"audience\":{\"tag\":\"theirs\"}}")
                        .path("audienceId")
                        .asString());
        ids.put(
                "importId",
                made(shop, "/imports", "userId,taste\n%s,theirs\n".formatted(AYA))
                        .path("import")
                        .path("importId")
                        .asString());
        String campaign = made(shop, "/campaigns", """
                {"name":"theirs","audience":{"everyone":true},"messages":[{"type":"text","text":"theirs"}]}""").path("campaignId").asString();
        ids.put("campaign", campaign);
        made(shop, "/campaigns/%s/send".formatted(campaign), "");
        TODOKU.advance(Duration.ofMinutes(1));
        ids.put(
                "delivery",
                TODOKU.api()
                        .get(base(shop.account()) + "/campaigns/" + campaign)
                        .json()
                        .path("delivery")
                        .asString());
        ids.put(
                "client",
                made(shop, "/gateway/clients", "{\"name\":\"theirs\",\"purpose\":\"campaign\"}")
                        .path("client")
                        .path("clientId")
                        .asString("1"));
        return ids;
    }

    private static JsonNode made(Connected shop, String path, String body) {
        Http.Answer answer = TODOKU.api().post(base(shop.account()) + path, body);
        assertThat(answer.status()).as(path + ": " + answer.text()).isBetween(200, 204);
        return answer.json();
    }

    private static String base(AccountId account) {
        return "/api/v1/accounts/" + account;
    }

    /** Every operation of one account; whoever ends something comes last. */
    private static List<Call> calls(JsonNode api) {
        List<Call> calls = new ArrayList<>();
        api.path("paths")
                .propertyStream()
                .filter(path -> path.getKey().contains("{account}"))
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> calls.add(new Call(method.toUpperCase(Locale.ROOT), path.getKey()))));
        calls.sort(Comparator.comparing(call -> call.method().equals("DELETE")));
        return calls;
    }

    private static String at(String template, AccountId account, Map<String, String> ids) {
        String path = template.replace("{account}", account.toString());
        for (Map.Entry<String, String> id : ids.entrySet()) {
            path = path.replace("{" + id.getKey() + "}", id.getValue());
        }
        assertThat(path).as("a new kind of id must be named here").doesNotContain("{");
        return path.matches(".*/(entered|left)") ? path + "?at=2026-11-22T03:00:00Z" : path;
    }

    private static String shown(Connected shop, Map<String, String> ids, List<Call> reads) {
        StringBuilder all = new StringBuilder();
        for (Call read : reads) {
            Http.Answer answer = TODOKU.api().get(at(read.path(), shop.account(), ids));
            all.append(read.path())
                    .append(' ')
                    .append(answer.status())
                    .append(' ')
                    .append(answer.text())
                    .append('\n');
        }
        return all.toString();
    }
}
