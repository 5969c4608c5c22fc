package dev.todoku.delivery;

import dev.todoku.kernel.AccountId;
import dev.todoku.line.Route;
import dev.todoku.metering.Contract;
import dev.todoku.metering.PlanCatalogue;
import dev.todoku.quota.OwnerLimits;
import dev.todoku.quota.Purpose;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * One account over a month's edge, drawn from a seed: two processes on one store that crash at any step and stand still at any
 * other, and everything that LINE, the owner and the calendar may do meanwhile.
 */
final class History {

    static final int FRIENDS = 1_500;
    private static final Instant START = Instant.parse("2026-11-29T22:00:00Z");
    private static final Instant MONTH_END = Instant.parse("2026-11-30T15:00:00Z");
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final YearMonth DECEMBER = YearMonth.of(2026, 12);
    private static final List<String> PLANS = List.of("jp-2023-communication", "jp-2023-light", "jp-2023-standard");

    private record Running(Node node, Node.Wave wave) {}

    private final Random random;
    private final Shop shop;
    private final AccountId account;
    private final Laws laws;
    private final List<Node> nodes;
    private final List<Running> waves = new ArrayList<>();
    private final List<UUID> started = new ArrayList<>();
    private long orders;

    /** Nothing happens behind our back: then LINE must never have to refuse. */
    private final boolean calm;

    History(long seed, Shop.Stores stores) {
        random = new Random(seed);
        calm = random.nextInt(4) == 0;
        shop = new Shop(START, new Random(seed + 1), 1_000 + random.nextInt(5_000), stores);
        account = stores.account();
        laws = new Laws(shop, List.of(NOVEMBER, DECEMBER));
        nodes = List.of(new Node(shop), new Node(shop));
        shop.line.lag = calm || random.nextBoolean() ? Duration.ZERO : Duration.ofMinutes(random.nextInt(20));
    }

    /** Lives it, and checks the laws after every step and at the end. */
    void live() {
        int steps = 40 + random.nextInt(100);
        for (int i = 0; i < steps; i++) {
            Map<YearMonth, Long> committed = laws.committed();
            Node node = nodes.get(random.nextInt(nodes.size()));
            if (random.nextInt(8) == 0) {
                node.crashes.after(random.nextInt(60));
            }
            try {
                step(node);
            } catch (Crashes.Crash crash) {
                waves.removeIf(running -> running.node() == node);
            }
            node.crashes.restart();
            laws.afterStep(committed);
            if (i % 16 == 0) {
                laws.booksAgree();
            }
        }
        comeToRest();
        laws.atTheEnd(started, calm);
    }

    private void step(Node node) {
        switch (random.nextInt(16)) {
            case 0, 1 -> order(node);
            case 2 -> shop.line.block(Shop.userId(random.nextInt(FRIENDS)));
            case 3 -> lineChanges(node);
            case 4 -> shop.line.faultRate = random.nextInt(3) == 0 ? 0.7 : 0.05;
            case 5 -> {
                shop.line.figuresDown = random.nextInt(4) == 0;
                shop.line.skew = Duration.ofSeconds(random.nextInt(6) == 0 ? 6 : 0);
                node.reconciliation.confirm(account);
            }
            case 6 -> advance(node);
            case 7 -> limits(node);
            case 8, 9 -> owner(node);
            case 10, 11 -> work(node, false);
            default -> work(node, true);
        }
    }

    private void order(Node node) {
        int from = random.nextInt(FRIENDS);
        int to = from + 1 + random.nextInt(FRIENDS - from);
        boolean personal = random.nextInt(4) == 0;
        Long budget = random.nextInt(4) == 0 ? (long) random.nextInt(FRIENDS) : null;
        boolean goOn = random.nextBoolean();
        UUID id = new UUID(account.value(), ++orders);
        int end = personal ? Math.min(to, from + 300) : to;
        try {
            node.deliveries.start(account, Shop.orderOf(id, from, end, goOn, personal, budget));
        } finally { // it may have begun although the process ended before it could say so
            if (shop.deliveries.find(account, id).isPresent()) {
                started.add(id);
                laws.begun(id, goOn);
            }
        }
    }

    /** Another program sends; the plan changes; LINE tells no limit any more. */
    private void lineChanges(Node node) {
        if (calm) {
            shop.line.limit += random.nextInt(500);
            return;
        }
        switch (random.nextInt(4)) {
            case 0, 1 -> shop.line.sentElsewhere(Route.BROADCAST, random.nextInt(200));
            case 2 -> {
                YearMonth now = shop.quota.month(account).month();
                shop.line.limit = Math.max(shop.line.used(now), shop.line.limit + random.nextInt(3_000) - 1_200);
                shop.terms.contract =
                        Contract.of(PlanCatalogue.bundled().plan(PLANS.get(random.nextInt(PLANS.size()))));
                node.reconciliation.read(account);
            }
            default -> shop.line.quotaNone = random.nextInt(3) == 0;
        }
    }

    private void advance(Node node) {
        long seconds = switch (random.nextInt(6)) {
            case 0 -> 1;
            case 1, 2 -> 5 + random.nextInt(60);
            case 3 -> 600 + random.nextInt(3_600);
            case 4 -> Duration.between(shop.clock.instant(), MONTH_END).toSeconds() - random.nextInt(90);
            default -> 3_600L * (1 + random.nextInt(12));
        };
        Instant before = shop.clock.instant();
        shop.clock.advance(Duration.ofSeconds(Math.max(1, seconds)));
        if (before.isBefore(MONTH_END) && !shop.clock.instant().isBefore(MONTH_END)) {
            laws.monthEnds(started);
        }
        if (random.nextBoolean()) {
            node.reconciliation.read(account);
        }
    }

    private void limits(Node node) {
        if (random.nextBoolean()) {
            boolean quiet = random.nextInt(3) == 0;
            LocalTime from = LocalTime.of(random.nextInt(24), 0);
            node.deliveries.changeSendingRules(
                    account,
                    new SendingRules(
                            quiet ? new QuietHours(from, from.plusHours(1 + random.nextInt(11))) : null,
                            random.nextInt(3) == 0 ? 1 + random.nextInt(2_000) : null));
            return;
        }
        Long messages = random.nextBoolean() ? null : (long) random.nextInt(8_000);
        BigDecimal money = random.nextInt(4) == 0 ? BigDecimal.valueOf(random.nextInt(30_000)) : null;
        Map<Purpose, Long> apart = Map.of(Purpose.CHAT, (long) random.nextInt(400));
        shop.quota.changeOwnerLimits(account, _ -> new OwnerLimits(messages, money, random.nextInt(3) == 0, apart));
    }

    private void owner(Node node) {
        if (started.isEmpty()) {
            return;
        }
        UUID id = started.get(random.nextInt(started.size()));
        switch (random.nextInt(10)) {
            case 0, 1 -> node.deliveries.pause(account, id);
            case 2 -> node.deliveries.cancel(account, id);
            case 3 -> {
                laws.repaced(id);
                node.deliveries.throttle(account, id, random.nextBoolean() ? null : 1 + random.nextInt(2_000));
            }
            default -> {
                laws.resumed(id); // the owner's word counts, even if the process ends before it says so
                node.deliveries.resume(account, id);
            }
        }
    }

    /** The next step of a wave under way, or a new wave; {@code whole} at a stretch. */
    private void work(Node node, boolean whole) {
        List<Running> own =
                waves.stream().filter(running -> running.node() == node).toList();
        if (!own.isEmpty() && (!whole || random.nextInt(3) == 0)) {
            goOnWith(own.get(random.nextInt(own.size())));
            return;
        }
        if (started.isEmpty()) {
            return;
        }
        node.next(started.get(random.nextInt(started.size()))).ifPresent(wave -> {
            laws.handedOut(wave);
            Running running = new Running(node, wave);
            waves.add(running);
            if (whole) {
                goOnWith(running);
                goOnWith(running);
            }
        });
    }

    private void goOnWith(Running running) {
        if (running.wave().results == null) {
            running.node().send(running.wave());
        } else {
            waves.remove(running);
            running.node().settle(running.wave());
        }
    }

    /** LINE is well again and has room, the owner lets everything go on, two days pass, and LINE's counts are in. */
    private void comeToRest() {
        List.copyOf(waves).stream()
                .filter(running -> running.wave().results != null)
                .forEach(this::goOnWith);
        shop.line.faultRate = 0;
        shop.line.figuresDown = false;
        shop.line.quotaNone = false;
        shop.line.skew = Duration.ZERO;
        shop.line.limit += 100_000;
        shop.quota.changeOwnerLimits(account, _ -> OwnerLimits.NONE);
        shop.deliveries.changeSendingRules(account, SendingRules.NONE);
        for (UUID id : started) {
            shop.deliveries.throttle(account, id, null);
            if (shop.delivery(id).state() == State.PAUSED) {
                laws.resumed(id);
                shop.deliveries.resume(account, id);
            }
        }
        for (int hour = 0; hour < 56; hour += 1 + hour / 8) {
            shop.clock.advance(Duration.ofHours(1 + hour / 8));
            shop.reconciliation.read(account);
            started.forEach(shop::workAll);
        }
        shop.clock.advance(Duration.ofDays(1));
        shop.reconciliation.confirm(account);
        shop.reconciliation.read(account);
    }
}
