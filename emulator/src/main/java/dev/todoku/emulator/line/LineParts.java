package dev.todoku.emulator.line;

import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.clock.Activity;
import dev.todoku.emulator.clock.Schedule;
import dev.todoku.emulator.fault.Faults;
import dev.todoku.emulator.ids.Ids;
import dev.todoku.emulator.journal.Journal;
import dev.todoku.emulator.rate.RateLimiter;
import dev.todoku.emulator.send.Sending;
import dev.todoku.emulator.setting.SettingsStore;
import dev.todoku.emulator.webhook.GroupEvents;
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
        Schedule schedule,
        GroupEvents groupEvents,
        WebhookClient webhooks) {

    Operations operations() {
        Operations operations = new Operations();
        new TokenApi(clock, accounts).addTo(operations);
        new BotApi().addTo(operations);
        new FollowersApi(clock, settings).addTo(operations);
        new SendApi(sending).addTo(operations);
        new ValidateApi().addTo(operations);
        new QuotaApi(clock, settings).addTo(operations);
        new StatisticsApi(clock, settings).addTo(operations);
        new WebhookApi(clock, webhooks).addTo(operations);
        new RichMenuApi(clock, ids).addTo(operations);
        new RichMenuLinkApi().addTo(operations);
        new RichMenuAliasApi().addTo(operations);
        new RichMenuBatchApi(clock, settings, schedule).addTo(operations);
        new RichMenuInsightApi(clock, settings).addTo(operations);
        new ContentApi(clock).addTo(operations);
        new GroupApi(clock, settings, groupEvents).addTo(operations);
        new ChatApi(clock).addTo(operations);
        new CouponApi(clock, ids).addTo(operations);
        new MembershipApi(clock).addTo(operations);
        return operations;
    }
}
