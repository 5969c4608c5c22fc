package dev.todoku.bench;

import dev.todoku.demo.client.EmulatorClient;
import dev.todoku.demo.client.EmulatorClient.Channel;
import dev.todoku.protocol.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The emulator alone, as somebody's LINE: pushes and multicasts with validation, ledger and journal, beside a bare server on
 * the same library that gets the same bytes; and how soon it is there.
 */
final class EmulatorBench {

    private static final String NAME = "emulator";
    private static final String UNIT = "requests/s";
    private static final double START_AIM_MS = 1_500;
    private static final int MULTICAST = 500;
    private static final long CAP = 1_000_000_000_000L;
    private static final String TEXT = "{\"type\":\"text\",\"text\":\"ほっとする一杯をどうぞ。\"}";
    private static final ZoneId MONTHS = ZoneId.of("Asia/Tokyo");

    private final Options options;
    private final Consumer<String> progress;

    EmulatorBench(Options options, Consumer<String> progress) {
        this.options = options;
        this.progress = progress;
    }

    List<Figure> figures() throws IOException {
        List<Figure> figures = new ArrayList<>();
        figures.add(start());
        try (Side floor = Side.floor();
                Side emulator = Side.emulator()) {
            figures.addAll(sends(floor, emulator, "push", 1));
            figures.addAll(sends(floor, emulator, "multicast", MULTICAST));
        }
        return figures;
    }

    private Figure start() throws IOException {
        List<Double> starts = new ArrayList<>();
        Side.emulator().close(); // the first one writes the archive of classes when it ends
        for (int i = 0; i < options.runs(); i++) {
            try (Side emulator = Side.emulator()) {
                starts.add(emulator.toFirstAnswer().toNanos() / 1e6);
            }
            progress.accept("start %,.0f ms".formatted(starts.getLast()));
        }
        return new Figure(NAME, "start", median(starts), "ms", START_AIM_MS, "aim");
    }

    private List<Figure> sends(Side floor, Side emulator, String route, int recipients) {
        EmulatorClient client = new EmulatorClient(emulator.url());
        client.set("rateWindow", "off");
        Channel channel = client.open(route, "jp-2023-standard", CAP);
        List<String> friends = client.addFriends(channel, options.quick() ? 500 : 10_000);
        List<byte[]> bodies =
                recipients == 1 ? friends.stream().map(EmulatorBench::push).toList() : multicasts(friends);
        String path = "/v2/bot/message/" + route;
        Load bare = Load.ofApi(floor.url(), path, channel.channelAccessToken(), inTurn(bodies));
        Load real = Load.ofApi(emulator.url(), path, channel.channelAccessToken(), inTurn(bodies));
        bare.run(options.warmUp());
        long answered = real.run(options.warmUp()).answered();
        List<Double> references = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < options.runs(); i++) {
            references.add(bare.run(options.run()).perSecond());
            Load.Result run = real.run(options.run());
            values.add(run.perSecond());
            answered += run.answered();
            progress.accept("%s %,.0f %s, bare %,.0f".formatted(route, values.getLast(), UNIT, references.getLast()));
        }
        requireAgreement(client, channel, answered * recipients);
        double reference = median(references);
        return List.of(
                Figure.floor(NAME, route + "-floor", reference, UNIT),
                new Figure(NAME, route, median(values), UNIT, reference, "floor"));
    }

    private static byte[] push(String friend) {
        return "{\"to\":\"%s\",\"messages\":[%s]}".formatted(friend, TEXT).getBytes(StandardCharsets.UTF_8);
    }

    private static List<byte[]> multicasts(List<String> friends) {
        List<byte[]> bodies = new ArrayList<>();
        for (int from = 0; from + MULTICAST <= friends.size(); from += MULTICAST) {
            String to = Json.mapper().writeValueAsString(friends.subList(from, from + MULTICAST));
            bodies.add("{\"to\":%s,\"messages\":[%s]}".formatted(to, TEXT).getBytes(StandardCharsets.UTF_8));
        }
        return bodies;
    }

    private static Supplier<byte[]> inTurn(List<byte[]> bodies) {
        AtomicInteger next = new AtomicInteger();
        return () -> bodies.get(Math.floorMod(next.getAndIncrement(), bodies.size()));
    }

    /** A rate that the emulator's own ledger does not tell of is no figure. */
    private static void requireAgreement(EmulatorClient client, Channel channel, long sent) {
        long used = client.usage(channel, YearMonth.from(client.now().atZone(MONTHS)))
                .used();
        if (used != sent) {
            throw new IllegalStateException("used: got %d (expected: %d, as were sent)".formatted(used, sent));
        }
    }

    private static double median(List<Double> values) {
        return Figure.median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
