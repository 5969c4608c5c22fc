package dev.todoku.inbound;

import dev.todoku.protocol.Signature;
import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import dev.todoku.testing.RunningTodoku.Connected;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Calls the webhook of an account as LINE does: signed over the bytes. */
public final class WebhookCalls {

    private final RunningTodoku todoku;
    private final Connected shop;
    private final String bot;

    public WebhookCalls(RunningTodoku todoku, Connected shop) {
        this.todoku = todoku;
        this.shop = shop;
        this.bot = todoku.api()
                .get("/api/v1/accounts/" + shop.account())
                .json()
                .path("botUserId")
                .asString();
    }

    /** A user's id, made from a number. */
    public static String user(int number) {
        return "U%032x".formatted(number);
    }

    public static String follow(String id, Instant at, String user) {
        return event(
                "follow",
                id,
                at,
                user,
                ",\"replyToken\":\"token-%s\",\"follow\":{\"isUnblocked\":false}".formatted(id));
    }

    public static String unfollow(String id, Instant at, String user) {
        return event("unfollow", id, at, user, "");
    }

    public static String postback(String id, Instant at, String user, String data) {
        return event(
                "postback",
                id,
                at,
                user,
                ",\"replyToken\":\"token-%s\",\"postback\":{\"data\":\"%s\"}".formatted(id, data));
    }

    public static String text(String id, Instant at, String user, String text) {
        return event(
                "message",
                id,
                at,
                user,
                ",\"replyToken\":\"token-%s\",\"message\":{\"id\":\"1\",\"type\":\"text\",\"quoteToken\":\"q\",\"text\":\"%s\"}"
                        .formatted(id, text));
    }

    private static String event(String type, String id, Instant at, String user, String more) {
        return """
                {"type":"%s","mode":"active","timestamp":%d,"source":{"type":"user","userId":"%s"},\
                "webhookEventId":"%s","deliveryContext":{"isRedelivery":false}%s}""".formatted(type, at.toEpochMilli(), user, id, more);
    }

    /** Waits until all that was sent is worked off: the clock moves a little, so that quiet must be said anew. */
    public void settle() {
        todoku.advance(Duration.ofMillis(1));
    }

    /** Sends events in one signed call. */
    public Http.Answer send(String... events) {
        return sendBody(body(bot, List.of(events)));
    }

    public Http.Answer sendTo(String destination, String... events) {
        return sendBody(body(destination, List.of(events)));
    }

    /** Sends any body, rightly signed. */
    public Http.Answer sendBody(String body) {
        return sendSigned(body, Signature.sign(shop.channelSecret(), body.getBytes(StandardCharsets.UTF_8)));
    }

    public Http.Answer sendSigned(String body, String signature) {
        return todoku.open().post("/webhook/" + shop.account(), body, Signature.HEADER, signature);
    }

    public String body(String... events) {
        return body(bot, List.of(events));
    }

    private static String body(String destination, List<String> events) {
        return "{\"destination\":\"%s\",\"events\":[%s]}".formatted(destination, String.join(",", events));
    }
}
