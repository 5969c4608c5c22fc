package dev.todoku.demo.client;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The emulator's control API, and as much of LINE's as somebody else's program would use. */
public final class EmulatorClient {

    /** Actions of one request; LINE's side takes 2 MB. */
    private static final int ACTIONS_AT_ONCE = 5_000;

    private final Http http;

    public EmulatorClient(URI url) {
        this.http = new Http(url, null);
    }

    /** A channel, with all the secrets of it. */
    public record Channel(String channelId, String channelSecret, String channelAccessToken, String botUserId) {}

    /** LINE's own books of a month; absent figures have no limit, or are not known. */
    public record Usage(
            YearMonth month,
            long used,
            long reserved,
            @Nullable Long remaining,
            Map<String, Long> byRoute,
            @Nullable Money invoice) {

        public long replies() {
            return byRoute.getOrDefault("reply", 0L);
        }
    }

    public record Money(
            String currency,
            BigDecimal base,
            BigDecimal additional,
            BigDecimal subtotal,
            BigDecimal tax,
            BigDecimal total) {}

    /** What a friend does: {@code follow}, {@code unfollow}, {@code postback} with data, {@code message} with a text. */
    public record Action(
            String userId,
            String type,
            @Nullable String data,
            @Nullable String text) {

        public static Action follow(String userId) {
            return new Action(userId, "follow", null, null);
        }

        public static Action block(String userId) {
            return new Action(userId, "unfollow", null, null);
        }

        public static Action tap(String userId, String data) {
            return new Action(userId, "postback", data, null);
        }

        public static Action write(String userId, String text) {
            return new Action(userId, "message", null, text);
        }
    }

    /** What came of an action; without an event the bot is not told. */
    public record Done(String userId, @Nullable String webhookEventId, String status) {}

    /** A call that LINE received; {@code userIds}: who got what it sent. */
    public record Request(
            Instant at,
            String path,
            @Nullable Integer status,
            boolean accepted,
            int recipients,
            long counted,
            @Nullable List<String> userIds) {}

    /** An attempt to deliver webhook events. */
    public record WebhookAttempt(List<String> eventIds, int attempt, int statusCode) {}

    /** A message in a chat; {@code via}: the route of an outgoing one. */
    public record ChatMessage(String direction, Instant at, String via, JsonNode message) {}

    /** A fault, drawn for calls of a path with a probability, at most so many times. */
    public record Fault(
            String path,
            String fault,
            double probability,
            @Nullable Integer times,
            @Nullable Duration delay) {

        public static Fault always(String path, String fault) {
            return new Fault(path, fault, 1, null, null);
        }

        public static Fault sometimes(String path, String fault, double probability) {
            return new Fault(path, fault, probability, null, null);
        }
    }

    private record Actions(List<Action> actions) {}

    private record ActionsDone(List<Done> actions) {}

    private record UserIds(List<String> userIds) {}

    private record Requests(List<Request> requests, long dropped) {}

    private record Faults(List<Long> applied) {}

    private record Attempts(List<WebhookAttempt> attempts) {}

    private record Chat(List<ChatMessage> messages) {}

    private record Clock(Instant now) {}

    public boolean answers() {
        return http.answers("/_emulator/clock");
    }

    public Channel open(String name, String plan, @Nullable Long additionalCap) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("name", name, "plan", plan));
        if (additionalCap != null) {
            body.put("additionalCap", additionalCap);
        }
        return http.post("/_emulator/accounts", body, Channel.class);
    }

    public void tellWebhooksTo(Channel channel, URI url) {
        http.put(of(channel) + "/webhook", Map.of("url", url.toString()), JsonNode.class);
    }

    /** So many friends, of whom no webhook tells. */
    public List<String> addFriends(Channel channel, int count) {
        return http.post(of(channel) + "/friends", Map.of("count", count), UserIds.class)
                .userIds();
    }

    /** People who use LINE and do not follow yet. */
    public List<String> addPeople(Channel channel, List<String> names) {
        List<Map<String, String>> people =
                names.stream().map(name -> Map.of("displayName", name)).toList();
        return http.post(of(channel) + "/friends", Map.of("friends", people, "following", false), UserIds.class)
                .userIds();
    }

    /** Each does something, one after the other; the bot hears of it by signed webhooks soon after. */
    public List<Done> act(Channel channel, List<Action> actions) {
        List<Done> done = new ArrayList<>();
        for (int from = 0; from < actions.size(); from += ACTIONS_AT_ONCE) {
            List<Action> some = actions.subList(from, Math.min(actions.size(), from + ACTIONS_AT_ONCE));
            done.addAll(http.post(of(channel) + "/actions", new Actions(some), ActionsDone.class)
                    .actions());
        }
        return done;
    }

    public Usage usage(Channel channel, YearMonth month) {
        return http.get(of(channel) + "/usage?month=" + month, Usage.class);
    }

    public List<ChatMessage> chat(Channel channel, String userId) {
        return http.get(of(channel) + "/friends/" + userId + "/chat", Chat.class)
                .messages();
    }

    /** How friends live by themselves; what is not said stays. */
    public void live(Channel channel, Map<String, ?> settings) {
        http.put(of(channel) + "/life", settings, JsonNode.class);
    }

    /** Who somebody really is, and what they like. */
    public JsonNode person(Channel channel, String userId) {
        return http.get(of(channel) + "/friends/" + userId + "/person", JsonNode.class);
    }

    /** Calls of the paths that match ({@code *} at the end), with who got what they sent. */
    public List<Request> requests(Channel channel, String path) {
        return http.get(
                        "/_emulator/requests?detail=userIds&channelId=" + channel.channelId() + "&path=" + path,
                        Requests.class)
                .requests();
    }

    public List<WebhookAttempt> webhookAttempts(Channel channel) {
        return http.get(of(channel) + "/webhooks", Attempts.class).attempts();
    }

    public void faults(long seed, List<Fault> rules) {
        http.put("/_emulator/faults", Map.of("seed", seed, "rules", rules), JsonNode.class);
    }

    public void noFaults() {
        faults(0, List.of());
    }

    /** How many calls have met a fault since {@link #faults}. */
    public long faultsMet() {
        return http.get("/_emulator/faults", Faults.class).applied().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    public void set(String setting, Object value) {
        http.put("/_emulator/settings", Map.of(setting, value), JsonNode.class);
    }

    /** Somebody else sends to every follower, past Todoku. */
    public void broadcast(Channel channel, String text) {
        send(channel, "broadcast", Map.of("messages", List.of(Map.of("type", "text", "text", text))));
    }

    /** Somebody else sends to one person, past Todoku. */
    public void push(Channel channel, String userId, String text) {
        send(channel, "push", Map.of("to", userId, "messages", List.of(Map.of("type", "text", "text", text))));
    }

    private void send(Channel channel, String route, Map<String, ?> body) {
        http.with(channel.channelAccessToken()).post("/v2/bot/message/" + route, body, JsonNode.class);
    }

    public Instant now() {
        return http.get("/_emulator/clock", Clock.class).now();
    }

    /** Moves the clock through everything due on either side; returns when both have nothing left to do. */
    public void advanceTo(Instant instant) {
        http.put("/_emulator/clock", Map.of("now", instant.toString()), JsonNode.class);
    }

    public void advance(Duration by) {
        http.put("/_emulator/clock", Map.of("advance", by.toString()), JsonNode.class);
    }

    /** Returns when both sides have nothing left to do at this instant. */
    public void settle() {
        advance(Duration.ZERO);
    }

    /** The clock no longer waits for this one, which is dead. */
    public void forgetFollower(String name) {
        http.delete("/_emulator/clock/followers/" + name);
    }

    private static String of(Channel channel) {
        return "/_emulator/accounts/" + channel.channelId();
    }
}
