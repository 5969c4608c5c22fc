package dev.todoku.audience.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.audience.Audiences;
import dev.todoku.audience.Members;
import dev.todoku.audience.Rule;
import dev.todoku.audience.language.RuleJson;
import dev.todoku.audience.language.RuleText;
import dev.todoku.friend.Attribute;
import dev.todoku.friend.AttributeType;
import dev.todoku.friend.Attributes;
import dev.todoku.friend.Effect;
import dev.todoku.friend.Erasure;
import dev.todoku.friend.Fact;
import dev.todoku.friend.Facts;
import dev.todoku.friend.FriendChange;
import dev.todoku.friend.FriendChanges;
import dev.todoku.friend.Friends;
import dev.todoku.friend.Tag;
import dev.todoku.friend.Tags;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Actor;
import dev.todoku.protocol.Json;
import dev.todoku.protocol.UserId;
import dev.todoku.testing.RunningTodoku;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.roaringbitmap.RoaringBitmap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Law 8 for the index: after every stream of changes, across put-away and rebuild, and as days pass, it finds whom a look
 * at every row finds. And every rule met on the way reads as itself from each of its forms.
 */
class IndexLawTest {

    /** Two days before the leap day. */
    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2028-02-27T03:00:00Z");

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final List<String> TAGS = List.of("VIP", "新「規」", "a\\b");
    private static final List<String> WORDS = List.of("coffee", "tea", "ほうじ茶", "say \"hi\"", "\\");

    private record World(AccountId account, Map<String, Attribute> attributes, List<Tag> tags, List<UUID> users) {}

    @Test
    void theIndexFindsWhomALookAtEveryRowFinds() {
        int pairs = 0;
        for (long seed = 1; seed <= 4; seed++) {
            Random random = new Random(seed);
            World world = world(random, 30 * (int) (seed * seed * seed));
            for (int round = 0; round < 6; round++) {
                change(world, random);
                switch (round) {
                    case 2 -> TODOKU.bean(Indexes.class).unload(world.account());
                    case 3 -> TODOKU.advance(Duration.ofDays(1));
                    case 4 -> forgetFile(world);
                    case 5 ->
                        TODOKU.bean(Erasure.class)
                                .erase(world.account(), new UserId(world.users().getFirst()));
                    default -> {}
                }
                for (int i = 0; i < 25; i++) {
                    JsonNode json = rule(random, 0);
                    String what = "seed %d, round %d, %s, rule %s".formatted(seed, round, TODOKU.now(), json);
                    Rule rule = TODOKU.bean(Audiences.class).rule(world.account(), json);
                    agree(world, rule, what);
                    readsAsItself(world, rule, what);
                    pairs++;
                }
            }
        }
        assertThat(pairs).isEqualTo(600);
    }

    private static void agree(World world, Rule rule, String what) {
        Audiences audiences = TODOKU.bean(Audiences.class);
        Members members = audiences.members(world.account(), rule);
        Members known = audiences.known(world.account(), rule);
        assertThat(members.ordinals()).as(what).isEqualTo(byRows(world, rule, true));
        assertThat(known.ordinals()).as(what).isEqualTo(byRows(world, rule, false));
    }

    private static RoaringBitmap byRows(World world, Rule rule, boolean reachable) {
        return TODOKU.bean(AccountScope.class)
                .in(
                        world.account(),
                        () -> TODOKU.bean(RowAudiences.class)
                                .find(world.account(), rule, Today.at(TODOKU.now(), TOKYO), reachable)
                                .ordinals());
    }

    private static void readsAsItself(World world, Rule rule, String what) {
        Audiences audiences = TODOKU.bean(Audiences.class);
        String english = RuleText.english(rule);
        String japanese = RuleText.japanese(rule);
        assertThat(RuleJson.of(audiences.rule(world.account(), RuleJson.of(rule))))
                .as(what)
                .isEqualTo(RuleJson.of(rule));
        assertThat(RuleJson.of(audiences.rule(world.account(), StringNode.valueOf(english))))
                .as(what + "\n" + english)
                .isEqualTo(RuleJson.of(rule));
        assertThat(RuleJson.of(audiences.rule(world.account(), StringNode.valueOf(japanese))))
                .as(what + "\n" + japanese)
                .isEqualTo(RuleJson.of(rule));
    }

    /** As after a crash: nothing in memory, nothing on disk. */
    private static void forgetFile(World world) {
        TODOKU.bean(Indexes.class).unload(world.account());
        TODOKU.bean(IndexFiles.class).delete(world.account());
    }

    private static World world(Random random, int count) {
        AccountId account = TODOKU.connect("jp-2023-light", null, 0).account();
        Attributes attributes = TODOKU.bean(Attributes.class);
        Map<String, Attribute> all = Map.of(
                "drink", attributes.create(account, "drink", "飲み物", AttributeType.CHOICE, List.of("coffee", "tea")),
                "note", attributes.create(account, "note", "メモ", AttributeType.TEXT, List.of()),
                "age", attributes.create(account, "age", "年齢", AttributeType.NUMBER, List.of()),
                "any", attributes.create(account, "any", "会員", AttributeType.YESNO, List.of()),
                "birthday", attributes.create(account, "birthday", "誕生日", AttributeType.DATE, List.of()));
        List<Tag> tags = TAGS.stream()
                .map(tag -> TODOKU.bean(Tags.class).create(account, tag))
                .toList();
        List<UUID> users = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            users.add(new UUID(random.nextLong(), random.nextLong()));
        }
        World world = new World(account, all, tags, users);
        apply(
                world,
                users.stream()
                        .map(user -> new Happened(user, new Effect.Followed()))
                        .toList());
        return world;
    }

    private record Happened(UUID user, Effect effect) {}

    private static void apply(World world, List<Happened> happened) {
        List<FriendChange> changes = new ArrayList<>();
        for (Happened each : happened) {
            changes.add(new FriendChange(
                    each.user(), TODOKU.now().plusMillis(changes.size()), "x" + changes.size(), each.effect()));
        }
        TODOKU.bean(FriendChanges.class).apply(world.account(), Actor.SYSTEM, changes);
    }

    private static void change(World world, Random random) {
        List<Happened> happened = new ArrayList<>();
        int last = world.users().size() - 1;
        for (int i = 0; i < 3 * world.users().size(); i++) {
            happened.add(new Happened(world.users().get(1 + random.nextInt(last)), effect(world, random)));
        }
        apply(world, happened);
        RoaringBitmap some = new RoaringBitmap();
        TODOKU.bean(Friends.class).reachable(world.account()).forEach((int ordinal) -> {
            if (random.nextBoolean()) {
                some.add(ordinal);
            }
        });
        for (Fact fact : Fact.values()) {
            TODOKU.bean(Facts.class)
                    .happened(world.account(), fact, pick(List.of("a", "b"), random), TODOKU.now(), some);
        }
    }

    private static Effect effect(World world, Random random) {
        int tag = pick(world.tags(), random).tagId();
        return switch (random.nextInt(12)) {
            case 0 -> new Effect.Followed();
            case 1 -> new Effect.Unfollowed();
            case 2 -> random.nextInt(4) == 0 ? new Effect.OptedOut() : new Effect.OptedIn();
            case 3, 4 -> new Effect.TagAdded(tag);
            case 5 -> new Effect.TagRemoved(tag);
            case 6 ->
                new Effect.AttributeSet(
                        pick(List.copyOf(world.attributes().values()), random).attributeId(), null);
            default -> {
                String key = pick(List.of("drink", "note", "age", "any", "birthday"), random);
                Attribute attribute = Objects.requireNonNull(world.attributes().get(key));
                yield Effect.AttributeSet.of(attribute, value(key, random), "value");
            }
        };
    }

    private static JsonNode value(String key, Random random) {
        return switch (key) {
            case "drink" -> StringNode.valueOf(pick(List.of("coffee", "tea"), random));
            case "note" -> StringNode.valueOf(pick(WORDS, random) + random.nextInt(3));
            case "age" -> number(random);
            case "any" -> StringNode.valueOf(Boolean.toString(random.nextBoolean()));
            default -> StringNode.valueOf(day(random));
        };
    }

    private static DecimalNode number(Random random) {
        return DecimalNode.valueOf(new BigDecimal(random.nextInt(60) - 20)
                .add(random.nextInt(6) == 0 ? new BigDecimal("0.25") : BigDecimal.ZERO));
    }

    private static String day(Random random) {
        return random.nextInt(5) == 0
                ? "1992-02-29"
                : LocalDate.of(2028, 2, 27)
                        .plusDays(random.nextInt(120) - 60)
                        .minusYears(random.nextInt(40))
                        .toString();
    }

    private static JsonNode rule(Random random, int depth) {
        ObjectNode rule = Json.object();
        switch (random.nextInt(depth >= 3 ? 12 : 16)) {
            case 0 -> rule.put("tag", pick(TAGS, random));
            case 1 -> rule.put("everyone", true);
            case 2 -> rule.put("status", pick(List.of("friend", "blocked", "visitor", "gone"), random));
            case 3 -> rule.put("optedOut", true);
            case 4, 5 -> did(rule, random);
            case 6 -> followed(rule, random);
            case 7, 8, 9, 10, 11 -> attribute(rule, random);
            default -> {
                ArrayNode list = rule.putArray(pick(List.of("all", "any", "none"), random));
                for (int i = random.nextInt(3); i >= 0; i--) {
                    list.add(rule(random, depth + 1));
                }
            }
        }
        return rule;
    }

    private static void did(ObjectNode rule, Random random) {
        rule.put("did", pick(List.of("received", "clicked", "answered", "joined"), random));
        if (random.nextBoolean()) {
            rule.put("subject", pick(List.of("a", "b", "c"), random));
        }
        if (random.nextBoolean()) {
            rule.put("atLeast", random.nextInt(4));
        }
        if (random.nextBoolean()) {
            rule.put("atMost", 3 + random.nextInt(3));
        }
        if (random.nextBoolean()) {
            rule.put("days", 1 + random.nextInt(3));
        }
    }

    private static void followed(ObjectNode rule, Random random) {
        rule.put("friend", "followedAt");
        days(rule, random);
    }

    private static void days(ObjectNode rule, Random random) {
        switch (random.nextInt(4)) {
            case 0 -> rule.put("month", random.nextInt(5) - 2);
            case 1 -> rule.putObject("daysSince").put("from", random.nextInt(3)).put("to", random.nextInt(2000));
            case 2 -> rule.put(pick(List.of("from", "after"), random), day(random));
            default -> rule.put(pick(List.of("to", "before"), random), "2028-02-28");
        }
    }

    private static void attribute(ObjectNode rule, Random random) {
        String key = pick(List.of("drink", "note", "age", "any", "birthday"), random);
        rule.put("attribute", key);
        int kind = random.nextInt(5);
        if (kind == 0) {
            rule.put("hasValue", random.nextBoolean());
        } else if (key.equals("age") && kind > 1) {
            if (random.nextBoolean()) {
                rule.set(pick(List.of("from", "above"), random), number(random));
            } else {
                rule.set(pick(List.of("to", "below"), random), number(random));
            }
        } else if (key.equals("note") && kind > 2) {
            rule.put("contains", pick(WORDS, random));
        } else if (key.equals("birthday") && kind == 1) {
            rule.put("birthdayWithin", random.nextInt(370) % 367);
        } else if (key.equals("birthday") && kind == 2) {
            rule.put("birthdayMonth", random.nextInt(3) - 1);
        } else if (key.equals("birthday") && kind == 3) {
            days(rule, random);
        } else if (!key.equals("any") && kind == 1) {
            ArrayNode list = rule.putArray("oneOf");
            list.add(value(key, random));
            list.add(value(key, random));
        } else {
            rule.set("is", value(key, random));
        }
    }

    private static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
