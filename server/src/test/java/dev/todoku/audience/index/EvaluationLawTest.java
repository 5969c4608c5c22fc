package dev.todoku.audience.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.audience.Kind;
import dev.todoku.audience.Rule;
import dev.todoku.audience.Rule.Field;
import dev.todoku.friend.Fact;
import dev.todoku.friend.FeedPosition;
import dev.todoku.friend.FriendScan.Happening;
import dev.todoku.friend.FriendScan.Row;
import dev.todoku.friend.FriendStatus;
import dev.todoku.protocol.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roaringbitmap.RoaringBitmap;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Law 8 for the sets themselves, without a database, so that there can be many friends: those who fit by the sets are those
 * who fit one by one. Ordinals are in runs, thick and thin on the ground; friends change, are erased and come back, the sets
 * go through a file and are made anew, and days pass over a leap day.
 */
class EvaluationLawTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final LocalDate FIRST = LocalDate.of(2028, 2, 27);
    private static final List<Field> FIELDS = List.of(
            new Field("drink", 1, Kind.WORD),
            new Field("note", 2, Kind.TEXT),
            new Field("age", 3, Kind.NUMBER),
            new Field("member", 4, Kind.YESNO),
            new Field("birthday", 5, Kind.DAY),
            new Field("visited", 6, Kind.MOMENT),
            new Field("likes", 7, Kind.WORDS),
            new Field("home", 8, Kind.OTHER));
    private static final Map<String, Integer> TAGS = Map.of("VIP", 1, "新規", 2, "asleep", 3);
    private static final List<FriendStatus> STATUSES = List.of(FriendStatus.values());
    private static final List<Fact> FACTS = List.of(Fact.values());

    private final TreeMap<Integer, Row> rows = new TreeMap<>();
    private final List<Happening> happened = new ArrayList<>();
    private People people = new People(TOKYO);
    private FactIndex facts = new FactIndex();
    private Random random = new Random();
    private Today today = new Today(FIRST, TOKYO);

    /** Ordinals are not used again. */
    private int next = 40 << 16;

    @ParameterizedTest(name = "seed {0}: {1} friends")
    @CsvSource({"1,0,60", "2,1,60", "3,60,60", "4,1000,60", "5,1000,60", "6,9000,40", "7,30000,20", "8,200000,6"})
    void whoFitsByTheSetsFitsOneByOne(long seed, int size, int rules) throws IOException {
        random = new Random(seed);
        people.attributes(kinds());
        facts.today(today.day());
        ordinals(size).forEach((int ordinal) -> add(row(ordinal, random.nextInt(3))));
        happen();
        agree(seed, "added", rules);
        for (int i = 0; i < size; i++) {
            change();
        }
        happen();
        agree(seed, "changed", rules);
        throughAFile();
        agree(seed, "from a file", rules);
        pass(1);
        for (int i = 0; i < size / 4; i++) {
            change();
        }
        happen();
        agree(seed, "changed on the 28th", rules);
        pass(1);
        agree(seed, "on the leap day", rules);
        pass(1);
        happen();
        agree(seed, "on the 1st", rules);
        anew();
        agree(seed, "made anew", rules);
        pass(FactIndex.DAYS_KEPT);
        happen();
        agree(seed, "a year later", rules);
    }

    private static Map<Integer, Kind> kinds() {
        Map<Integer, Kind> kinds = new HashMap<>();
        FIELDS.forEach(field -> kinds.put(field.attributeId(), field.kind()));
        return kinds;
    }

    /** Half in one run, a third thick on the ground, the others thin over thirty containers. */
    private RoaringBitmap ordinals(int size) {
        RoaringBitmap ordinals = new RoaringBitmap();
        ordinals.add(0L, size / 2);
        while (ordinals.getCardinality() < size * 5 / 6) {
            ordinals.add((2 << 16) + random.nextInt(2 << 16));
        }
        while (ordinals.getCardinality() < size) {
            ordinals.add((5 << 16) + random.nextInt(30 << 16));
        }
        return ordinals;
    }

    private RandomRules chance() {
        return chance(Map.of("inner", chance(Map.of()).rule()));
    }

    /** The more, the more they have. */
    private Row row(int ordinal, int plenty) {
        ObjectNode values = Json.object();
        Set<Integer> tags = new HashSet<>();
        RandomRules chance = chance(Map.of());
        FIELDS.stream()
                .filter(_ -> random.nextInt(3) < plenty)
                .forEach(field -> values.set(Integer.toString(field.attributeId()), chance.value(field)));
        TAGS.values().stream().filter(_ -> random.nextInt(3) < plenty).forEach(tags::add);
        FriendStatus status = random.nextInt(4) > 0 ? FriendStatus.FRIEND : STATUSES.get(random.nextInt(4));
        Instant followed = random.nextInt(9) == 0
                ? null
                : today.date()
                        .minusDays(random.nextInt(90))
                        .atTime(random.nextInt(24), 0)
                        .toInstant(ZoneOffset.UTC);
        return new Row(ordinal, status, random.nextInt(5) == 0, followed, values, List.copyOf(tags));
    }

    private RandomRules chance(Map<String, Rule> audiences) {
        return new RandomRules(random, today.date(), FIELDS, TAGS, audiences, BooleanNode.TRUE, BooleanNode.FALSE);
    }

    private void add(Row row) {
        rows.put(row.ordinal(), row);
        people.add(row);
    }

    /** Somebody is erased, somebody new comes, or something about somebody is not as it was. */
    private void change() {
        int ordinal = pick();
        switch (random.nextInt(40)) {
            case 0 -> {
                rows.remove(ordinal);
                people.forget(ordinal);
            }
            case 1 -> add(row(next++, 2));
            default -> {
                Row before = rows.get(ordinal);
                if (before != null) {
                    Row after = row(ordinal, random.nextInt(4));
                    rows.put(ordinal, after);
                    people.change(after, fields(before, after));
                }
            }
        }
    }

    private int pick() {
        int wanted = random.nextInt(41 << 16);
        Integer next = rows.ceilingKey(random.nextBoolean() ? wanted : wanted % 200_000);
        return next == null ? 0 : next;
    }

    /** As the feed tells it. */
    private static List<String> fields(Row before, Row after) {
        List<String> fields = new ArrayList<>(List.of("status", "opted_out", "followed_at"));
        FIELDS.forEach(field -> {
            String id = Integer.toString(field.attributeId());
            if (!before.values().path(id).equals(after.values().path(id))) {
                fields.add("attribute:" + id);
            }
        });
        TAGS.values().forEach(tag -> {
            if (before.tags().contains(tag) != after.tags().contains(tag)) {
                fields.add("tag:" + tag);
            }
        });
        return fields;
    }

    private void happen() {
        for (int i = 0; i < 12; i++) {
            RoaringBitmap whom = new RoaringBitmap();
            int from = random.nextInt(1 << 16);
            whom.add((long) from, from + random.nextInt(1 << 17));
            rows.keySet().stream().filter(_ -> random.nextInt(4) == 0).forEach(whom::add);
            Fact fact = FACTS.get(random.nextInt(FACTS.size()));
            Happening happening = new Happening(
                    FeedPosition.START,
                    today.date().minusDays(random.nextInt(6)),
                    fact,
                    RandomRules.SUBJECTS.get(random.nextInt(2)),
                    whom);
            happened.add(happening);
            tell(facts, happening);
        }
    }

    private static void tell(FactIndex facts, Happening each) {
        facts.add(each.fact(), each.subject(), each.day().toEpochDay(), each.ordinals());
    }

    private void pass(int days) {
        today = new Today(today.date().plusDays(days), TOKYO);
        facts.today(today.day());
    }

    private void throughAFile() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(file)) {
            List<People.Part> parts = people.parts();
            out.writeInt(parts.size());
            for (People.Part part : parts) {
                part.write(out);
            }
            facts.write(out);
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(file.toByteArray()))) {
            people = People.read(TOKYO, in);
            facts = FactIndex.read(in);
        }
    }

    private void anew() {
        people = new People(TOKYO);
        people.attributes(kinds());
        rows.values().forEach(people::add);
        facts = new FactIndex();
        facts.today(today.day());
        happened.forEach(each -> tell(facts, each));
    }

    private void agree(long seed, String when, int count) {
        Evaluation evaluation = new Evaluation(people, facts, today);
        for (int i = 0; i < count; i++) {
            Rule rule = chance().rule();
            RoaringBitmap known = new RoaringBitmap();
            RoaringBitmap reachable = new RoaringBitmap();
            RowTest test = new RowTest(today, times(rule));
            for (Row row : rows.values()) {
                if (test.fits(rule, row)) {
                    known.add(row.ordinal());
                    if (row.status() == FriendStatus.FRIEND && !row.optedOut()) {
                        reachable.add(row.ordinal());
                    }
                }
            }
            String what = "seed %d, %s, %s".formatted(seed, when, rule);
            assertThat(Evaluation.possible(rule, people)).as(what).isTrue();
            assertThat(evaluation.of(rule, people.known())).as(what).isEqualTo(known);
            assertThat(evaluation.of(rule, people.reachable())).as(what).isEqualTo(reachable);
        }
    }

    /** How often by looking through all that happened, friend by friend. */
    private Map<Rule.Did, IntUnaryOperator> times(Rule rule) {
        Map<Rule.Did, IntUnaryOperator> times = new HashMap<>();
        RowTest.asked(rule, did -> {
            List<RoaringBitmap> counted = happened.stream()
                    .filter(each -> RowTest.counts(did, each, today))
                    .map(Happening::ordinals)
                    .toList();
            times.put(did, ordinal ->
                    (int) counted.stream().filter(set -> set.contains(ordinal)).count());
        });
        return times;
    }
}
