package dev.todoku.emulator.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.account.Narrowcast;
import dev.todoku.emulator.clock.Activity;
import dev.todoku.emulator.clock.EmulatedClock;
import dev.todoku.emulator.clock.Followers;
import dev.todoku.emulator.clock.Gate;
import dev.todoku.emulator.clock.Passage;
import dev.todoku.emulator.clock.Schedule;
import dev.todoku.emulator.ids.Entropy;
import dev.todoku.emulator.ids.Ids;
import dev.todoku.emulator.journal.Journal;
import dev.todoku.emulator.setting.SettingsStore;
import dev.todoku.metering.Contract;
import dev.todoku.metering.PlanCatalogue;
import dev.todoku.protocol.narrowcast.NarrowcastRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NarrowcastingTest {
    private static final Instant NOON = Instant.parse("2026-11-22T03:00:00Z");
    private static final RandomGenerator BROKEN = () -> {
        throw new IllegalStateException("on purpose");
    };

    private final EmulatedClock clock = EmulatedClock.frozenAt(NOON, InstantSource.system());
    private final Activity activity = new Activity();
    private final SettingsStore settings = new SettingsStore();
    private final Ids ids = new Ids(new Entropy(1), clock);
    private Schedule schedule;
    private Account account;

    @BeforeEach
    void open() {
        schedule = new Schedule(clock, activity, new Gate());
        account = new Accounts(ids)
                .open(
                        "Shop",
                        Contract.of(PlanCatalogue.bundled().plan("jp-2023-communication")),
                        ZoneId.of("Asia/Tokyo"));
        account.locking(() -> {
            for (int friend = 0; friend < 60; friend++)
                account.friends().follow(account.friends().add(new UUID(0, friend)), NOON);
        });
    }

    @AfterEach
    void close() {
        schedule.close();
    }

    /** Recipients are drawn where there are more than the limit, and here that fails. */
    @Test
    void oneThatFailsInsideIsToldSoAndKeepsNoQuota() throws SendRefused, Passage.NotQuiet {
        Narrowcasting narrowcasting = new Narrowcasting(clock, settings, schedule, ids, BROKEN, new Journal());
        NarrowcastRequest request = NarrowcastRequest.read(
                        "{\"messages\":[{\"type\":\"text\",\"text\":\"x\"}],\"limit\":{\"max\":50}}"
                                .getBytes(StandardCharsets.UTF_8))
                .orElseThrow(body -> new AssertionError(body.message()));
        narrowcasting.narrowcast(account, new Attempt("request", null), request);
        new Passage(clock, schedule, activity, new Followers(activity, System::nanoTime), Duration.ofSeconds(30))
                .advance(Duration.ofSeconds(5));
        assertThat(narrowcasting.progress(account, "request").orElseThrow().progress())
                .isEqualTo(new Narrowcast.Failed(Narrowcast.Failure.INTERNAL, NOON.plusSeconds(1)));
        YearMonth month = YearMonth.of(2026, 11);
        account.locking(() -> {
            assertThat(account.ledger().reserved(month)).isZero();
            assertThat(account.ledger().used(month)).isZero();
        });
    }
}
