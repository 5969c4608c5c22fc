package dev.todoku.audience.saved;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.friend.Effect;
import dev.todoku.friend.FriendChange;
import dev.todoku.friend.FriendChanges;
import dev.todoku.friend.Tags;
import dev.todoku.kernel.Actor;
import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import dev.todoku.testing.RunningTodoku.Connected;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class SavedAudiencesTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    @Test
    void isCountedWhenSavedAndEachDayWithWhoEnteredAndLeft() {
        Connected shop = TODOKU.connect("jp-2023-light", null, 0);
        int vip = TODOKU.bean(Tags.class).create(shop.account(), "VIP").tagId();
        happen(shop, 1, new Effect.Followed(), new Effect.TagAdded(vip));
        happen(shop, 2, new Effect.Followed(), new Effect.TagAdded(vip));
        String id = create(shop, "{\"name\":\"常連\",\"folder\":\"店\",\"audience\":\"タグ「VIP」\"}")
                .path("audienceId")
                .asString();

        happen(shop, 1, new Effect.TagRemoved(vip));
        happen(shop, 3, new Effect.Followed(), new Effect.TagAdded(vip));
        TODOKU.advance(Duration.ofDays(1));

        JsonNode counts = get(shop, "/" + id + "/counts").path("items");
        assertThat(counts).hasSize(2);
        JsonNode last = counts.get(0);
        assertThat(last.path("at").asString()).isEqualTo("2026-11-22T19:00:00Z");
        assertThat(last.path("count").asLong()).isEqualTo(2);
        assertThat(last.path("entered").asLong()).isEqualTo(1);
        assertThat(last.path("left").asLong()).isEqualTo(1);
        assertThat(counts.get(1).path("entered").asLong()).isEqualTo(2);
        assertThat(ordinals(get(shop, "/" + id + "/entered?at=2026-11-22T19:00:00Z")))
                .containsExactly(2);
        assertThat(ordinals(get(shop, "/" + id + "/left?at=2026-11-22T19:00:00Z")))
                .containsExactly(0);
        assertThat(ordinals(get(shop, "/" + id + "/members?limit=1"))).containsExactly(1);
        assertThat(ordinals(get(
                        shop,
                        "/" + id + "/members?limit=1&cursor="
                                + get(shop, "/" + id + "/members?limit=1")
                                        .path("next")
                                        .asString())))
                .containsExactly(2);
        assertThat(get(shop, "?folder=店").path("items")).hasSize(1);
        assertThat(get(shop, "?folder=x").path("items")).isEmpty();
    }

    @Test
    void oneCallOrdersThemAndOneRenamesAFolder() {
        Connected shop = TODOKU.connect("jp-2023-light", null, 0);
        String a = folder(shop, "a", "x");
        folder(shop, "b", "x");
        String c = folder(shop, "c", "y");
        String base = "/api/v1/accounts/%s".formatted(shop.account());

        Http.Answer ordered = TODOKU.api().put(base + "/audience-order", "{\"audienceIds\":[\"%s\"]}".formatted(c));
        assertThat(names(ordered)).as("its folder comes first too").containsExactly("c", "a", "b");
        folder(shop, "0", "x");
        Http.Answer renamed = TODOKU.api().put(base + "/audience-folders", "{\"folder\":\"x\",\"name\":\"z\"}");
        assertThat(names(renamed)).as("a new one stands last").containsExactly("c", "a", "b", "0");
        assertThat(renamed.text()).doesNotContain("\"x\"");
        assertThat(names(TODOKU.api().put(base + "/audience-folders", "{\"folder\":\"z\",\"name\":null}")))
                .containsExactly("a", "b", "0", "c");

        assertThat(TODOKU.api()
                        .put(base + "/audience-folders", "{\"folder\":\"z\",\"name\":\"q\"}")
                        .status())
                .isEqualTo(404);
        assertThat(TODOKU.api()
                        .put(base + "/audience-order", "{\"audienceIds\":[\"%s\",\"%s\"]}".formatted(a, a))
                        .status())
                .isEqualTo(422);
    }

    private static List<String> names(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json()
                .path("items")
                .valueStream()
                .map(each -> each.path("name").asString())
                .toList();
    }

    private static String folder(Connected shop, String name, String folder) {
        return create(
                        shop,
                        "{\"name\":\"%s\",\"folder\":\"%s\",\"audience\":{\"everyone\":true}}".formatted(name, folder))
                .path("audienceId")
                .asString();
    }

    @Test
    void audiencesStandInsideAudiencesButNotInThemselves() {
        Connected shop = TODOKU.connect("jp-2023-light", null, 0);
        happen(shop, 1, new Effect.Followed());
        String inner = create(shop, "{\"name\":\"inner\",\"audience\":{\"everyone\":true}}")
                .path("audienceId")
                .asString();
        create(shop, "{\"name\":\"outer\",\"audience\":\"none of (audience \\\"inner\\\")\"}");

        assertThat(count(shop, "{\"audience\":\"outer\"}").json().path("count").asLong())
                .isZero();
        assertThat(count(shop, "{\"none\":[{\"audience\":\"outer\"}]}")
                        .json()
                        .path("count")
                        .asLong())
                .isEqualTo(1);
        Http.Answer itself =
                api(shop, "PUT", "/" + inner, "{\"name\":\"inner\",\"audience\":{\"audience\":\"outer\"}}");
        assertThat(itself.status()).isEqualTo(422);
        assertThat(itself.json().path("detail").asString()).contains("'inner', which holds itself");
        assertThat(api(shop, "DELETE", "/" + inner, null).json().path("type").asString())
                .endsWith("audience-used");
        assertThat(api(shop, "PUT", "/" + inner, "{\"name\":\"other\",\"audience\":{\"everyone\":true}}")
                        .status())
                .isEqualTo(409);
        assertThat(api(shop, "POST", "", "{\"name\":\"outer\",\"audience\":{\"everyone\":true}}")
                        .status())
                .isEqualTo(409);
        assertThat(api(shop, "POST", "", "{\"name\":\"self\",\"audience\":{\"audience\":\"self\"}}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void errorsPointAtThePlaceInTheTextAndInTheJson() {
        Connected shop = TODOKU.connect("jp-2023-light", null, 0);
        TODOKU.bean(Tags.class).create(shop.account(), "VIP");

        JsonNode text = count(shop, "\"all of (everyone, tag \\\"VP\\\")\"").json();
        assertThat(text.path("detail").asString()).isEqualTo("audience, character 23: got 'VP' (expected: one of VIP)");
        assertThat(text.path("column").asInt()).isEqualTo(23);
        JsonNode japanese = count(shop, "\"すべて（全員、タグ「VIP」\"").json();
        assertThat(japanese.path("detail").asString())
                .isEqualTo("audience, character 15: got the end (expected: ) or a comma)");
        JsonNode json =
                count(shop, "{\"all\":[{\"everyone\":true},{\"tag\":\"VP\"}]}").json();
        assertThat(json.path("pointer").asString()).isEqualTo("/audience/all/1/tag");
        assertThat(count(shop, "\"received 3 times\"").status()).isEqualTo(422);
        assertThat(count(shop, "\"𠮷\"").json().path("detail").asString())
                .startsWith("audience, character 1: got '𠮷'");
    }

    @Test
    void aRuleIsShownInEachOfItsForms() {
        Connected shop = TODOKU.connect("jp-2023-light", null, 0);
        TODOKU.bean(Tags.class).create(shop.account(), "VIP");

        JsonNode forms = TODOKU.api()
                .post(
                        "/api/v1/accounts/%s/audiences/forms".formatted(shop.account()),
                        "{\"audience\":\"all of (tag \\\"VIP\\\", followed in this month, none of (received within 3 days), received at most 2 times within 7 days)\"}")
                .json();

        assertThat(forms.path("japanese").asString()).isEqualTo("すべて（タグ「VIP」、友だち追加日が今月、どれでもない（受信 3日以内）、受信 2回以下 7日以内）");
        assertThat(forms.path("audience").toString())
                .isEqualTo(
                        "{\"all\":[{\"tag\":\"VIP\"},{\"friend\":\"followedAt\",\"month\":0},"
                                + "{\"none\":[{\"did\":\"received\",\"days\":3}]},{\"did\":\"received\",\"atMost\":2,\"days\":7}]}");
    }

    private static void happen(Connected shop, int user, Effect... effects) {
        for (Effect effect : effects) {
            TODOKU.bean(FriendChanges.class)
                    .apply(
                            shop.account(),
                            Actor.SYSTEM,
                            List.of(new FriendChange(new UUID(9, user), TODOKU.now(), "x", effect)));
        }
    }

    private static List<Integer> ordinals(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> item.path("ordinal").asInt())
                .toList();
    }

    private static JsonNode create(Connected shop, String body) {
        Http.Answer answer = api(shop, "POST", "", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private static JsonNode get(Connected shop, String path) {
        Http.Answer answer = api(shop, "GET", path, null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static Http.Answer count(Connected shop, String audience) {
        return api(shop, "POST", "/count", "{\"audience\":%s}".formatted(audience));
    }

    private static Http.Answer api(Connected shop, String method, String path, @Nullable String body) {
        return TODOKU.api().send(method, "/api/v1/accounts/%s/audiences".formatted(shop.account()) + path, body);
    }
}
