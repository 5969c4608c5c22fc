package dev.todoku.bench;

import dev.todoku.demo.client.AccountClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/** The friends of the audience bench as rows, and its rule in SQL. */
final class AudienceRows {

    /** Fastest of so many, so that pages are in memory. */
    private static final int RUNS = 5;

    private static final String RULE = """
            select count(*) from friend.friends
            where account_id = %d and status = 'friend' and not opted_out
              and tags && array[1, 2] and attribute_values -> '1' = '"coffee"'
              and (attribute_values -> '2')::numeric >= 20 and (attribute_values -> '2')::numeric < 40
              and not tags @> array[3]
            """;

    private static final String RULE_FLAT = """
            select count(*) from bench_flat
            where reachable and drink = 'coffee' and age >= 20 and age < 40 and (vip or new) and not asleep
            """;

    private final Database database;
    private final long account;
    private final Consumer<String> progress;

    AudienceRows(Database database, long account, Consumer<String> progress) {
        this.database = database;
        this.account = account;
        this.progress = progress;
    }

    /** Rows as an import leaves them, straight into the table: imports have a bench of their own. */
    void fill(AccountClient api, int count) throws SQLException {
        api.createChoice("drink", "飲み物", List.of("coffee", "tea", "water"));
        api.createNumber("age", "年齢");
        for (String tag : List.of("vip", "new", "asleep", "probe")) {
            api.createTag(tag);
        }
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into friend.friends (account_id, ordinal, user_id, status, status_at, followed_at, opted_out,
                      profile, attribute_values, tags, written_at)
                    select %d, n, md5(n::text)::uuid, case when n %% 20 = 0 then 'blocked' else 'friend' end,
                      '2026-01-01Z', '2026-01-01Z', n %% 33 = 0, 'none',
                      jsonb_build_object(
                        '1', (array['coffee', 'tea', 'water'])[1 + abs(hashint4(n)::bigint) %% 3],
                        '2', abs(hashint4(n + 7)::bigint) %% 90),
                      array_remove(array[case when hashint4(n + 1) %% 4 = 0 then 1 end,
                        case when hashint4(n + 2) %% 3 = 0 then 2 end, case when hashint4(n + 3) %% 5 = 0 then 3 end], null), '{}'
                    from generate_series(0, %d) as n
                    """.formatted(account, count - 1));
            statement.execute(
                    "update friend.counters set next_ordinal = %d where account_id = %d".formatted(count, account));
            statement.execute("vacuum analyze friend.friends");
        }
    }

    /** The user of an ordinal. */
    static String user(int ordinal) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5")
                    .digest(Integer.toString(ordinal).getBytes(StandardCharsets.US_ASCII));
            return "U" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The number, without any of the indexes. */
    long count() {
        return database.number(RULE.formatted(account));
    }

    /** Milliseconds with an index for each part of the rule on the product's own table, as any rule could have them. */
    double withAnIndexForEachPart(long expected) throws SQLException {
        return indexed(
                List.of(
                        "create index bench_tags on friend.friends using gin (tags)",
                        "create index bench_drink on friend.friends ((attribute_values -> '1'))",
                        "create index bench_age on friend.friends (((attribute_values -> '2')::numeric))",
                        "vacuum analyze friend.friends"),
                RULE.formatted(account),
                List.of("drop index friend.bench_tags", "drop index friend.bench_drink", "drop index friend.bench_age"),
                expected);
    }

    /** Milliseconds on a flat copy with one index made for this very rule, so that no row is read at all. */
    double withAnIndexForThisRule(long expected) throws SQLException {
        return indexed(
                List.of(
                        """
                        create table bench_flat as select status = 'friend' and not opted_out as reachable,
                          attribute_values ->> '1' as drink, (attribute_values ->> '2')::int as age,
                          tags @> '{1}' as vip, tags @> '{2}' as new, tags @> '{3}' as asleep
                        from friend.friends where account_id = %d
                        """.formatted(account),
                        "create index bench_rule on bench_flat (drink, age) include (reachable, vip, new, asleep)",
                        "vacuum analyze bench_flat"),
                RULE_FLAT,
                List.of("drop table bench_flat"),
                expected);
    }

    private double indexed(List<String> before, String query, List<String> after, long expected) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String each : before) {
                statement.execute(each);
            }
            double best = Double.MAX_VALUE;
            for (int i = 0; i < RUNS; i++) {
                long start = System.nanoTime();
                try (ResultSet answer = statement.executeQuery(query)) {
                    answer.next();
                    Audience.require(answer.getLong(1), expected);
                }
                best = Math.min(best, (System.nanoTime() - start) / 1e6);
            }
            try (ResultSet plan = statement.executeQuery("explain (analyze, buffers) " + query)) {
                while (plan.next()) {
                    progress.accept("SQL: " + plan.getString(1));
                }
            }
            for (String each : after) {
                statement.execute(each);
            }
            return best;
        }
    }

    /** The same sets, put together by hand. */
    ByHand byHand() throws SQLException, IOException {
        ByHand.Sets sets = new ByHand.Sets();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setFetchSize(10_000);
            try (ResultSet rows = statement.executeQuery("""
                    select ordinal, status = 'friend' and not opted_out, tags @> array[1], tags @> array[2], tags @> array[3],
                      attribute_values ->> '1' = 'coffee', (attribute_values ->> '2')::int
                    from friend.friends where account_id = %d order by ordinal
                    """.formatted(account))) {
                while (rows.next()) {
                    for (int i = 0; i < ByHand.NAMES.size(); i++) {
                        if (rows.getBoolean(i + 2)) {
                            sets.add(ByHand.NAMES.get(i), rows.getInt(1));
                        }
                    }
                    sets.age(rows.getInt(7));
                }
            }
        }
        return sets.build();
    }
}
