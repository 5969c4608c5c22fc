package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.clock.EmulatedClock;
import dev.todoku.emulator.clock.Followers;
import dev.todoku.emulator.clock.Passage;
import dev.todoku.emulator.clock.Schedule;
import dev.todoku.emulator.fault.Faults;
import dev.todoku.emulator.http.Routes;
import dev.todoku.emulator.ids.Ids;
import dev.todoku.emulator.journal.Journal;
import dev.todoku.emulator.life.Lives;
import dev.todoku.emulator.login.Login;
import dev.todoku.emulator.module.Modules;
import dev.todoku.emulator.setting.SettingsStore;
import dev.todoku.emulator.webhook.GroupEvents;
import dev.todoku.emulator.webhook.Happening;
import dev.todoku.emulator.webhook.Outbox;
import dev.todoku.emulator.webhook.WebhookClient;

/**
 * What the control API works with.
 *
 * @param reset brings everything back to empty
 */
public record ControlParts(
        EmulatedClock clock,
        Followers followers,
        Passage passage,
        Ids ids,
        SettingsStore settings,
        Faults faults,
        Accounts accounts,
        Journal journal,
        Outbox outbox,
        WebhookClient webhooks,
        Login login,
        Modules modules,
        GroupEvents groupEvents,
        Schedule schedule,
        Runnable reset) {

    Routes<ControlCall.Handler> routes() {
        Routes<ControlCall.Handler> routes = new Routes<>();
        Population population = new Population(clock, ids);
        Attachments attachments = new Attachments(clock, settings);
        Actions actions = new Actions(clock, ids, journal, new Happening(ids), outbox, attachments);
        GroupActions groupActions = new GroupActions(groupEvents, attachments);
        Lives lives = new Lives(clock, schedule, journal, actions.phone(), actions);
        new AccountControl(clock, accounts, population).addTo(routes);
        new FriendControl(clock, accounts, population).addTo(routes);
        new DirectoryControl(accounts).addTo(routes);
        new ActionControl(accounts, actions).addTo(routes);
        new TraitControl(accounts).addTo(routes);
        new ReactionControl(clock, accounts).addTo(routes);
        new AudienceControl(clock, accounts, ids).addTo(routes);
        new PhoneNumberControl(accounts).addTo(routes);
        new UsageControl(clock, accounts).addTo(routes);
        new ChatControl(accounts, new ChatPages(journal)).addTo(routes);
        new JournalControl(accounts, journal, outbox).addTo(routes);
        new KeyControl(clock, accounts).addTo(routes);
        new LoginControl(accounts, login).addTo(routes);
        new ConsentControl(clock, accounts, login, actions).addTo(routes);
        new ModuleControl(clock, accounts, modules, outbox, new Happening(ids)).addTo(routes);
        new WebhookControl(accounts, outbox, webhooks).addTo(routes);
        new MissionControl(accounts).addTo(routes);
        new ClockControl(clock, followers, passage, accounts).addTo(routes);
        new LifeControl(accounts, lives).addTo(routes);
        new PopulationControl(accounts, population).addTo(routes);
        new SwitchControl(settings, faults, () -> {
                    reset.run();
                    lives.clear();
                })
                .addTo(routes);
        new RichMenuControl(clock, accounts).addTo(routes);
        new ContentControl(accounts, ids, actions, groupActions).addTo(routes);
        new GroupControl(accounts, ids, population, groupActions).addTo(routes);
        new GroupChatControl(accounts, new ChatPages(journal)).addTo(routes);
        new ScreenControl(clock, accounts, journal).addTo(routes);
        new CouponControl(clock, accounts, ids).addTo(routes);
        new MembershipControl(clock, accounts, schedule, actions).addTo(routes);
        new OpenApiControl().addTo(routes);
        return routes;
    }
}
