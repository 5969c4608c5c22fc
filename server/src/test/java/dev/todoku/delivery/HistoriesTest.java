package dev.todoku.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.line.Route;
import dev.todoku.quota.OwnerLimits;
import dev.todoku.quota.Purpose;
import dev.todoku.quota.Usage;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.roaringbitmap.RoaringBitmap;

/**
 * Seeded histories of one account over a month's edge: deliveries, crashes, lost answers, faults, blocks, messages sent
 * elsewhere, limits moved; after each, laws 1 to 4, 6, 9 and 10 are checked. A failing seed is named and replays alone:
 * {@code -Dtodoku.seed=N}.
 */
class HistoriesTest {

    private static final int FRIENDS = 3_000;
    private static final Instant START = Instant.parse("2026-11-29T22:00:00Z");
    private static final Instant MONTH_END = Instant.parse("2026-11-30T15:00:00Z");
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final YearMonth DECEMBER = YearMonth.of(2026, 12);

    @Test
    void lawsHoldOverSeededHistories() {
        replay(0, 400);
    }

    @Test
    @Tag("long")
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void lawsHoldOverManySeededHistories() {
        replay(1_000, 20_000);
    }

    private static void replay(long first, long count) {
        Long only = Long.getLong("todoku.seed");
        if (only != null) {
            history(only);
            return;
        }
        LongStream.range(first, first + count).parallel().forEach(HistoriesTest::named);
    }

    /** Histories share nothing, so each replays alone. */
    private static void named(long seed) {
        try {
            history(seed);
        } catch (RuntimeException | AssertionError failure) {
            throw new AssertionError("seed " + seed + " (replay: -Dtodoku.seed=" + seed + ")", failure);
        }
    }

    private static void history(long seed) {
        Random random = new Random(seed);
        Shop shop = new Shop(START, new Random(seed + 1), 2_000 + random.nextInt(8_000));
        shop.line.lag = random.nextBoolean() ? Duration.ZERO : Duration.ofMinutes(random.nextInt(20));
        List<UUID> started = new ArrayList<>();
        int steps = 40 + random.nextInt(120);
        for (int i = 0; i < steps; i++) {
            step(random, shop, started);
            assertNothingBeyondTheCeiling(shop);
        }
        finish(shop, started);
        check(shop, started);
    }

    private static void step(Random random, Shop shop, List<UUID> started) {
        switch (random.nextInt(12)) {
            case 0, 1 -> order(random, shop, started);
            case 2 -> shop.line.block(Shop.userId(random.nextInt(FRIENDS)));
            case 3 -> shop.line.sentElsewhere(Route.BROADCAST, random.nextInt(300));
            case 4 -> {
                shop.line.limit = Math.max(shop.line.used(NOVEMBER), shop.line.limit + random.nextInt(4_000) - 1_500);
                shop.reconciliation.read(Shop.ACCOUNT);
            }
            case 5 -> shop.line.faultRate = random.nextInt(3) == 0 ? 0.7 : 0.05;
            case 6 -> {
                shop.line.figuresDown = random.nextInt(4) == 0;
                shop.reconciliation.confirm(Shop.ACCOUNT);
            }
            case 7 -> advance(random, shop);
            case 8 -> owner(random, shop, started);
            default -> {
                if (!started.isEmpty()) {
                    shop.work(started.get(random.nextInt(started.size())), random.nextInt(8) == 0);
                }
            }
        }
    }

    private static void order(Random random, Shop shop, List<UUID> started) {
        int from = random.nextInt(FRIENDS);
        int to = from + random.nextInt(FRIENDS - from + 1);
        Long budget = random.nextInt(4) == 0 ? (long) random.nextInt(FRIENDS) : null;
        UUID id = shop.order(from, to, random.nextBoolean(), random.nextInt(4) == 0, budget);
        if (shop.started instanceof StartAnswer.Started) {
            started.add(id);
        }
    }

    private static void advance(Random random, Shop shop) {
        long seconds = switch (random.nextInt(5)) {
            case 0 -> 1;
            case 1 -> 5 + random.nextInt(60);
            case 2 -> 600 + random.nextInt(3_600);
            case 3 ->
                Math.max(1, Duration.between(shop.clock.instant(), MONTH_END).toSeconds() - random.nextInt(90));
            default -> 3_600L * (1 + random.nextInt(20));
        };
        shop.clock.advance(Duration.ofSeconds(Math.max(1, seconds)));
        shop.reconciliation.read(Shop.ACCOUNT);
    }

    private static void owner(Random random, Shop shop, List<UUID> started) {
        if (started.isEmpty() || random.nextInt(3) == 0) {
            Long budget = random.nextBoolean() ? null : (long) random.nextInt(10_000);
            OwnerLimits limits = new OwnerLimits(budget, null, false, Map.of(Purpose.CHAT, (long) random.nextInt(500)));
            shop.quota.changeOwnerLimits(Shop.ACCOUNT, _ -> limits);
            return;
        }
        UUID id = started.get(random.nextInt(started.size()));
        if (shop.delivery(id).state() == State.HELD) {
            shop.deliveries.resume(Shop.ACCOUNT, id);
        } else if (random.nextInt(6) == 0) {
            shop.deliveries.cancel(Shop.ACCOUNT, id);
        }
    }

    /** Law 3: what is committed stays within the ceiling, and the ceiling above the limit only by what is committed. */
    private static void assertNothingBeyondTheCeiling(Shop shop) {
        for (YearMonth month : List.of(NOVEMBER, DECEMBER)) {
            shop.usage(month).pots().forEach(pot -> {
                assertThat(pot.remaining()).isNotNegative();
                assertThat(pot.ceiling()).isEqualTo(Math.max(pot.allowed(), pot.ceiling()));
            });
        }
    }

    /** Lets everything come to rest: LINE is well again, two days pass, LINE's counts are in. */
    private static void finish(Shop shop, List<UUID> started) {
        shop.line.faultRate = 0;
        shop.line.figuresDown = false;
        shop.line.limit += 100_000;
        shop.quota.changeOwnerLimits(Shop.ACCOUNT, _ -> OwnerLimits.NONE);
        for (int hour = 0; hour < 60; hour++) {
            shop.clock.advance(Duration.ofHours(1));
            shop.reconciliation.read(Shop.ACCOUNT);
            started.forEach(shop::workAll);
        }
        shop.clock.advance(Duration.ofDays(1));
        shop.reconciliation.confirm(Shop.ACCOUNT);
        shop.reconciliation.read(Shop.ACCOUNT);
    }

    private static void check(Shop shop, List<UUID> started) {
        long open = 0;
        for (UUID id : started) {
            Delivery delivery = shop.delivery(id);
            assertThat(delivery.outstanding()).as("nobody is forgotten").isZero();
            assertThat(delivery.state()).isIn(State.DONE, State.HELD, State.CANCELLED);
            assertAtMostOnce(shop, delivery);
            open += delivery.unknown();
        }
        for (YearMonth month : List.of(NOVEMBER, DECEMBER)) {
            shop.assertBooksAgree(month);
            Usage usage = shop.usage(month);
            if (open == 0) {
                assertThat(usage.monthPot().reserved())
                        .as("nothing stays reserved in %s, whose ledger is%n%s", month, ledger(shop, month))
                        .isZero();
                assertThat(usage.counted())
                        .as("counted in %s, whose ledger is%n%s", month, ledger(shop, month))
                        .isEqualTo(shop.line.used(month));
            }
        }
    }

    private static String ledger(Shop shop, YearMonth month) {
        return shop.statements.ledger(Shop.ACCOUNT, month, 0, 10_000).stream()
                .map(numbered -> numbered.entry().toString())
                .collect(Collectors.joining("\n"));
    }

    private static void assertAtMostOnce(Shop shop, Delivery delivery) {
        RoaringBitmap accepted = shop.deliveries.recipients(Shop.ACCOUNT, delivery.id(), Outcome.ACCEPTED);
        assertThat(accepted.getLongCardinality()).isEqualTo(delivery.accepted());
        RoaringBitmap unknown = shop.deliveries.recipients(Shop.ACCOUNT, delivery.id(), Outcome.UNKNOWN);
        for (int ordinal = 0; ordinal < FRIENDS; ordinal++) {
            String text = delivery.content().renderedFor("friend " + ordinal);
            long received = shop.line.received(Shop.userId(ordinal), text);
            assertThat(received)
                    .as("messages of one delivery to friend " + ordinal)
                    .isLessThanOrEqualTo(1);
            if (received == 1) {
                assertThat(accepted.contains(ordinal) || unknown.contains(ordinal))
                        .as("friend " + ordinal + " got it and is not known to")
                        .isTrue();
            }
        }
    }
}
