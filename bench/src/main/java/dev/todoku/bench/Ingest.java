package dev.todoku.bench;

import dev.todoku.demo.client.AccountClient;
import dev.todoku.demo.client.EmulatorClient.Channel;
import dev.todoku.demo.client.ServerClient.Account;
import dev.todoku.demo.installation.Installation;
import dev.todoku.protocol.Json;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Webhook intake: signed calls of one event each, answered 200 once the event is on disk, while the consumers work events
 * off beside it. Between bare HTTP and bare inserts, each on the same machine in the same run.
 */
final class Ingest {

    private static final String NAME = "ingest";
    private static final String UNIT = "events/s";
    private static final double P99_AIM_MS = 50;

    private final Installation installation;
    private final Options options;
    private final Consumer<String> progress;

    Ingest(Installation installation, Options options, Consumer<String> progress) {
        this.installation = installation;
        this.options = options;
        this.progress = progress;
    }

    List<Figure> figures() throws IOException, SQLException {
        Channel channel = installation.emulator().open("Ingest", "jp-2023-standard", null);
        Account account = installation.server().connect("Ingest", channel, "jp-2023-standard", null);
        List<String> userIds = installation.emulator().addFriends(channel, options.quick() ? 500 : 10_000);
        makeRules(installation.server().account(account.accountId()));
        Database database =
                new Database(installation.firstToken().toAbsolutePath().resolveSibling(""));
        double http = http(channel, userIds);
        double insert = insert(database, channel, userIds);
        List<Load.Result> durable = durable(database, channel, account, userIds);
        double perSecond = median(durable.stream().map(Load.Result::perSecond).toList());
        double p99 =
                median(durable.stream().map(run -> run.p99().toNanos() / 1e6).toList());
        return List.of(
                Figure.floor(NAME, "http-floor", http, UNIT),
                Figure.floor(NAME, "insert-floor", insert, UNIT),
                new Figure(NAME, "durable", perSecond, UNIT, Math.min(http, insert), "floor"),
                new Figure(NAME, "durable-p99", p99, "ms", P99_AIM_MS, "aim"));
    }

    private static void makeRules(AccountClient account) {
        account.createChoice("drink", "Drink", Events.ANSWERS);
        account.createTag("answered");
        for (String answer : Events.ANSWERS) {
            account.createRule(
                    answer,
                    Json.object().put("type", "message").put("text", answer).put("match", "exact"),
                    List.of(
                            Json.object()
                                    .put("type", "set-attribute")
                                    .put("attribute", "drink")
                                    .put("value", answer),
                            Json.object().put("type", "add-tag").put("tag", "answered")));
        }
    }

    private double http(Channel channel, List<String> userIds) throws IOException {
        try (HttpFloor floor = HttpFloor.start(channel.channelSecret())) {
            Load load = Load.ofWebhooks(floor.url(), "/webhook/1", channel.channelSecret(), events(channel, userIds));
            load.run(options.warmUp());
            List<Double> runs = new ArrayList<>();
            for (int i = 0; i < options.runs(); i++) {
                runs.add(load.run(options.run()).perSecond());
                progress.accept("http-floor %,.0f %s".formatted(runs.getLast(), UNIT));
            }
            return median(runs);
        }
    }

    private double insert(Database database, Channel channel, List<String> userIds) throws SQLException {
        try (InsertFloor floor = new InsertFloor(database, events(channel, userIds))) {
            floor.run(options.warmUp());
            List<Double> runs = new ArrayList<>();
            for (int i = 0; i < options.runs(); i++) {
                runs.add(floor.run(options.run()));
                progress.accept("insert-floor %,.0f rows/s".formatted(runs.getLast()));
            }
            return median(runs);
        }
    }

    private List<Load.Result> durable(Database database, Channel channel, Account account, List<String> userIds) {
        Load load = Load.ofWebhooks(
                installation.serverUrl(), account.webhookPath(), channel.channelSecret(), events(channel, userIds));
        long answered = load.run(options.warmUp()).answered();
        List<Load.Result> runs = new ArrayList<>();
        for (int i = 0; i < options.runs(); i++) {
            Load.Result run = load.run(options.run());
            runs.add(run);
            answered += run.answered();
            progress.accept("durable %,.0f %s, p99 %.1f ms, %,d waiting for the consumers"
                    .formatted(
                            run.perSecond(), UNIT, p99(run), database.number("select count(*) from inbound.pending")));
        }
        long kept = database.number("select count(*) from inbound.events");
        if (kept != answered) {
            throw new IllegalStateException(
                    "events on disk: got %d (expected: %d, as many as were answered 200)".formatted(kept, answered));
        }
        return runs;
    }

    private static double p99(Load.Result run) {
        return run.p99().toNanos() / (double) Duration.ofMillis(1).toNanos();
    }

    private Events events(Channel channel, List<String> userIds) {
        return new Events(channel.botUserId(), userIds, installation.emulator().now());
    }

    private static double median(List<Double> values) {
        return Figure.median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
