package dev.todoku.emulator.line;

import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.audience.AudienceKeeping;
import dev.todoku.emulator.clock.Activity;
import dev.todoku.emulator.fault.Faults;
import dev.todoku.emulator.ids.Ids;
import dev.todoku.emulator.journal.Journal;
import dev.todoku.emulator.rate.RateLimiter;
import dev.todoku.emulator.send.Narrowcasting;
import dev.todoku.emulator.send.Sending;
import dev.todoku.emulator.setting.SettingsStore;
import dev.todoku.emulator.webhook.WebhookClient;
import java.time.InstantSource;

/** What LINE's operations work with. */
public record LineParts(
        InstantSource clock,
        Ids ids,
        SettingsStore settings,
        Accounts accounts,
        Faults faults,
        RateLimiter limiter,
        Journal journal,
        Activity activity,
        Sending sending,
        Narrowcasting narrowcasting,
        WebhookClient webhooks) {

    Operations operations() {
        Operations operations = new Operations();
        new TokenApi(clock, accounts).addTo(operations);
        new BotApi().addTo(operations);
        new FollowersApi(clock, settings).addTo(operations);
        new SendApi(sending, narrowcasting).addTo(operations);
        new NarrowcastApi(narrowcasting).addTo(operations);
        new UnitApi(clock).addTo(operations);
        new AudienceApi(new AudienceKeeping(clock, settings, ids)).addTo(operations);
        new AudienceQueryApi(clock).addTo(operations);
        new ValidateApi().addTo(operations);
        new QuotaApi(clock, settings).addTo(operations);
        new StatisticsApi(clock, settings).addTo(operations);
        new WebhookApi(clock, webhooks).addTo(operations);
        return operations;
    }
}
