package dev.todoku.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.kernel.AccountId;
import dev.todoku.metering.BillingMonth;
import dev.todoku.quota.Pot;
import dev.todoku.quota.QuotaStore;
import dev.todoku.quota.Reading;
import dev.todoku.quota.Usage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;

/** Watches a history from outside and says which law it breaks: 1 to 4, 6, 9, 10, and what the owner asked for. */
final class Laws {

    private record Cut(Instant at, long recipients) {}

    private final Shop shop;
    private final AccountId account;
    private final List<YearMonth> months;

    /** In which months a delivery may begin anything: its first, and those the owner spoke of. */
    private final Map<UUID, Set<YearMonth>> leave = new HashMap<>();

    private final Map<UUID, List<Cut>> cuts = new HashMap<>();
    private final Set<UUID> ownPace = new HashSet<>();

    Laws(Shop shop, List<YearMonth> months) {
        this.shop = shop;
        this.account = shop.stores.account();
        this.months = months;
    }

    private YearMonth month() {
        return BillingMonth.of(shop.clock.instant(), SimulatedLine.TOKYO).month();
    }

    void begun(UUID delivery, boolean goOn) {
        Set<YearMonth> allowed = goOn ? new HashSet<>(months) : new HashSet<>(Set.of(month()));
        leave.put(delivery, allowed);
        ownPace.add(delivery);
    }

    /** The owner spoke of it just now. */
    void resumed(UUID delivery) {
        allowed(delivery).add(month());
    }

    /** Its pace was changed under way, so no minute can be held against it. */
    void repaced(UUID delivery) {
        ownPace.remove(delivery);
    }

    /** What is paused when the month ends stays there. */
    void monthEnds(List<UUID> deliveries) {
        deliveries.stream()
                .filter(id -> shop.delivery(id).state() == State.PAUSED)
                .forEach(id -> allowed(id).remove(months.getLast()));
    }

    private Set<YearMonth> allowed(UUID delivery) {
        return leave.computeIfAbsent(delivery, _ -> new HashSet<>());
    }

    /** Right after a wave was handed out. */
    void handedOut(Node.Wave wave) {
        Instant now = shop.clock.instant();
        Reading last = shop.stores
                .quota()
                .transaction(account, () -> shop.stores.quota().lastReading(account, month()))
                .orElseThrow();
        assertThat(List.of(last.at(), shop.line.told))
                .as("law 10: LINE's figures when a wave begins")
                .allSatisfy(at -> assertThat(at).isAfterOrEqualTo(now.minus(Duration.ofMinutes(15))));
        assertThat(last.skew().abs()).as("law 10: clocks").isLessThanOrEqualTo(Duration.ofSeconds(5));
        Delivery delivery = wave.send.delivery();
        long asked = wave.send.assignments().stream()
                .mapToLong(each -> each.batch().outstanding().getLongCardinality())
                .sum();
        assertThat(reservedFor(wave.delivery))
                .as("law 2: reserved before it is sent")
                .isGreaterThanOrEqualTo(asked);
        assertThat(isQuiet(now)).as("sent in quiet hours").isFalse();
        long fresh = 0;
        for (Assignment each : wave.send.assignments()) {
            if (!each.wasDoubtful()) {
                assertThat(delivery.state()).as("begun although stopped").isEqualTo(State.SENDING);
                assertThat(allowed(wave.delivery))
                        .as("law 6: months it may begin in")
                        .contains(month());
            }
            if (each.batch().attempts() == 1) {
                fresh += each.batch().outstanding().getLongCardinality();
            }
        }
        paced(delivery, fresh, now);
    }

    private void paced(Delivery delivery, long fresh, Instant now) {
        List<Cut> last = cuts.computeIfAbsent(delivery.id(), _ -> new ArrayList<>());
        last.add(new Cut(now, fresh));
        if (delivery.throttle() != null && ownPace.contains(delivery.id())) {
            assertThat(last.stream()
                            .filter(cut -> cut.at().isAfter(now.minusSeconds(60)))
                            .mapToLong(Cut::recipients)
                            .sum())
                    .as("recipients of a minute")
                    .isLessThanOrEqualTo(delivery.throttle());
        }
    }

    private boolean isQuiet(Instant now) {
        QuietHours quiet = shop.deliveries.sendingRules(account).quietHours();
        if (quiet == null) {
            return false;
        }
        LocalTime time = now.atZone(SimulatedLine.TOKYO).toLocalTime();
        return quiet.from().isBefore(quiet.until())
                ? !time.isBefore(quiet.from()) && time.isBefore(quiet.until())
                : !time.isBefore(quiet.from()) || time.isBefore(quiet.until());
    }

    private long reservedFor(UUID delivery) {
        QuotaStore rows = shop.stores.quota();
        return rows.transaction(
                account,
                () -> months.stream()
                        .flatMap(month -> rows.entries(account, month, 0, Integer.MAX_VALUE).stream())
                        .map(QuotaStore.Numbered::entry)
                        .filter(entry -> delivery.equals(entry.delivery()))
                        .mapToLong(entry -> switch (entry.kind()) {
                            case RESERVE -> entry.amount();
                            case ACCEPT, RELEASE -> -entry.amount();
                            case HOLD, ADJUST, EXTERNAL -> 0;
                        })
                        .sum());
    }

    /** After every step; {@code committed} is what {@link #committed} said before it. */
    void afterStep(Map<YearMonth, Long> committed) {
        assertThat(shop.line.violations).isEmpty();
        for (YearMonth month : months) {
            for (Pot pot : pots(month)) {
                assertThat(pot.used() + pot.reserved()).as("law 3: %s", pot).isLessThanOrEqualTo(pot.ceiling());
                boolean granted =
                        pot.name().equals(Pot.MONTH) && pot.used() + pot.reserved() > committed.getOrDefault(month, 0L);
                if (granted) {
                    assertThat(pot.over()).as("law 3: granted beyond %s", pot).isZero();
                    assertThat(pot.used() + pot.reserved())
                            .as("law 3: granted beyond what LINE said last")
                            .isLessThanOrEqualTo(left(month));
                }
            }
        }
    }

    /** For us, by LINE's last word alone: its limit without what others sent. */
    private long left(YearMonth month) {
        return shop.stores
                .quota()
                .transaction(account, () -> shop.stores.quota().lastReading(account, month))
                .filter(reading -> reading.limit().isPresent())
                .map(reading -> reading.limit().getAsLong() - Math.max(0, reading.consumption() - reading.ours()))
                .orElse(Long.MAX_VALUE);
    }

    Map<YearMonth, Long> committed() {
        Map<YearMonth, Long> committed = new HashMap<>();
        for (YearMonth month : months) {
            pots(month).stream()
                    .filter(pot -> pot.name().equals(Pot.MONTH))
                    .forEach(pot -> committed.put(month, pot.used() + pot.reserved()));
        }
        return committed;
    }

    private List<Pot> pots(YearMonth month) {
        return shop.stores
                .quota()
                .transaction(account, () -> shop.stores.quota().pots(account, month));
    }

    void booksAgree() {
        months.forEach(shop::assertBooksAgree);
    }

    /** When everything has come to rest and LINE's counts are in. */
    void atTheEnd(List<UUID> deliveries, boolean calm) {
        assertThat(shop.line.violations).isEmpty();
        long unknown = 0;
        for (UUID id : deliveries) {
            Delivery delivery = shop.delivery(id);
            assertThat(delivery.outstanding()).as("nobody is forgotten").isZero();
            assertThat(delivery.state()).isIn(EnumSet.of(State.DONE, State.HELD, State.CANCELLED));
            assertAtMostOnce(delivery);
            unknown += delivery.unknown();
        }
        for (YearMonth month : months) {
            shop.assertBooksAgree(month);
            Usage usage = shop.usage(month);
            if (unknown == 0) {
                assertThat(usage.monthPot().reserved())
                        .as("nothing stays reserved in %s, whose ledger is%n%s", month, ledger(month))
                        .isZero();
                boolean first = month.equals(months.getFirst());
                long requested = shop.line.requested(month);
                long unsure = shop.line.repeated(months.getLast());
                assertThat(usage.accepted())
                        .as("law 6: accepted in %s, whose ledger is%n%s", month, ledger(month))
                        .isBetween(first ? requested : requested - unsure, first ? requested + unsure : requested);
                assertThat(usage.counted())
                        .as("law 1: counted in %s, whose ledger is%n%s", month, ledger(month))
                        .isEqualTo(shop.line.used(month));
            }
        }
        if (calm) {
            assertThat(shop.line.monthlyRefusals)
                    .as("law 3: LINE had to refuse")
                    .isZero();
        }
    }

    private String ledger(YearMonth month) {
        return shop.statements.ledger(account, month, 0, 10_000).stream()
                .map(numbered -> numbered.entry().toString())
                .collect(Collectors.joining("\n"));
    }

    private void assertAtMostOnce(Delivery delivery) {
        RoaringBitmap accepted = shop.deliveries.recipients(account, delivery.id(), Outcome.ACCEPTED);
        RoaringBitmap known = shop.deliveries.recipients(account, delivery.id(), Outcome.UNKNOWN);
        assertThat(accepted.getLongCardinality()).isEqualTo(delivery.accepted());
        known.or(accepted);
        if (!delivery.content().isPersonal()) {
            shop.line
                    .received(delivery.content().messagesJson())
                    .keySet()
                    .forEach(friend -> assertThat(known.contains((int) friend.getLeastSignificantBits()))
                            .as("%s got it and is known to", friend)
                            .isTrue());
            return;
        }
        for (int ordinal = 0; ordinal < History.FRIENDS; ordinal++) {
            String text = delivery.content().wording().renderedFor(Shop.named(ordinal));
            if (!shop.line.received(text).isEmpty()) {
                assertThat(known.contains(ordinal))
                        .as("friend %d got it and is known to", ordinal)
                        .isTrue();
            }
        }
    }
}
