package dev.todoku.emulator.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.Bot;
import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.account.WebhookEndpoint;
import dev.todoku.emulator.clock.Activity;
import dev.todoku.emulator.clock.EmulatedClock;
import dev.todoku.emulator.clock.Followers;
import dev.todoku.emulator.clock.Gate;
import dev.todoku.emulator.clock.Passage;
import dev.todoku.emulator.clock.Schedule;
import dev.todoku.emulator.ids.Entropy;
import dev.todoku.emulator.ids.Ids;
import dev.todoku.emulator.module.Modules;
import dev.todoku.emulator.setting.SettingsStore;
import dev.todoku.metering.Contract;
import dev.todoku.metering.PlanCatalogue;
import dev.todoku.protocol.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final Instant NOON = Instant.parse("2026-11-22T03:00:00Z");

    private final EmulatedClock clock = EmulatedClock.frozenAt(NOON, InstantSource.system());
    private final Activity activity = new Activity();
    private final Entropy entropy = new Entropy(1);
    private final Ids ids = new Ids(entropy, clock);

    /** One delivery fails for reasons of ours; what comes after it still goes out. */
    @Test
    void aDeliveryThatFailsInsideDoesNotStopTheNext() throws IOException, Passage.NotQuiet {
        AtomicInteger reads = new AtomicInteger();
        InstantSource failsOnce = () -> {
            if (reads.getAndIncrement() == 0) throw new IllegalStateException("on purpose");
            return NOON;
        };
        try (Bot bot = Bot.start();
                WebhookClient client = new WebhookClient();
                Schedule schedule = new Schedule(clock, activity, new Gate())) {
            Followers followers = new Followers(activity, System::nanoTime);
            Passage passage = new Passage(clock, schedule, activity, followers, Duration.ofSeconds(30));
            Modules modules = new Modules(ids);
            Outbox outbox = new Outbox(
                    failsOnce,
                    new SettingsStore(),
                    schedule,
                    activity,
                    followers,
                    entropy,
                    client,
                    new FanOut(clock, ids, modules),
                    modules);
            Account account = new Accounts(ids)
                    .open("Shop", Contract.of(PlanCatalogue.bundled().plan("jp-2023-light")), ZoneId.of("Asia/Tokyo"));
            account.setWebhook(new WebhookEndpoint(bot.url(), true));
            Happening happening = new Happening(ids);
            outbox.offer(account, happening.ofNoChat("botSuspended", Json.object(), NOON));
            passage.advance(Duration.ZERO);
            outbox.offer(account, happening.ofNoChat("botResumed", Json.object(), NOON));
            passage.advance(Duration.ZERO);
            assertThat(reads.get()).isGreaterThan(1);
            assertThat(bot.events())
                    .extracting(event -> event.get("type").asString())
                    .containsExactly("botResumed");
        }
    }
}
