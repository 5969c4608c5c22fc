package dev.todoku.audience.index;

import dev.todoku.audience.Rule;
import dev.todoku.audience.Rule.Bound;
import dev.todoku.audience.Rule.Field;
import dev.todoku.audience.Rule.ValueTest;
import dev.todoku.friend.Fact;
import dev.todoku.friend.FriendStatus;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/**
 * Rules by chance, and values that some of them find: every kind of term and of test, around a day.
 *
 * @param yes and {@code no}: how an account keeps yes and no
 */
record RandomRules(
        Random random,
        LocalDate around,
        List<Field> fields,
        Map<String, Integer> tags,
        Map<String, Rule> audiences,
        JsonNode yes,
        JsonNode no) {

    static final List<String> SUBJECTS = List.of("spring", "夏");
    private static final int DEPTH_MAX = 3;
    private static final List<String> WORDS =
            List.of("coffee", "Ｃｏｆｆｅｅ", "COFFEE", "tea", "ほうじ茶", "ﾎｳｼﾞ茶", "ホウジ茶", "say \"hi\"", "\\");
    private static final List<String> CHOICES = List.of("coffee", "tea");

    Rule rule() {
        return rule(0);
    }

    private Rule rule(int depth) {
        return switch (random.nextInt(depth >= DEPTH_MAX ? 13 : 17)) {
            case 0, 1 -> {
                String tag = pick(List.copyOf(tags.keySet()));
                yield new Rule.HasTag(tag, tags.getOrDefault(tag, 0));
            }
            case 2 -> new Rule.HasStatus(pick(List.of(FriendStatus.values())));
            case 3 -> random.nextBoolean() ? new Rule.OptedOut() : new Rule.Everyone();
            case 4, 5 -> did();
            case 6 ->
                random.nextBoolean()
                        ? new Rule.Has(Field.FOLLOWED, moment())
                        : new Rule.Has(
                                Field.RESPONSE_RATE, random.nextInt(4) == 0 ? present() : range(share(), share()));
            case 7 -> {
                Map.Entry<String, Rule> audience = audiences.isEmpty() ? null : pick(List.copyOf(audiences.entrySet()));
                yield audience == null ? did() : new Rule.InAudience(audience.getKey(), audience.getValue());
            }
            case 8, 9, 10, 11, 12 -> {
                Field field = pick(fields);
                yield new Rule.Has(field, random.nextInt(6) == 0 ? present() : test(field));
            }
            default -> {
                List<Rule> of = new ArrayList<>();
                for (int i = random.nextInt(3); i >= 0; i--) {
                    of.add(rule(depth + 1));
                }
                yield switch (random.nextInt(3)) {
                    case 0 -> new Rule.All(of);
                    case 1 -> new Rule.Any(of);
                    default -> new Rule.None(of);
                };
            }
        };
    }

    private Rule did() {
        Integer atMost = maybe(2 + random.nextInt(3));
        int usual = atMost == null ? 1 : 0;
        Integer days = maybe(1 + random.nextInt(5));
        return new Rule.Did(
                pick(List.of(Fact.values())),
                random.nextBoolean() ? pick(List.of("spring", "夏", "never")) : null,
                random.nextBoolean() ? usual : random.nextInt(3),
                atMost,
                days,
                days == null ? maybe(-random.nextInt(2)) : null);
    }

    private static ValueTest.Present present(boolean there) {
        return new ValueTest.Present(there);
    }

    private ValueTest present() {
        return present(random.nextBoolean());
    }

    private ValueTest test(Field field) {
        return switch (field.kind()) {
            case TEXT, WORD -> word(field);
            case WORDS ->
                random.nextBoolean()
                        ? new ValueTest.Contains(pick(CHOICES))
                        : new ValueTest.OneOf(List.of(choice(), choice()));
            case YESNO -> new ValueTest.Is(value(field));
            case SHARE -> range(share(), share());
            case NUMBER ->
                switch (random.nextInt(4)) {
                    case 0 -> new ValueTest.Is(number());
                    case 1 -> new ValueTest.OneOf(List.of(number(), number()));
                    default -> range(number(), number());
                };
            case DAY ->
                switch (random.nextInt(5)) {
                    case 0 -> new ValueTest.Is(day());
                    case 1 -> new ValueTest.OneOf(List.of(day(), day()));
                    case 2 -> new ValueTest.BirthdayWithin(random.nextInt(370) % 367);
                    case 3 -> new ValueTest.BirthdayMonth(random.nextInt(3) - 1);
                    default -> moment();
                };
            case MOMENT -> moment();
            case OTHER -> present();
        };
    }

    private ValueTest word(Field field) {
        boolean choice = field.key().equals("drink");
        return switch (random.nextInt(3)) {
            case 0 -> new ValueTest.Is(value(field));
            case 1 -> new ValueTest.OneOf(List.of(value(field), value(field)));
            default -> new ValueTest.Contains(choice ? pick(CHOICES) : pick(WORDS));
        };
    }

    private ValueTest moment() {
        int from = random.nextInt(4) - 1;
        int years = random.nextInt(60);
        return switch (random.nextInt(4)) {
            case 0 -> new ValueTest.InMonth(random.nextInt(5) - 2);
            case 1 -> new ValueTest.DaysSince(from, random.nextBoolean() ? null : from + random.nextInt(2_000));
            case 2 -> new ValueTest.YearsSince(maybe(years), years + random.nextInt(20));
            default -> range(day(), day());
        };
    }

    private ValueTest range(JsonNode from, JsonNode to) {
        boolean open = random.nextInt(3) == 0;
        Bound low = new Bound(from, random.nextBoolean());
        Bound high = new Bound(to, random.nextBoolean());
        return open && random.nextBoolean()
                ? new ValueTest.Range(low, null)
                : new ValueTest.Range(open ? null : low, high);
    }

    /** A value of the field, in the form that a row keeps. */
    JsonNode value(Field field) {
        return switch (field.kind()) {
            case TEXT, WORD ->
                field.key().equals("drink") ? choice() : StringNode.valueOf(pick(WORDS) + random.nextInt(3));
            case WORDS -> {
                ArrayNode some = JsonNodeFactory.instance.arrayNode();
                int which = 1 + random.nextInt(3);
                for (int i = 0; i < CHOICES.size(); i++) {
                    if (((which >> i) & 1) == 1) {
                        some.add(CHOICES.get(i));
                    }
                }
                yield some;
            }
            case YESNO -> random.nextBoolean() ? yes : no;
            case NUMBER -> number();
            case SHARE -> share();
            case DAY -> day();
            case MOMENT ->
                StringNode.valueOf(date().atTime(random.nextInt(24), 0)
                        .toInstant(ZoneOffset.UTC)
                        .toString());
            case OTHER -> JsonNodeFactory.instance.objectNode().put("latitude", random.nextInt(90));
        };
    }

    private JsonNode choice() {
        return StringNode.valueOf(pick(CHOICES));
    }

    private JsonNode number() {
        return DecimalNode.valueOf(new BigDecimal(random.nextInt(60) - 20)
                .add(random.nextInt(6) == 0 ? new BigDecimal("0.25") : BigDecimal.ZERO));
    }

    private JsonNode share() {
        return DecimalNode.valueOf(pick(List.of("0", "0.2", "0.25", "0.334", "0.5", "0.75", "1").stream()
                .map(BigDecimal::new)
                .toList()));
    }

    private JsonNode day() {
        return StringNode.valueOf(date().toString());
    }

    private LocalDate date() {
        return random.nextInt(8) == 0
                ? LocalDate.of(1992, 2, 29)
                : around.plusDays(random.nextInt(120) - 60).minusYears(random.nextInt(40));
    }

    private @Nullable Integer maybe(int number) {
        return random.nextBoolean() ? number : null;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
