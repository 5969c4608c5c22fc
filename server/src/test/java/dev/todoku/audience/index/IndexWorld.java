package dev.todoku.audience.index;

import dev.todoku.audience.Kind;
import dev.todoku.audience.Rule;
import dev.todoku.audience.Rule.Field;
import dev.todoku.audience.language.RuleJson;
import dev.todoku.audience.saved.SavedAudiences;
import dev.todoku.friend.Attribute;
import dev.todoku.friend.AttributeType;
import dev.todoku.friend.Attributes;
import dev.todoku.friend.Effect;
import dev.todoku.friend.Fact;
import dev.todoku.friend.Facts;
import dev.todoku.friend.FriendChange;
import dev.todoku.friend.FriendChanges;
import dev.todoku.friend.Friends;
import dev.todoku.friend.Tags;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Actor;
import dev.todoku.testing.RunningTodoku;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/** An account with friends to whom things happen by chance, through the doors by which they happen in earnest. */
record IndexWorld(
        RunningTodoku todoku,
        long seed,
        Random random,
        AccountId account,
        List<Field> fields,
        Map<String, Integer> tags,
        Map<String, Rule> audiences,
        List<UUID> users,
        JsonNode yes,
        JsonNode no) {

    static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final List<String> TAGS = List.of("VIP", "新「規」", "a\\b");

    static IndexWorld make(RunningTodoku todoku, long seed, int count) {
        Random random = new Random(seed);
        AccountId account = todoku.connect("jp-2023-light", null, 0).account();
        Attributes attributes = todoku.bean(Attributes.class);
        Attribute member = attributes.create(account, "any", "会員", AttributeType.YESNO, List.of());
        List<Attribute> all = List.of(
                member,
                attributes.create(account, "drink", "飲み物", AttributeType.CHOICE, List.of("coffee", "tea")),
                attributes.create(account, "note", "メモ", AttributeType.TEXT, List.of()),
                attributes.create(account, "years", "年齢", AttributeType.NUMBER, List.of()),
                attributes.create(account, "visited", "来店", AttributeType.DATETIME, List.of()),
                attributes.create(account, "likes", "好み", AttributeType.CHOICES, List.of("coffee", "tea")),
                attributes.create(account, "home", "場所", AttributeType.PLACE, List.of()),
                attributes.create(account, "birthday", "誕生日", AttributeType.DATE, List.of()));
        Map<String, Integer> tags = new HashMap<>();
        TAGS.forEach(tag ->
                tags.put(tag, todoku.bean(Tags.class).create(account, tag).tagId()));
        List<UUID> users = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            users.add(new UUID(random.nextLong(), random.nextLong()));
        }
        IndexWorld world = new IndexWorld(
                todoku,
                seed,
                random,
                account,
                all.stream()
                        .map(each -> new Field(each.key(), each.attributeId(), Kind.of(each.type())))
                        .toList(),
                tags,
                new HashMap<>(),
                users,
                member.value(BooleanNode.TRUE, "value"),
                member.value(BooleanNode.FALSE, "value"));
        world.apply(
                users.stream().map(user -> change(user, new Effect.Followed())).toList());
        Rule inner = world.rules(todoku.now()).rule();
        todoku.bean(SavedAudiences.class).create(account, "inner", "", RuleJson.of(inner));
        world.audiences().put("inner", inner);
        return world;
    }

    RandomRules rules(Instant now) {
        return new RandomRules(random, now.atZone(TOKYO).toLocalDate(), fields, tags, Map.copyOf(audiences), yes, no);
    }

    private record Happened(UUID user, Effect effect) {}

    private static Happened change(UUID user, Effect effect) {
        return new Happened(user, effect);
    }

    private void apply(List<Happened> happened) {
        List<FriendChange> changes = new ArrayList<>();
        for (Happened each : happened) {
            changes.add(new FriendChange(
                    each.user(), todoku.now().plusMillis(changes.size()), "x" + changes.size(), each.effect()));
        }
        todoku.bean(FriendChanges.class).apply(account, Actor.SYSTEM, changes);
    }

    /** So many changes of all but the first friend, and some facts. */
    void change(int count) {
        List<Happened> happened = new ArrayList<>();
        RandomRules values = rules(todoku.now());
        for (int i = 0; i < count; i++) {
            happened.add(new Happened(users.get(1 + random.nextInt(users.size() - 1)), effect(values)));
        }
        apply(happened);
        RoaringBitmap some = new RoaringBitmap();
        todoku.bean(Friends.class).reachable(account).forEach((int ordinal) -> {
            if (random.nextBoolean()) {
                some.add(ordinal);
            }
        });
        for (Fact fact : Fact.values()) {
            todoku.bean(Facts.class).happened(account, fact, pick(RandomRules.SUBJECTS), todoku.now(), some);
        }
    }

    private Effect effect(RandomRules values) {
        int tag = pick(List.copyOf(tags.values()));
        return switch (random.nextInt(12)) {
            case 0 -> new Effect.Followed();
            case 1 -> new Effect.Unfollowed();
            case 2 -> random.nextInt(4) == 0 ? new Effect.OptedOut() : new Effect.OptedIn();
            case 3, 4 -> new Effect.TagAdded(tag);
            case 5 -> new Effect.TagRemoved(tag);
            default -> {
                Field field = pick(fields);
                @Nullable JsonNode value = random.nextInt(6) == 0 ? null : values.value(field);
                yield new Effect.AttributeSet(field.attributeId(), value);
            }
        };
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
