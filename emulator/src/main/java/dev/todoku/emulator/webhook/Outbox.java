package dev.todoku.emulator.webhook;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.WebhookEndpoint;
import dev.todoku.emulator.clock.Activity;
import dev.todoku.emulator.clock.Followers;
import dev.todoku.emulator.clock.Schedule;
import dev.todoku.emulator.ids.Entropy;
import dev.todoku.emulator.module.ModuleChannel;
import dev.todoku.emulator.module.Modules;
import dev.todoku.emulator.setting.Settings;
import dev.todoku.emulator.setting.SettingsStore;
import dev.todoku.protocol.webhook.Event;
import dev.todoku.protocol.webhook.WebhookRequest;
import dev.todoku.protocol.webhook.WebhookWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes events to their bots in the background: one request at a time per account, as many waiting events in it as the
 * settings allow, and again later what got no 2xx if redelivery is on.
 */
public final class Outbox {
    private static final System.Logger LOG = System.getLogger(Outbox.class.getName());

    private final InstantSource clock;
    private final SettingsStore settings;
    private final Schedule schedule;
    private final Activity activity;
    private final Followers followers;
    private final Entropy entropy;
    private final WebhookClient client;
    private final FanOut fanOut;
    private final Modules modules;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

    public Outbox(
            InstantSource clock,
            SettingsStore settings,
            Schedule schedule,
            Activity activity,
            Followers followers,
            Entropy entropy,
            WebhookClient client,
            FanOut fanOut,
            Modules modules) {
        this.clock = clock;
        this.settings = settings;
        this.schedule = schedule;
        this.activity = activity;
        this.followers = followers;
        this.entropy = entropy;
        this.client = client;
        this.fanOut = fanOut;
        this.modules = modules;
    }

    /**
     * Sends the event soon to the account's channel, unless it has no webhook in use, and to the modules that are
     * attached; returns whether it is on its way to the account's own.
     */
    public boolean offer(Account account, Event event) {
        boolean queued = false;
        for (FanOut.Told told : fanOut.of(account, event)) {
            boolean onItsWay = offer(told.listener(), List.of(new Outgoing(told.event(), 1)));
            if (told.listener().moduleId() == null) queued = onItsWay;
        }
        return queued;
    }

    /** Sends the event soon to one module only. */
    public boolean offer(Account account, String moduleId, Event event) {
        return offer(new Listener(account, moduleId), List.of(new Outgoing(event, 1)));
    }

    /** The newest attempts at the account's own channel, oldest first. */
    public List<WebhookAttempt> attempts(Account account) {
        return attempts(Listener.lane(account.channelId(), null));
    }

    /** The newest attempts at a module about any of those accounts. */
    public List<WebhookAttempt> attempts(String moduleId, List<String> accounts) {
        return accounts.stream()
                .flatMap(account -> attempts(Listener.lane(account, moduleId)).stream())
                .toList();
    }

    private List<WebhookAttempt> attempts(String lane) {
        Lane known = lanes.get(lane);
        return known == null ? List.of() : known.attempts();
    }

    /** Drops what waits. */
    public void clear() {
        lanes.values().forEach(lane -> activity.eventsLeft(lane.drop()));
        lanes.clear();
    }

    /** Goes on with what waited when the state was kept that is now back. */
    public void resume() {
        lanes.values().forEach(lane -> offer(lane.listener(), List.of()));
    }

    private boolean offer(Listener listener, List<Outgoing> events) {
        WebhookEndpoint webhook = webhook(listener);
        if (webhook.url() == null || !webhook.active()) return false;
        Lane lane = lanes.computeIfAbsent(listener.lane(), _ -> new Lane(listener));
        activity.eventsQueued(events.size());
        OptionalInt fromBefore = lane.add(events);
        if (fromBefore.isPresent()) {
            activity.eventsQueued(fromBefore.getAsInt());
            Thread.ofVirtual().name("webhook-" + listener.lane()).start(() -> drain(listener, lane));
        }
        return true;
    }

    private WebhookEndpoint webhook(Listener listener) {
        return listener.moduleId() == null
                ? listener.account().webhook()
                : modules.find(listener.moduleId()).map(ModuleChannel::webhook).orElse(WebhookEndpoint.NONE);
    }

    private String secret(Listener listener) {
        String own = listener.account().identity().channelSecret();
        return listener.moduleId() == null
                ? own
                : modules.find(listener.moduleId())
                        .map(ModuleChannel::channelSecret)
                        .orElse(own);
    }

    private void drain(Listener listener, Lane lane) {
        for (List<Outgoing> batch = next(lane); !batch.isEmpty(); batch = next(lane)) {
            try {
                deliver(listener, lane, batch);
            } catch (RuntimeException e) {
                // the lane must go on: nobody else drains it
                LOG.log(System.Logger.Level.ERROR, () -> "failed: a webhook to " + listener.lane(), e);
            } finally {
                activity.eventsLeft(batch.size());
            }
        }
    }

    private List<Outgoing> next(Lane lane) {
        Settings with = settings.get();
        return lane.take(with.webhooks().eventsPerWebhook(), with.webhooks().order(), entropy);
    }

    private void deliver(Listener listener, Lane lane, List<Outgoing> batch) {
        Settings with = settings.get();
        Instant at = clock.instant();
        WebhookResult result = with.webhooks().webhookUp()
                ? post(listener, batch, at)
                : WebhookResult.failed(WebhookResult.Reason.COULD_NOT_CONNECT, "Webhooks are down");
        int attempt = batch.getFirst().attempt();
        lane.record(new WebhookAttempt(
                at,
                batch.stream()
                        .map(outgoing -> outgoing.event().webhookEventId())
                        .toList(),
                attempt,
                result.statusCode(),
                result.reason(),
                result.detail()));
        if (!result.success() && with.webhooks().redelivery())
            redeliver(listener, batch, with.webhooks().redeliveryAfter());
    }

    private WebhookResult post(Listener listener, List<Outgoing> batch, Instant at) {
        Account account = listener.account();
        String url = webhook(listener).url();
        if (url == null) return WebhookResult.failed(WebhookResult.Reason.COULD_NOT_CONNECT, "No webhook endpoint");
        List<Event> events = batch.stream().map(Outgoing::event).toList();
        account.locking(() -> events.forEach(event -> {
            if (event.replyToken() != null) account.replyTokens().delivered(event.replyToken(), at);
        }));
        byte[] body = WebhookWriter.write(new WebhookRequest(account.identity().botUserId(), events));
        followers.webhookBegins();
        try {
            return client.post(url, secret(listener), body);
        } finally {
            followers.webhookEnds();
        }
    }

    private void redeliver(Listener listener, List<Outgoing> batch, List<Duration> after) {
        int attempt = batch.getFirst().attempt();
        if (attempt > after.size()) return;
        List<Outgoing> again = batch.stream()
                .map(outgoing -> new Outgoing(Copies.redelivered(outgoing.event()), attempt + 1))
                .toList();
        schedule.at(
                clock.instant().plus(after.get(attempt - 1)),
                "redelivering " + again.size() + " events",
                () -> offer(listener, again));
    }
}
