package dev.todoku.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Webhook calls as LINE makes them: one message event each, from friends in turn, every id once. One in ten answers a
 * question, which a rule turns into an attribute and a tag; the others are chat.
 */
final class Events {

    static final List<String> ANSWERS = List.of("コーヒー", "紅茶");

    private static final int ONE_IN = 10;
    private static final String CHAT = "今日のおすすめは何ですか。駅前のお店は何時まで開いていますか。";

    private final String destination;
    private final List<String> userIds;
    private final Instant at;
    private final AtomicLong number = new AtomicLong();

    Events(String destination, List<String> userIds, Instant at) {
        this.destination = destination;
        this.userIds = userIds;
        this.at = at;
    }

    /** How many were made. */
    long made() {
        return number.get();
    }

    byte[] next() {
        long event = number.getAndIncrement();
        long answer = event / ONE_IN / userIds.size(); // a friend answers differently each time round
        String text = event % ONE_IN == 0 ? ANSWERS.get((int) (answer % ANSWERS.size())) : CHAT;
        return """
                {"destination":"%s","events":[{"type":"message","mode":"active","timestamp":%d,"source":{"type":"user",\
                "userId":"%s"},"webhookEventId":"%026d","deliveryContext":{"isRedelivery":false},"replyToken":"%032x",\
                "message":{"type":"text","id":"%018d","quoteToken":"%0128x","text":"%s"}}]}""".formatted(
                        destination,
                        at.toEpochMilli(),
                        userIds.get((int) (event % userIds.size())),
                        event,
                        event,
                        event,
                        event,
                        text)
                .getBytes(StandardCharsets.UTF_8);
    }
}
