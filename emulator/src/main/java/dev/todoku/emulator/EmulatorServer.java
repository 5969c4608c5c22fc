package dev.todoku.emulator;

import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.clock.Activity;
import dev.todoku.emulator.clock.EmulatedClock;
import dev.todoku.emulator.clock.Followers;
import dev.todoku.emulator.clock.Gate;
import dev.todoku.emulator.clock.Passage;
import dev.todoku.emulator.clock.Schedule;
import dev.todoku.emulator.control.ControlApi;
import dev.todoku.emulator.control.ControlParts;
import dev.todoku.emulator.fault.FaultPlan;
import dev.todoku.emulator.fault.Faults;
import dev.todoku.emulator.http.Answer;
import dev.todoku.emulator.http.Incoming;
import dev.todoku.emulator.http.Port;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.ids.Entropy;
import dev.todoku.emulator.ids.Ids;
import dev.todoku.emulator.journal.Journal;
import dev.todoku.emulator.liff.LiffApps;
import dev.todoku.emulator.line.LineApi;
import dev.todoku.emulator.line.LineParts;
import dev.todoku.emulator.login.Login;
import dev.todoku.emulator.module.Modules;
import dev.todoku.emulator.rate.RateLimiter;
import dev.todoku.emulator.send.Narrowcasting;
import dev.todoku.emulator.send.Notifying;
import dev.todoku.emulator.send.Sending;
import dev.todoku.emulator.setting.Settings;
import dev.todoku.emulator.setting.SettingsStore;
import dev.todoku.emulator.store.Keeper;
import dev.todoku.emulator.webhook.FanOut;
import dev.todoku.emulator.webhook.GroupEvents;
import dev.todoku.emulator.webhook.Happening;
import dev.todoku.emulator.webhook.Outbox;
import dev.todoku.emulator.webhook.WebhookClient;
import dev.todoku.protocol.ErrorBody;
import java.net.BindException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A running emulator: LINE's API at the root of one port, the control API below {@code /_emulator}. */
public final class EmulatorServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(EmulatorServer.class.getName());

    private final EmulatedClock clock;
    private final Gate gate = new Gate();
    private final Schedule schedule;
    private final Ids ids;
    private final SettingsStore settings = new SettingsStore();
    private final Faults faults = new Faults();
    private final RateLimiter limiter;
    private final Journal journal = new Journal();
    private final Accounts accounts;
    private final WebhookClient webhooks = new WebhookClient();
    private final Login login;
    private final LiffApps liff;
    private final Modules modules;
    private final Outbox outbox;
    private final LineApi line;
    private final ControlApi control;
    private final transient @Nullable Keeper keeper;
    private final Port port;

    private EmulatorServer(EmulatorOptions options) throws BindException {
        clock = options.frozenAt() == null
                ? EmulatedClock.running(options.system())
                : EmulatedClock.frozenAt(options.frozenAt(), options.system());
        Activity activity = new Activity();
        Followers followers = new Followers(activity, System::nanoTime);
        limiter = new RateLimiter(settings, options.nanoTime());
        schedule = new Schedule(clock, activity, gate);
        Entropy entropy = new Entropy(options.seed());
        ids = new Ids(entropy, clock);
        accounts = new Accounts(ids);
        login = new Login(ids);
        liff = new LiffApps(ids);
        modules = new Modules(ids);
        FanOut fanOut = new FanOut(clock, ids, modules);
        outbox = new Outbox(clock, settings, schedule, activity, followers, entropy, webhooks, fanOut, modules);
        Sending sending = new Sending(clock, settings, schedule, ids);
        Narrowcasting narrowcasting = new Narrowcasting(clock, settings, schedule, ids, entropy, journal);
        GroupEvents groupEvents = new GroupEvents(clock, new Happening(ids), journal, outbox);
        line = new LineApi(new LineParts(
                clock,
                ids,
                settings,
                accounts,
                faults,
                limiter,
                journal,
                activity,
                sending,
                narrowcasting,
                new Notifying(clock, settings, ids, outbox),
                webhooks,
                login,
                liff,
                modules,
                outbox,
                schedule,
                groupEvents));
        Passage passage = new Passage(clock, schedule, activity, followers, options.patience());
        control = new ControlApi(new ControlParts(
                clock,
                followers,
                passage,
                ids,
                settings,
                faults,
                accounts,
                journal,
                outbox,
                webhooks,
                login,
                modules,
                groupEvents,
                schedule,
                this::reset));
        keeper = options.data() == null ? null : Keeper.open(options.data(), this, clock, schedule, journal, gate);
        outbox.resume();
        port = Port.open(options.host(), options.port(), clock, new Answering());
    }

    /**
     * Starts and returns when the port answers.
     *
     * @throws BindException if the port cannot be had
     */
    public static EmulatorServer start(EmulatorOptions options) throws BindException {
        return new EmulatorServer(options);
    }

    public int port() {
        return port.number();
    }

    /** The base URL of both APIs, without a slash at the end. */
    public URI url() {
        return URI.create("http://localhost:" + port());
    }

    /** The operations of LINE's that are answered, as {@code GET /v2/bot/info}. */
    public Set<String> lineOperations() {
        return line.operations();
    }

    /** The control calls, as {@code PUT /_emulator/clock}. */
    public Set<String> controlOperations() {
        return control.operations();
    }

    @Override
    public void close() {
        port.close();
        schedule.close();
        // what waits is kept before the closed client makes it fail
        if (keeper != null) keeper.close();
        webhooks.close();
    }

    private final class Answering implements Port.Handler {
        @Override
        public Answer answer(Incoming incoming) {
            return EmulatorServer.this.answer(incoming);
        }

        @Override
        public Reply refuse(String method, String path, int status, String reason) {
            return gate.pass(() -> line.refuse(method, path, status, reason));
        }
    }

    private Answer answer(Incoming incoming) {
        String path = incoming.path();
        boolean controls = path.equals(ControlApi.PREFIX) || path.startsWith(ControlApi.PREFIX + "/");
        try {
            if (!controls) return gate.pass(() -> line.answer(incoming));
            return changesNothing(incoming)
                    ? Answer.now(control.answer(incoming))
                    : gate.pass(() -> Answer.now(control.answer(incoming)));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, () -> incoming.method() + " " + path + " failed", e);
            return Answer.now(Reply.json(500, ErrorBody.of("Internal Server Error")));
        }
    }

    /** Those who wait for others, and what is only read, must not hold up the gate. */
    private static boolean changesNothing(Incoming incoming) {
        return incoming.method().equals("GET") || incoming.path().startsWith(ControlApi.PREFIX + "/clock");
    }

    /** Everything but the clock and those who follow it. */
    private void reset() {
        schedule.clear();
        outbox.clear();
        accounts.clear();
        login.clear();
        liff.clear();
        modules.clear();
        journal.clear();
        limiter.clear();
        faults.set(FaultPlan.none());
        settings.set(Settings.defaults());
        ids.restart();
    }
}
