package dev.todoku.emulator.webhook;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.clock.Activity;
import dev.todoku.emulator.clock.Followers;
import dev.todoku.emulator.clock.Schedule;
import dev.todoku.emulator.ids.Entropy;
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
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes events to their bots in the background: one request at a time per account, as many waiting events in it as the
 * settings allow, and again later what got no 2xx if redelivery is on.
 */
public final class Outbox {
    private final InstantSource clock;
    private final SettingsStore settings;
    private final Schedule schedule;
    private final Activity activity;
    private final Followers followers;
    private final Entropy entropy;
    private final WebhookClient client;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

    public Outbox(
            InstantSource clock,
            SettingsStore settings,
            Schedule schedule,
            Activity activity,
            Followers followers,
            Entropy entropy,
            WebhookClient client) {
        this.clock = clock;
        this.settings = settings;
        this.schedule = schedule;
        this.activity = activity;
        this.followers = followers;
        this.entropy = entropy;
        this.client = client;
    }

    /** Sends the event soon, unless the account has no webhook in use; returns whether it is on its way. */
    public boolean offer(Account account, Event event) {
        return offer(account, List.of(new Outgoing(event, 1)));
    }

    /** The newest attempts of an account, oldest first. */
    public List<WebhookAttempt> attempts(Account account) {
        Lane lane = lanes.get(account.channelId());
        return lane == null ? List.of() : lane.attempts();
    }

    /** Drops what waits. */
    public void clear() {
        lanes.values().forEach(lane -> activity.eventsLeft(lane.drop()));
        lanes.clear();
    }

    private boolean offer(Account account, List<Outgoing> events) {
        if (account.webhook().url() == null || !account.webhook().active()) return false;
        Lane lane = lanes.computeIfAbsent(account.channelId(), _ -> new Lane());
        activity.eventsQueued(events.size());
        if (lane.add(events))
            Thread.ofVirtual().name("webhook-" + account.channelId()).start(() -> drain(account, lane));
        return true;
    }

    private void drain(Account account, Lane lane) {
        for (List<Outgoing> batch = next(lane); !batch.isEmpty(); batch = next(lane)) {
            try {
                deliver(account, lane, batch);
            } finally {
                activity.eventsLeft(batch.size());
            }
        }
    }

    private List<Outgoing> next(Lane lane) {
        Settings with = settings.get();
        return lane.take(with.eventsPerWebhook(), with.order(), entropy);
    }

    private void deliver(Account account, Lane lane, List<Outgoing> batch) {
        Settings with = settings.get();
        Instant at = clock.instant();
        WebhookResult result = with.webhookUp()
                ? post(account, batch, at)
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
        if (!result.success() && with.redelivery()) redeliver(account, batch, with.redeliveryAfter());
    }

    private WebhookResult post(Account account, List<Outgoing> batch, Instant at) {
        String url = account.webhook().url();
        if (url == null) return WebhookResult.failed(WebhookResult.Reason.COULD_NOT_CONNECT, "No webhook endpoint");
        List<Event> events = batch.stream().map(Outgoing::event).toList();
        account.locking(() -> events.forEach(event -> {
            if (event.replyToken() != null) account.replyTokens().delivered(event.replyToken(), at);
        }));
        byte[] body = WebhookWriter.write(new WebhookRequest(account.identity().botUserId(), events));
        followers.webhookBegins();
        try {
            return client.post(url, account.identity().channelSecret(), body);
        } finally {
            followers.webhookEnds();
        }
    }

    private void redeliver(Account account, List<Outgoing> batch, List<Duration> after) {
        int attempt = batch.getFirst().attempt();
        if (attempt > after.size()) return;
        List<Outgoing> again = batch.stream()
                .map(outgoing -> new Outgoing(Redelivery.of(outgoing.event()), attempt + 1))
                .toList();
        schedule.at(
                clock.instant().plus(after.get(attempt - 1)),
                "redelivering " + again.size() + " events",
                () -> offer(account, again));
    }
}
