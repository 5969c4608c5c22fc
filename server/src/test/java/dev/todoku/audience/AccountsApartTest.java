package dev.todoku.audience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.friend.AttributeType;
import dev.todoku.friend.Attributes;
import dev.todoku.friend.Effect;
import dev.todoku.friend.FriendChange;
import dev.todoku.friend.FriendChanges;
import dev.todoku.friend.Tags;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Actor;
import dev.todoku.protocol.UserId;
import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Law 7 over every endpoint of audiences and facts: two accounts know the same LINE user ids and use the same
 * words; whatever happens in one, the other answers as before.
 */
class AccountsApartTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    private static final String AUDIENCES = "/api/v1/accounts/{account}/audiences";
    private static final String ONE = AUDIENCES + "/{audience}";
    private static final String RANKING = "/api/v1/accounts/{account}/ranking";
    private static final String ORDER = "/api/v1/accounts/{account}/audience-order";
    private static final String FOLDERS = "/api/v1/accounts/{account}/audience-folders";
    private static final String VIP = "{\"name\":\"vip\",\"audience\":{\"tag\":\"VIP\"}}";

    private final Set<String> asked = new TreeSet<>();

    @Test
    void whateverHappensInOneTheOtherAnswersAsBefore() {
        AccountId here = account(IntStream.rangeClosed(1, 3), false);
        AccountId there = account(IntStream.rangeClosed(1, 9), true);
        String audienceHere = create(here);
        String audienceThere = create(there);

        Map<String, String> before = answers(here, audienceHere);
        assertThat(before.get("count")).contains("\"count\":3");
        assertThat(before.get("members")).contains(user(1)).doesNotContain(user(4));
        busy(there, audienceThere);

        assertThat(answers(here, audienceHere)).isEqualTo(before);
        assertThat(answers(there, audienceThere)).isNotEqualTo(before);
        theOthersAudienceIsUnknown(here, audienceThere);
        assertThat(asked).containsAll(endpoints());
    }

    /** Friends with a tag; the others in another order, so that the same person has another ordinal. */
    private static AccountId account(IntStream tagged, boolean reversed) {
        AccountId account = TODOKU.connect("jp-2023-light", null, 0).account();
        int vip = TODOKU.bean(Tags.class).create(account, "VIP").tagId();
        TODOKU.bean(Attributes.class).create(account, "points", "点", AttributeType.NUMBER, List.of());
        List<FriendChange> changes = new ArrayList<>();
        IntStream.rangeClosed(1, 12)
                .map(i -> reversed ? 13 - i : i)
                .forEach(i ->
                        changes.add(new FriendChange(new UUID(0, i), TODOKU.now(), "x" + i, new Effect.Followed())));
        tagged.forEach(
                i -> changes.add(new FriendChange(new UUID(0, i), TODOKU.now(), "y" + i, new Effect.TagAdded(vip))));
        TODOKU.bean(FriendChanges.class).apply(account, Actor.SYSTEM, changes);
        return account;
    }

    private String create(AccountId account) {
        return ok(ask("POST", AUDIENCES, account, "", VIP))
                .json()
                .path("audienceId")
                .asString();
    }

    /** Everything that can be read. */
    private Map<String, String> answers(AccountId account, String audience) {
        String at = "?at=2026-11-22T03:00:00Z";
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put(
                "count", text(ask("POST", AUDIENCES + "/count", account, "", "{\"audience\":\"tag \\\"VIP\\\"\"}")));
        answers.put(
                "clicked",
                text(ask("POST", AUDIENCES + "/count", account, "", "{\"audience\":{\"did\":\"clicked\"}}")));
        answers.put(
                "points",
                text(ask(
                        "POST",
                        AUDIENCES + "/count",
                        account,
                        "",
                        "{\"audience\":{\"attribute\":\"points\",\"hasValue\":true}}")));
        answers.put(
                "inside",
                text(ask("POST", AUDIENCES + "/count", account, "", "{\"audience\":{\"audience\":\"vip\"}}")));
        answers.put("forms", text(ask("POST", AUDIENCES + "/forms", account, "", "{\"audience\":{\"tag\":\"VIP\"}}")));
        answers.put("list", text(ask("GET", AUDIENCES, account, "", null)));
        answers.put("one", text(ask("GET", ONE, account, audience, null)));
        answers.put("counts", text(ask("GET", ONE + "/counts", account, audience, null)));
        answers.put("members", text(ask("GET", ONE + "/members", account, audience, null)));
        answers.put("entered", text(ask("GET", ONE + "/entered", account, audience + at, null)));
        answers.put("left", text(ask("GET", ONE + "/left", account, audience + at, null)));
        answers.put("ranking", text(ask("GET", RANKING, account, "", null)));
        answers.put(
                "rank",
                text(ask("POST", AUDIENCES + "/rank", account, "", "{\"audience\":{\"everyone\":true},\"limit\":5}")));
        return answers;
    }

    /** Everything that can be done. */
    private void busy(AccountId account, String audience) {
        ok(ask(
                "POST",
                "/api/v1/accounts/{account}/friends/changes",
                account,
                "",
                "{\"changes\":[{\"userId\":\"%s\",\"set\":{\"points\":7},\"removeTags\":[\"VIP\"]},{\"userId\":\"%s\",\"addTags\":[\"VIP\"],\"optedOut\":true}]}"
                        .formatted(user(1), user(12))));
        ok(ask(
                "POST",
                "/api/v1/accounts/{account}/facts",
                account,
                "",
                "{\"items\":[{\"userId\":\"%s\",\"fact\":\"clicked\"},{\"userId\":\"%s\",\"fact\":\"received\"}]}"
                        .formatted(user(2), user(3))));
        ok(
                ask(
                        "PUT",
                        RANKING,
                        account,
                        "",
                        "{\"recency\":1,\"frequency\":0,\"response\":0,\"value\":5,\"valueAttribute\":\"points\",\"exploration\":0}"));
        ok(ask("POST", ONE + "/counts", account, audience, "{}"));
        ok(ask("PUT", ONE, account, audience, "{\"name\":\"best\",\"folder\":\"f\",\"audience\":{\"everyone\":true}}"));
        ok(ask("PUT", ORDER, account, "", "{\"audienceIds\":[\"%s\"]}".formatted(audience)));
        ok(ask("PUT", FOLDERS, account, "", "{\"folder\":\"f\",\"name\":\"g\"}"));
        String another = create(account);
        ok(ask("DELETE", ONE, account, another, null));
        create(account);
        assertThat(TODOKU.api()
                        .send("DELETE", "/api/v1/accounts/%s/friends/%s".formatted(account, user(5)), null)
                        .status())
                .isEqualTo(202);
    }

    private void theOthersAudienceIsUnknown(AccountId account, String audience) {
        String at = "?at=2026-11-22T03:00:00Z";
        Map.of("", "", "/counts", "", "/members", "", "/entered", at, "/left", at)
                .forEach((path, query) -> unknown(ask("GET", ONE + path, account, audience + query, null)));
        unknown(ask("POST", ONE + "/counts", account, audience, "{}"));
        unknown(ask("PUT", ONE, account, audience, "{\"name\":\"x\",\"audience\":{\"everyone\":true}}"));
        unknown(ask("DELETE", ONE, account, audience, null));
        assertThat(ask("PUT", ORDER, account, "", "{\"audienceIds\":[\"%s\"]}".formatted(audience))
                        .status())
                .isEqualTo(422);
        assertThat(ask("PUT", FOLDERS, account, "", "{\"folder\":\"g\",\"name\":\"h\"}")
                        .status())
                .isEqualTo(404);
    }

    private static void unknown(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(404);
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:todoku:problem:unknown-audience");
    }

    /** @param audience with what stands behind the path */
    private Http.Answer ask(String method, String template, AccountId account, String audience, @Nullable String body) {
        asked.add(method + " " + template);
        int query = audience.indexOf('?');
        String id = query < 0 ? audience : audience.substring(0, query);
        String path = template.replace("{account}", account.toString()).replace("{audience}", id)
                + (query < 0 ? "" : audience.substring(query));
        return TODOKU.api().send(method, path, body);
    }

    private static String text(Http.Answer answer) {
        return ok(answer).text();
    }

    private static Http.Answer ok(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
        return answer;
    }

    private static String user(int number) {
        return new UserId(new UUID(0, number)).toString();
    }

    /** A new one must be added here. */
    private static Set<String> endpoints() {
        return TODOKU.bean(RequestMappingHandlerMapping.class).getHandlerMethods().entrySet().stream()
                .filter(each -> {
                    String type = each.getValue().getBeanType().getName();
                    return type.startsWith("dev.todoku.audience.") || type.endsWith(".FactController");
                })
                .flatMap(each -> each.getKey().getPatternValues().stream()
                        .map(path -> each.getKey().getMethodsCondition().getMethods().stream()
                                        .map(Enum::name)
                                        .collect(Collectors.joining())
                                + " " + path))
                .collect(Collectors.toSet());
    }
}
