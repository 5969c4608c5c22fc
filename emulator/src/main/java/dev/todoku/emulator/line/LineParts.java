package dev.todoku.emulator.line;

import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.audience.AudienceKeeping;
import dev.todoku.emulator.clock.Activity;
import dev.todoku.emulator.clock.Schedule;
import dev.todoku.emulator.fault.Faults;
import dev.todoku.emulator.ids.Ids;
import dev.todoku.emulator.journal.Journal;
import dev.todoku.emulator.liff.LiffApps;
import dev.todoku.emulator.login.Login;
import dev.todoku.emulator.module.Modules;
import dev.todoku.emulator.rate.RateLimiter;
import dev.todoku.emulator.send.Narrowcasting;
import dev.todoku.emulator.send.Notifying;
import dev.todoku.emulator.send.Sending;
import dev.todoku.emulator.setting.SettingsStore;
import dev.todoku.emulator.webhook.GroupEvents;
import dev.todoku.emulator.webhook.Happening;
import dev.todoku.emulator.webhook.Outbox;
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
        Notifying notifying,
        WebhookClient webhooks,
        Login login,
        LiffApps liff,
        Modules modules,
        Outbox outbox,
        Schedule schedule,
        GroupEvents groupEvents) {

    Callers callers() {
        return new Callers(accounts, modules, settings);
    }

    Operations operations() {
        Operations operations = new Operations();
        new TokenApi(clock, accounts).addTo(operations);
        new OauthApi(clock, accounts, login).addTo(operations);
        new AuthorizeApi(clock, accounts, login).addTo(operations);
        new LoginApi(clock, accounts, login).addTo(operations);
        new LiffApi(login, liff).addTo(operations);
        new AccountLinkApi(clock, accounts, login).addTo(operations);
        new MissionApi(clock).addTo(operations);
        new NotifierApi(clock, login).addTo(operations);
        new ModuleApi(clock, accounts, modules, outbox, new Happening(ids)).addTo(operations);
        new ChatControlApi(clock, modules, settings, outbox, new Happening(ids)).addTo(operations);
        new BotApi().addTo(operations);
        new FollowersApi(clock, settings).addTo(operations);
        new SendApi(sending, narrowcasting).addTo(operations);
        new NarrowcastApi(narrowcasting).addTo(operations);
        new NotificationApi(notifying).addTo(operations);
        new UnitApi(clock).addTo(operations);
        new AudienceApi(new AudienceKeeping(clock, settings, ids)).addTo(operations);
        new AudienceQueryApi(clock).addTo(operations);
        new ValidateApi().addTo(operations);
        new QuotaApi(clock, settings).addTo(operations);
        new StatisticsApi(clock, settings).addTo(operations);
        new InsightApi(clock, settings).addTo(operations);
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
