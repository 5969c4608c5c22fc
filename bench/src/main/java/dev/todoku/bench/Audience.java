package dev.todoku.bench;

import dev.todoku.demo.client.AccountClient;
import dev.todoku.demo.client.EmulatorClient.Channel;
import dev.todoku.demo.installation.Installation;
import dev.todoku.protocol.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Counts of a nested rule of five terms over the API, beside the same sets put together by hand in this process, and beside
 * the same rule in SQL. All must come to the same number; after the changes and a kill, the index and SQL must again.
 */
final class Audience {

    private static final String NAME = "audience";
    private static final String PLAN = "jp-2023-standard";
    private static final int QUICK = 20_000;
    private static final int CHANGES_PER_SECOND = 5_000;
    private static final double BUSY_AIM_MS = 50;
    private static final double LAG_AIM_MS = 1_000;
    private static final int PROBES = 100;

    /** Of a count that changes meanwhile. */
    private static final long ANY = -1;

    /** One in twenty is blocked, one in 33 opted out; who follows them by one is neither. */
    private static final int REACHABLE = 20 * 33;

    private static final String INDEX_BYTES = "todoku_audience_index_bytes ";
    private static final JsonNode PROBE = Json.read("{\"tag\":\"probe\"}");

    private static final JsonNode RULE = Json.read("""
            {"all": [
              {"any": [{"tag": "vip"}, {"tag": "new"}]},
              {"attribute": "drink", "is": "coffee"},
              {"attribute": "age", "from": 20, "below": 40},
              {"none": [{"tag": "asleep"}]}]}
            """);

    private final Installation installation;
    private final Options options;
    private final Consumer<String> progress;
    private final List<Figure> figures = new ArrayList<>();
    private final int friends;
    private final String size;

    Audience(Installation installation, Options options, Consumer<String> progress) {
        this.installation = installation;
        this.options = options;
        this.progress = progress;
        this.friends = options.quick() ? QUICK : options.friends();
        this.size = friends % 1_000_000 == 0 ? friends / 1_000_000 + "m" : friends / 1_000 + "k";
    }

    List<Figure> figures() throws IOException, SQLException {
        Channel channel = installation.emulator().open(NAME, PLAN, 0L);
        long id = installation.server().connect(NAME, channel, PLAN, 0L).accountId();
        AudienceRows rows = new AudienceRows(database(), id, progress);
        rows.fill(account(id), friends);
        long began = System.nanoTime();
        long expected = account(id).count(RULE);
        double fromRows = since(began);
        long byRows = rows.count();
        require(expected, byRows);
        ByHand hand = rows.byHand();
        double megabytes = metric(INDEX_BYTES) / 1e6;
        figure("memory-%s".formatted(size), megabytes, "MB", hand.bytes() / 1e6, "floor");
        Times byHand = byHand(hand, expected);
        Counting idle = counting(id, expected);
        progress.accept("%,d of %,d friends; by hand %s; over the API %s; of that the module %s"
                .formatted(expected, friends, byHand, idle.call, idle.module));
        beside("p50", 0.50, idle, byHand);
        beside("p99", 0.99, idle, byHand);
        figure("sql-%s".formatted(size), rows.withAnIndexForEachPart(expected), "ms", idle.call.at(0.50), "peer");
        figure(
                "sql-%s-one-rule".formatted(size),
                rows.withAnIndexForThisRule(expected),
                "ms",
                idle.call.at(0.50),
                "peer");
        busy(id);
        installation.killServer();
        installation.startServer();
        began = System.nanoTime();
        long again = account(id).count(RULE);
        figure("start-%s".formatted(size), since(began), "ms", fromRows, "peer");
        long byRowsAgain = new AudienceRows(database(), id, progress).count();
        require(again, byRowsAgain);
        return figures;
    }

    private void beside(String name, double share, Counting counting, Times byHand) {
        figure("count-%s-%s".formatted(size, name), counting.module.at(share), "ms", byHand.at(share), "floor");
        figure("count-%s-%s-http".formatted(size, name), counting.call.at(share), "ms", byHand.at(share), "floor");
    }

    private void busy(long id) throws IOException {
        AccountClient account = account(id);
        try (Changes changes = new Changes(account, friends, CHANGES_PER_SECOND)) {
            Counting busy = counting(id, ANY);
            Times lag = lag(account);
            progress.accept("%,.0f changes/s; over the API %s; of that the module %s; lag %s"
                    .formatted(changes.perSecond(), busy.call, busy.module, lag));
            figure("count-%s-p50-busy".formatted(size), busy.module.at(0.50), "ms", BUSY_AIM_MS, "aim");
            figure("count-%s-p99-busy".formatted(size), busy.module.at(0.99), "ms", BUSY_AIM_MS, "aim");
            figure("count-%s-p99-busy-http".formatted(size), busy.call.at(0.99), "ms", BUSY_AIM_MS, "aim");
            figure("lag-%s".formatted(size), lag.at(0.99), "ms", LAG_AIM_MS, "aim");
            figure("changes-%s".formatted(size), changes.perSecond(), "changes/s", CHANGES_PER_SECOND, "aim");
        }
    }

    /** From the answer to a change until a count that contains it, which must be the first one. */
    private static Times lag(AccountClient account) {
        Times lag = new Times();
        for (int i = 0; i < PROBES; i++) {
            account.changeFriends(
                    List.of(Map.of("userId", AudienceRows.user(1 + REACHABLE * i), "addTags", List.of("probe"))));
            long changed = System.nanoTime();
            long counted = account.count(PROBE);
            lag.add(since(changed));
            require(counted, i + 1);
        }
        return lag;
    }

    private void figure(String name, double value, String unit, double reference, String kind) {
        figures.add(new Figure(NAME, name, value, unit, reference, kind));
    }

    /** A count that is not the expected one is no figure. */
    private Times byHand(ByHand hand, long expected) {
        Times times = new Times();
        for (long nanos : List.of(options.warmUp().toNanos(), options.run().toNanos())) {
            times = new Times();
            for (long began = System.nanoTime(); System.nanoTime() - began < nanos || times.runs() == 0; ) {
                long start = System.nanoTime();
                require(hand.count(), expected);
                times.add(since(start));
            }
        }
        return times;
    }

    /** The calls, and the module's part of them. */
    private record Counting(Times call, Times module) {}

    private Counting counting(long id, long expected) throws IOException {
        Counting times = new Counting(new Times(), new Times());
        String token = Files.readString(installation.firstToken()).strip();
        try (Counts counts = new Counts(installation.serverUrl(), token, id, RULE)) {
            for (long nanos : List.of(options.warmUp().toNanos(), options.run().toNanos())) {
                times = new Counting(new Times(), new Times());
                for (long began = System.nanoTime(); System.nanoTime() - began < nanos || times.call.runs() == 0; ) {
                    Counts.Counted counted = counts.count();
                    if (expected != ANY) {
                        require(counted.count(), expected);
                    }
                    times.call.add(counted.call());
                    times.module.add(counted.module());
                }
            }
        }
        return times;
    }

    private double metric(String name) throws IOException {
        URI metrics = installation.managementUrl().resolve("/actuator/prometheus");
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(metrics)
                    .timeout(Duration.ofSeconds(30))
                    .build();
            return http.send(request, BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(name))
                    .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                    .sum();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    static void require(long count, long expected) {
        if (count != expected) {
            throw new IllegalStateException("count: got %d (expected: %d)".formatted(count, expected));
        }
    }

    private AccountClient account(long id) {
        return installation.server().account(id);
    }

    private Database database() throws IOException {
        return new Database(installation.firstToken().toAbsolutePath().resolveSibling(""));
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e6;
    }
}
