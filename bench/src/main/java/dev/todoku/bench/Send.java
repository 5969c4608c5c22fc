package dev.todoku.bench;

import dev.todoku.demo.client.AccountClient;
import dev.todoku.demo.client.AccountClient.Campaign;
import dev.todoku.demo.client.EmulatorClient.Channel;
import dev.todoku.demo.installation.Installation;
import dev.todoku.protocol.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Campaigns at LINE's limits, through server, database and emulator: two campaigns to everyone are always under way, and
 * what the emulator's own ledger counts meanwhile is the figure.
 */
final class Send {

    private static final String NAME = "send";
    private static final String UNIT = "recipients/s";
    private static final String PLAN = "jp-2023-standard";
    private static final long CAP = 1_000_000_000L;
    private static final int UNDER_WAY = 2;
    private static final int ADDED_AT_ONCE = 10_000;
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final ZoneId MONTHS = ZoneId.of("Asia/Tokyo");

    /** LINE's limits: 200 multicasts of 500, and 2,000 pushes, a second and channel. */
    private static final double MULTICAST_CEILING = 100_000;

    private static final double PUSH_CEILING = 2_000;

    private static final String NAMED = "{name}さん、ほっとする一杯をどうぞ。";

    /** Texts that few differ in: what a choice attribute makes. */
    private static final int SHARED_NAMES = 5;

    private final Installation installation;
    private final Options options;
    private final Consumer<String> progress;

    Send(Installation installation, Options options, Consumer<String> progress) {
        this.installation = installation;
        this.options = options;
        this.progress = progress;
    }

    List<Figure> figures() throws IOException {
        return List.of(
                figure("multicast", "ほっとする一杯をどうぞ。", options.quick() ? 5_000 : 100_000, 1, MULTICAST_CEILING),
                figure("grouped", NAMED, options.quick() ? 5_000 : 50_000, SHARED_NAMES, MULTICAST_CEILING),
                figure("push", NAMED, options.quick() ? 1_000 : 10_000, Integer.MAX_VALUE, PUSH_CEILING));
    }

    private Figure figure(String route, String text, int friends, int names, double ceiling) throws IOException {
        Channel channel = installation.emulator().open(route, PLAN, CAP);
        AccountClient account = installation
                .server()
                .account(
                        installation.server().connect(route, channel, PLAN, CAP).accountId());
        meet(account, channel, friends, names);
        JsonNode messages = Json.mapper()
                .createArrayNode()
                .add(Json.object().put("type", "text").put("text", text));
        AtomicBoolean stopped = new AtomicBoolean();
        List<Double> runs = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(UNDER_WAY)) {
            List<Future<?>> senders = new ArrayList<>();
            for (int i = 0; i < UNDER_WAY; i++) {
                senders.add(CompletableFuture.runAsync(() -> keepSending(account, messages, stopped), threads));
            }
            perSecond(channel, options.warmUp(), senders);
            for (int i = 0; i < options.runs(); i++) {
                runs.add(perSecond(channel, options.run(), senders));
                progress.accept("%s %,.0f %s".formatted(route, runs.getLast(), UNIT));
            }
            stopped.set(true);
        } finally {
            stopped.set(true);
        }
        requireAgreement(account, channel);
        double median =
                Figure.median(runs.stream().mapToDouble(Double::doubleValue).toArray());
        return new Figure(NAME, route, median, UNIT, ceiling, "ceiling");
    }

    /** Imports the friends and waits for their profiles, which would share the machine with the sends. */
    private void meet(AccountClient account, Channel channel, int friends, int names) throws IOException {
        for (int from = 0; from < friends; from += ADDED_AT_ONCE) {
            List<String> called = IntStream.range(from, Math.min(friends, from + ADDED_AT_ONCE))
                    .mapToObj(friend -> "friend " + friend % names)
                    .toList();
            installation.emulator().addFriends(channel, called);
        }
        account.importFollowers();
        Database database =
                new Database(installation.firstToken().toAbsolutePath().resolveSibling(""));
        await(() -> account.friendSummary().friends() == friends);
        await(() -> database.number("select count(*) from friend.profile_fetches") == 0);
        progress.accept("%,d friends imported".formatted(friends));
    }

    private static void keepSending(AccountClient account, JsonNode messages, AtomicBoolean stopped) {
        JsonNode everyone = Json.object().put("everyone", true);
        while (!stopped.get()) {
            Campaign campaign = account.createCampaign("bench", everyone, messages, null);
            account.send(campaign.campaignId());
            await(() -> !account.campaign(campaign.campaignId()).status().equals("sending"));
            Campaign sent = account.campaign(campaign.campaignId());
            if (!sent.status().equals("sent")) {
                throw new IllegalStateException(
                        "campaign: got %s, %s (expected: sent)".formatted(sent.status(), sent.why()));
            }
        }
    }

    private double perSecond(Channel channel, Duration duration, List<Future<?>> senders) {
        long began = System.nanoTime();
        long before = used(channel);
        await(() -> System.nanoTime() - began >= duration.toNanos()
                || senders.stream().anyMatch(Future::isDone));
        senders.stream().filter(Future::isDone).forEach(Future::resultNow); // a sender never ends by itself: says why
        long after = used(channel);
        return (after - before) / ((System.nanoTime() - began) / 1e9);
    }

    private long used(Channel channel) {
        return installation.emulator().usage(channel, month()).used();
    }

    private YearMonth month() {
        return YearMonth.from(installation.emulator().now().atZone(MONTHS));
    }

    /** A rate that is not the truth on both sides is no figure. */
    private void requireAgreement(AccountClient account, Channel channel) {
        long accepted = account.usage(month()).counted().accepted();
        if (accepted != used(channel)) {
            throw new IllegalStateException("accepted: got %d (expected: %d, as the emulator's ledger says)"
                    .formatted(accepted, used(channel)));
        }
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
