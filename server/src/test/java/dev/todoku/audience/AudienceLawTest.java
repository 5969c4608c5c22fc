package dev.todoku.audience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.friend.Attribute;
import dev.todoku.friend.AttributeType;
import dev.todoku.friend.Attributes;
import dev.todoku.friend.Effect;
import dev.todoku.friend.FriendChange;
import dev.todoku.friend.FriendChanges;
import dev.todoku.friend.Tags;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Actor;
import dev.todoku.protocol.Json;
import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import dev.todoku.testing.RunningTodoku.Connected;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.roaringbitmap.RoaringBitmap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Law 8: count and members equal brute force over every friend. */
class AudienceLawTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    private static final Instant AT = Instant.parse("2026-11-22T02:00:00Z");
    private static final List<String> TAGS = List.of("answered", "VIP", "新規");
    private static final List<String> DRINKS = List.of("coffee", "tea", "water");

    /** A friend as a model knows it; its place in the list is its ordinal. */
    private static final class Person {
        final UUID userId;
        boolean friend;
        boolean optedOut;
        final Set<String> tags = new HashSet<>();
        final Map<String, String> values = new HashMap<>();

        Person(UUID userId) {
            this.userId = userId;
        }
    }

    @Test
    void membersEqualBruteForceOverTheRows() {
        for (long seed = 1; seed <= 4; seed++) {
            Random random = new Random(seed);
            AccountId account = TODOKU.connect("jp-2023-light", null, 0).account();
            List<Person> people = people(account, random, 40 * (int) (seed * seed));
            for (int pair = 0; pair < 60; pair++) {
                JsonNode rule = randomRule(random, 0);
                RoaringBitmap expected = new RoaringBitmap();
                for (int ordinal = 0; ordinal < people.size(); ordinal++) {
                    Person person = people.get(ordinal);
                    if (person.friend && !person.optedOut && fits(rule, person)) {
                        expected.add(ordinal);
                    }
                }
                Members members = TODOKU.bean(Audiences.class).members(account, rule);
                assertThat(members.ordinals())
                        .as("seed %d, rule %s", seed, rule)
                        .isEqualTo(expected);
                assertThat(members.count()).isEqualTo(expected.getCardinality());
                assertThat(members.at()).isEqualTo(TODOKU.now());
            }
        }
    }

    @Test
    void thePositionRisesWithTheChangesItContains() {
        AccountId account = TODOKU.connect("jp-2023-light", null, 0).account();
        JsonNode everyone = Json.read("{\"everyone\":true}");
        Members before = TODOKU.bean(Audiences.class).members(account, everyone);
        TODOKU.bean(FriendChanges.class)
                .apply(
                        account,
                        Actor.SYSTEM,
                        List.of(new FriendChange(new UUID(1, 1), AT, "x", new Effect.Followed())));
        Members after = TODOKU.bean(Audiences.class).members(account, everyone);

        assertThat(before.count()).isZero();
        assertThat(after.count()).isEqualTo(1);
        assertThat(after.position()).isGreaterThan(before.position());
    }

    @Test
    void countsOverHttpAndErrorsPointAtThePlace() {
        Connected shop = TODOKU.connect("jp-2023-light", null, 0);
        people(shop.account(), new Random(7), 10);

        Http.Answer counted = count(shop, "{\"everyone\":true}");
        assertThat(counted.status()).as(counted.text()).isEqualTo(200);
        assertThat(counted.json().path("at").asString()).startsWith("2026-11-22T03:00:00");

        refused(
                shop,
                "{\"any\":[{\"tag\":\"VIP\"},{\"tag\":\"x\"}]}",
                "audience.any[1].tag: got 'x' (expected: one of VIP, answered, 新規)");
        refused(
                shop,
                "{\"attribute\":\"drink\",\"is\":\"beer\"}",
                "audience.is: got \"beer\" (expected: one of coffee, tea, water)");
        refused(shop, "{\"attribute\":\"shoe\",\"is\":1}", "audience.attribute: got 'shoe' (expected: one of drink)");
        refused(shop, "{\"all\":[]}", "audience.all: got [] (expected: a list of at least one rule)");
        refused(shop, "{\"tag\":\"VIP\",\"any\":[]}", "audience: got [any, tag] (expected: an object with");
        refused(
                shop,
                "{\"friend\":\"responseRate\",\"from\":20}",
                "audience.from: got 20 (expected: a share, 0 to 1, as 0.25)");
        refused(
                shop,
                "{\"friend\":\"shoeSize\",\"from\":1}",
                "audience.friend: got \"shoeSize\" (expected: one of followedAt, responseRate)");
        refused(
                shop,
                "\"response rate above 1.5\"",
                "audience, character 21: got 1.5 (expected: a share, 0 to 1, as 0.25)");
        refused(shop, "5", "audience: got 5 (expected: an object with");
        refused(shop, "{\"everyone\":false}", "audience.everyone: got false (expected: true)");
        refused(shop, "{\"all\":[".repeat(9) + "{\"everyone\":true}" + "]}".repeat(9), "audience.all[0].all[0]");
        refused(
                shop,
                "{\"any\":[" + "{\"everyone\":true},".repeat(60) + "{\"everyone\":true}]}",
                "audience.any[60].everyone: got one term more than 60");
    }

    @Test
    void aRuleCountsOnlyItsOwnAccountsFriends() {
        Connected one = TODOKU.connect("jp-2023-light", null, 0);
        Connected two = TODOKU.connect("jp-2023-light", null, 0);
        people(one.account(), new Random(3), 50);

        assertThat(count(two, "{\"everyone\":true}").json().path("count").asLong())
                .isZero();
        assertThat(count(two, "{\"tag\":\"VIP\"}").status()).isEqualTo(422);
    }

    @Test
    void textsAreComparedAsPeopleMeanThem() {
        Connected shop = TODOKU.connect("jp-2023-light", null, 0);
        Attribute town =
                TODOKU.bean(Attributes.class).create(shop.account(), "town", "町", AttributeType.TEXT, List.of());
        List<String> towns = List.of("Tokyo", "ＴＯＫＹＯ", " tokyo駅", "ﾄｳｷｮｳ", "大阪");
        List<FriendChange> changes = new ArrayList<>();
        for (int i = 0; i < towns.size(); i++) {
            UUID user = new UUID(1, i);
            changes.add(new FriendChange(user, AT, "x", new Effect.Followed()));
            changes.add(new FriendChange(
                    user, AT, "x", new Effect.AttributeSet(town.attributeId(), StringNode.valueOf(towns.get(i)))));
        }
        TODOKU.bean(FriendChanges.class).apply(shop.account(), Actor.SYSTEM, changes);

        Map.of(
                        "{\"attribute\":\"town\",\"is\":\"tokyo\"}", 2,
                        "{\"attribute\":\"town\",\"is\":\"ＴＯＫＹＯ駅\"}", 1,
                        "{\"attribute\":\"town\",\"contains\":\"Ｔｏｋ\"}", 3,
                        "{\"attribute\":\"town\",\"oneOf\":[\"トウキョウ\",\"大阪\"]}", 2,
                        "\"town contains \\\"TOKYO\\\"\"", 3)
                .forEach((rule, count) -> assertThat(
                                count(shop, rule).json().path("count").asInt())
                        .as(rule)
                        .isEqualTo(count));
        refused(
                shop,
                "{\"attribute\":\"town\",\"contains\":\" \"}",
                "audience.contains: got an empty text (expected: at least one character that is no space)");
    }

    private static Http.Answer count(Connected shop, String rule) {
        return TODOKU.api()
                .post(
                        "/api/v1/accounts/%s/audiences/count".formatted(shop.account()),
                        "{\"audience\":%s}".formatted(rule));
    }

    private static void refused(Connected shop, String rule, String detail) {
        Http.Answer answer = count(shop, rule);
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("detail").asString()).startsWith(detail);
    }

    private static List<Person> people(AccountId account, Random random, int count) {
        Attribute drink = TODOKU.bean(Attributes.class).create(account, "drink", "飲み物", AttributeType.CHOICE, DRINKS);
        Map<String, Integer> tagIds = new HashMap<>();
        TAGS.forEach(tag ->
                tagIds.put(tag, TODOKU.bean(Tags.class).create(account, tag).tagId()));
        List<Person> people = new ArrayList<>();
        List<FriendChange> changes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Person person = new Person(new UUID(random.nextLong(), random.nextLong()));
            people.add(person);
            changes.add(new FriendChange(person.userId, AT, "meet", new Effect.Seen()));
        }
        for (int i = 0; i < 6 * count; i++) {
            Person person = people.get(random.nextInt(count));
            Effect effect = happen(person, drink, tagIds, random);
            changes.add(new FriendChange(person.userId, AT.plusMillis(i), "x" + i, effect));
        }
        for (int from = 0; from < changes.size(); ) {
            int to = Math.min(changes.size(), from + 1 + random.nextInt(200));
            TODOKU.bean(FriendChanges.class).apply(account, Actor.SYSTEM, changes.subList(from, to));
            from = to;
        }
        return people;
    }

    private static Effect happen(Person person, Attribute drink, Map<String, Integer> tagIds, Random random) {
        String tag = TAGS.get(random.nextInt(TAGS.size()));
        String value = DRINKS.get(random.nextInt(DRINKS.size()));
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> {
                person.friend = true;
                yield new Effect.Followed();
            }
            case 3 -> {
                person.friend = false;
                yield new Effect.Unfollowed();
            }
            case 4, 5 -> {
                person.tags.add(tag);
                yield new Effect.TagAdded(Objects.requireNonNull(tagIds.get(tag)));
            }
            case 6 -> {
                person.tags.remove(tag);
                yield new Effect.TagRemoved(Objects.requireNonNull(tagIds.get(tag)));
            }
            case 7 -> {
                person.values.put("drink", value);
                yield Effect.AttributeSet.of(drink, StringNode.valueOf(value), "value");
            }
            default -> {
                person.optedOut = random.nextInt(3) == 0;
                yield person.optedOut ? new Effect.OptedOut() : new Effect.OptedIn();
            }
        };
    }

    private static JsonNode randomRule(Random random, int depth) {
        ObjectNode rule = Json.object();
        int kind = random.nextInt(depth >= 3 ? 3 : 6);
        switch (kind) {
            case 0 -> rule.put("tag", TAGS.get(random.nextInt(TAGS.size())));
            case 1 -> {
                rule.put("attribute", "drink");
                rule.put("is", DRINKS.get(random.nextInt(DRINKS.size())));
            }
            case 2 -> rule.put("everyone", true);
            default -> {
                ArrayNode list = rule.putArray(List.of("all", "any", "none").get(kind - 3));
                for (int i = random.nextInt(3); i >= 0; i--) {
                    list.add(randomRule(random, depth + 1));
                }
            }
        }
        return rule;
    }

    private static boolean fits(JsonNode rule, Person person) {
        if (rule.has("tag")) {
            return person.tags.contains(rule.get("tag").asString());
        }
        if (rule.has("attribute")) {
            return rule.get("is").asString().equals(person.values.get("drink"));
        }
        if (rule.has("all")) {
            return rule.get("all").valueStream().allMatch(each -> fits(each, person));
        }
        if (rule.has("any")) {
            return rule.get("any").valueStream().anyMatch(each -> fits(each, person));
        }
        if (rule.has("none")) {
            return rule.get("none").valueStream().noneMatch(each -> fits(each, person));
        }
        return true;
    }
}
