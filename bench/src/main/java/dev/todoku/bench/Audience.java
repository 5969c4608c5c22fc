package dev.todoku.bench;

import dev.todoku.demo.client.AccountClient;
import dev.todoku.demo.client.EmulatorClient.Channel;
import dev.todoku.demo.installation.Installation;
import dev.todoku.protocol.Json;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.roaringbitmap.RangeBitmap;
import org.roaringbitmap.RoaringBitmap;
import tools.jackson.databind.JsonNode;

/**
 * Counts of a nested rule of five terms over the API, beside the same sets put together by hand in this process, and beside
 * the same rule in SQL with an index for each of its parts. All three must come to the same number.
 */
final class Audience {

    private static final String NAME = "audience";
    private static final String PLAN = "jp-2023-standard";
    private static final int QUICK = 20_000;

    private static final JsonNode RULE = Json.read("""
            {"all": [
              {"any": [{"tag": "vip"}, {"tag": "new"}]},
              {"attribute": "drink", "is": "coffee"},
              {"attribute": "age", "from": 20, "below": 40},
              {"none": [{"tag": "asleep"}]}]}
            """);

    private static final String SQL = """
            select count(*) from friend.friends
            where account_id = %d and status = 'friend' and not opted_out
              and (tags && array[1, 2]) and attribute_values -> '1' = '"coffee"'
              and (attribute_values -> '2')::numeric >= 20 and (attribute_values -> '2')::numeric < 40
              and not tags @> array[3]
            """;

    private final Installation installation;
    private final Options options;
    private final Consumer<String> progress;

    Audience(Installation installation, Options options, Consumer<String> progress) {
        this.installation = installation;
        this.options = options;
        this.progress = progress;
    }

    List<Figure> figures() throws IOException, SQLException {
        int count = options.quick() ? QUICK : options.friends();
        String size = count % 1_000_000 == 0 ? count / 1_000_000 + "m" : count / 1_000 + "k";
        Channel channel = installation.emulator().open(NAME, PLAN, 0L);
        long id = installation.server().connect(NAME, channel, PLAN, 0L).accountId();
        AccountClient account = installation.server().account(id);
        fill(account, id, count);
        long began = System.nanoTime();
        long expected = account.count(RULE);
        progress.accept("%,d friends, %,d fit; first count, with the index read from the rows: %,.0f ms"
                .formatted(count, expected, (System.nanoTime() - began) / 1e6));
        ByHand hand = read(id);
        double[] byHand = measure(hand::count, expected);
        double[] ours = measure(() -> account.count(RULE), expected);
        double sql = sql(id, expected);
        return List.of(
                new Figure(NAME, "count-%s-p50".formatted(size), at(ours, 0.50), "ms", at(byHand, 0.50), "floor"),
                new Figure(NAME, "count-%s-p99".formatted(size), at(ours, 0.99), "ms", at(byHand, 0.99), "floor"),
                new Figure(NAME, "sql-%s".formatted(size), sql, "ms", at(ours, 0.50), "peer"));
    }

    /** Rows as an import leaves them, straight into the table: imports have a bench of their own. */
    private void fill(AccountClient account, long id, int count) throws IOException, SQLException {
        account.createChoice("drink", "飲み物", List.of("coffee", "tea", "water"));
        account.createNumber("age", "年齢");
        for (String tag : List.of("vip", "new", "asleep")) {
            account.createTag(tag);
        }
        try (Connection connection = database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into friend.friends
                    select %d, n, md5(n::text)::uuid, case when n %% 20 = 0 then 'blocked' else 'friend' end,
                      '2026-01-01Z', '2026-01-01Z', n %% 33 = 0, null, null, null, null, 'none', null,
                      jsonb_build_object('1', (array['coffee', 'tea', 'water'])[1 + hashint4(n) %% 3 + case when hashint4(n) %% 3 < 0 then 3 else 0 end],
                        '2', abs(hashint4(n + 7)) %% 90),
                      array_remove(array[case when hashint4(n + 1) %% 4 = 0 then 1 end,
                        case when hashint4(n + 2) %% 3 = 0 then 2 end, case when hashint4(n + 3) %% 5 = 0 then 3 end], null), '{}'
                    from generate_series(0, %d) as n
                    """.formatted(id, count - 1));
            statement.execute(
                    "update friend.counters set next_ordinal = %d where account_id = %d".formatted(count, id));
            statement.execute("create index bench_tags on friend.friends using gin (tags)");
            statement.execute("create index bench_drink on friend.friends ((attribute_values -> '1'))");
            statement.execute("create index bench_age on friend.friends (((attribute_values -> '2')::numeric))");
            statement.execute("vacuum analyze friend.friends");
        }
    }

    /** The same sets, put together by hand. */
    private record ByHand(Map<String, RoaringBitmap> sets, RangeBitmap ages) {

        long count() {
            RoaringBitmap all = RoaringBitmap.or(set("vip"), set("new"));
            all.and(set("reachable"));
            all.and(set("coffee"));
            RoaringBitmap between = ages.between(20, 39, all);
            between.andNot(set("asleep"));
            return between.getLongCardinality();
        }

        private RoaringBitmap set(String name) {
            return sets.getOrDefault(name, new RoaringBitmap());
        }
    }

    private ByHand read(long id) throws IOException, SQLException {
        Map<String, RoaringBitmap> sets = new HashMap<>();
        RangeBitmap.Appender ages = RangeBitmap.appender(90);
        try (Connection connection = database().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setFetchSize(10_000);
            try (ResultSet rows = statement.executeQuery("""
                    select ordinal, status = 'friend' and not opted_out, tags @> array[1], tags @> array[2], tags @> array[3],
                      attribute_values ->> '1' = 'coffee', (attribute_values ->> '2')::int
                    from friend.friends where account_id = %d order by ordinal
                    """.formatted(id))) {
                List<String> names = List.of("reachable", "vip", "new", "asleep", "coffee");
                while (rows.next()) {
                    for (int i = 0; i < names.size(); i++) {
                        if (rows.getBoolean(i + 2)) {
                            sets.computeIfAbsent(names.get(i), _ -> new RoaringBitmap())
                                    .add(rows.getInt(1));
                        }
                    }
                    ages.add(rows.getInt(7));
                }
            }
        }
        return new ByHand(sets, ages.build());
    }

    /** Milliseconds of each count, sorted; a count that is not the expected one is no figure. */
    private double[] measure(LongSupplier count, long expected) {
        run(count, expected, options.warmUp().toNanos());
        double[] times = run(count, expected, options.run().toNanos());
        Arrays.sort(times);
        progress.accept(
                "%,d counts, p50 %.2f ms, p99 %.2f ms".formatted(times.length, at(times, 0.5), at(times, 0.99)));
        return times;
    }

    private static double[] run(LongSupplier count, long expected, long nanos) {
        double[] times = new double[1_024];
        int runs = 0;
        for (long began = System.nanoTime(); System.nanoTime() - began < nanos || runs == 0; runs++) {
            long start = System.nanoTime();
            require(count.getAsLong(), expected);
            if (runs == times.length) {
                times = Arrays.copyOf(times, 2 * runs);
            }
            times[runs] = (System.nanoTime() - start) / 1e6;
        }
        return Arrays.copyOf(times, runs);
    }

    /** The fastest of five, warm, with its plan. */
    private double sql(long id, long expected) throws IOException, SQLException {
        double best = Double.MAX_VALUE;
        try (Connection connection = database().connect();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < 5; i++) {
                long start = System.nanoTime();
                try (ResultSet answer = statement.executeQuery(SQL.formatted(id))) {
                    answer.next();
                    require(answer.getLong(1), expected);
                }
                best = Math.min(best, (System.nanoTime() - start) / 1e6);
            }
            try (ResultSet plan = statement.executeQuery("explain (analyze, buffers) " + SQL.formatted(id))) {
                while (plan.next()) {
                    progress.accept("SQL: " + plan.getString(1));
                }
            }
        }
        return best;
    }

    private static void require(long count, long expected) {
        if (count != expected) {
            throw new IllegalStateException("count: got %d (expected: %d)".formatted(count, expected));
        }
    }

    private Database database() throws IOException {
        return new Database(installation.firstToken().toAbsolutePath().resolveSibling(""));
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }
}
