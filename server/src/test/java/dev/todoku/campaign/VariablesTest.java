package dev.todoku.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Messages that say of each friend what is known of them. */
class VariablesTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-10T03:00:00Z");

    private static final String TEXT = "{name}|{drink|お飲み物}|{visit}|{birthday|-}|{likes}|{member}|{phone}|{point|0}";

    @Test
    void everyFriendReadsWhatIsKnownOfThemAndElseTheFallback() {
        Shop shop = furnished();
        Http.Answer set =
                shop.post("friends/changes", """
                {"changes":[{"userId":"%s","set":{"drink":"コーヒー \\"深煎り\\"","visit":"2026-11-22T03:00:00Z",
                 "birthday":"1990-04-03","likes":["b","a"],"member":true,"phone":"090-1234-5678","point":1200}}]}""".formatted(shop.friends().getFirst()));
        assertThat(set.status()).as(set.text()).isBetween(200, 204);
        String id = draft(shop, TEXT);

        Http.Answer sent = shop.post("campaigns/" + id + "/send", "");
        TODOKU.settle();

        assertThat(sent.status()).as(sent.text()).isEqualTo(202);
        JsonNode campaign = shop.campaign(id);
        assertThat(campaign.path("accepted").asLong()).as(campaign.toString()).isEqualTo(2);
        String first = name(shop, 0) + "|コーヒー \"深煎り\"|2026/11/22 12:00|1990/4/3|a、b|はい|090-1234-5678|1200";
        assertThat(read(shop, 0)).isEqualTo(first);
        assertThat(read(shop, 1)).isEqualTo(name(shop, 1) + "|お飲み物||-||||0");
        JsonNode preview = preview(shop, 0).json();
        assertThat(preview.path("messages").path(0).path("text").asString()).isEqualTo(first);
        assertThat(preview.path("unknown")).isEmpty();
        assertThat(preview(shop, 1).json().path("unknown").valueStream().map(JsonNode::asString))
                .containsExactly("birthday", "drink", "likes", "member", "phone", "point", "visit");
    }

    @Test
    void whatNoAttributeTellsIsRefusedWithItsPlace() {
        Shop shop = furnished();

        Http.Answer unknown = create(shop, message("{drnik}"));
        Http.Answer misplaced = create(shop, """
                {"type":"template","altText":"a","template":{"type":"buttons","text":"b","actions":[
                 {"type":"uri","label":"{name}","uri":"https://example.com/{name}"}]}}""");
        Http.Answer empty = create(shop, message("{name}"));

        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.json().path("detail").asString())
                .startsWith("messages[0].text: got 'drnik' (expected: one of birthday, drink,");
        assertThat(misplaced.status()).isEqualTo(422);
        assertThat(misplaced.json().path("detail").asString())
                .startsWith(
                        "messages[0].template.actions[0].uri: got {name} (expected: variables only in what is read");
        assertThat(empty.status())
                .as("whom LINE has no name of would get an empty text")
                .isEqualTo(422);
    }

    @Test
    void anAttributeThatACampaignSaysStays() {
        Shop shop = furnished();
        draft(shop, "{drink}!");

        Http.Answer refused = TODOKU.api().delete("/api/v1/accounts/" + shop.account() + "/attributes/drink");

        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.json().path("type").asString()).isEqualTo("urn:todoku:problem:in-use");
    }

    @Test
    void whoIsNoFriendHasNoPreview() {
        Shop shop = furnished();
        Http.Answer none = shop.post("previews", previewOf("U" + "0".repeat(32)));
        Http.Answer odd = shop.post("previews", previewOf("x"));

        assertThat(none.status()).isEqualTo(404);
        assertThat(odd.status()).isEqualTo(400);
    }

    private static Shop furnished() {
        Shop shop = Shop.open(TODOKU, "jp-2023-light", null, 2);
        List<String> attributes = new ArrayList<>(List.of(
                "{\"key\":\"drink\",\"type\":\"text\"}",
                "{\"key\":\"visit\",\"type\":\"datetime\"}",
                "{\"key\":\"birthday\",\"type\":\"date\",\"format\":\"birthday\"}",
                "{\"key\":\"likes\",\"type\":\"choices\",\"choices\":[\"a\",\"b\"]}",
                "{\"key\":\"member\",\"type\":\"yesno\"}",
                "{\"key\":\"phone\",\"type\":\"phone\"}",
                "{\"key\":\"point\",\"type\":\"points\"}"));
        attributes.forEach(attribute -> {
            Http.Answer made = shop.post("attributes", attribute.replace("\",\"type\"", "\",\"name\":\"x\",\"type\""));
            assertThat(made.status()).as(made.text()).isBetween(200, 201);
        });
        TODOKU.settle();
        return shop;
    }

    private static String message(String text) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "text")
                .put("text", text)
                .toString();
    }

    private static Http.Answer create(Shop shop, String message) {
        return shop.post(
                "campaigns", "{\"name\":\"v\",\"audience\":%s,\"messages\":[%s]}".formatted(Shop.EVERYONE, message));
    }

    private static String draft(Shop shop, String text) {
        Http.Answer draft = create(shop, message(text));
        assertThat(draft.status()).as(draft.text()).isEqualTo(201);
        return draft.json().path("campaignId").asString();
    }

    private static Http.Answer preview(Shop shop, int friend) {
        Http.Answer answer = shop.post("previews", previewOf(shop.friends().get(friend)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private static String previewOf(String userId) {
        return "{\"userId\":\"%s\",\"messages\":[%s]}".formatted(userId, message(TEXT));
    }

    private static String name(Shop shop, int friend) {
        return shop.get("friends/" + shop.friends().get(friend))
                .json()
                .path("displayName")
                .asString();
    }

    /** What stands in the friend's own chat. */
    private static String read(Shop shop, int friend) {
        JsonNode chat = TODOKU.emulator()
                .get("/_emulator/accounts/%s/friends/%s/chat"
                        .formatted(shop.channel().channelId(), shop.friends().get(friend)))
                .json();
        return chat.findValuesAsString("text").stream()
                .filter(text -> text.contains("|"))
                .findFirst()
                .orElseThrow();
    }
}
