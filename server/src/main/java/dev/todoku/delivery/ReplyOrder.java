package dev.todoku.delivery;

import java.time.Instant;

/**
 * An answer to one inbound event, on its reply token.
 *
 * @param webhookEventId the event it answers; one event is answered at most once
 * @param ordinal the friend
 * @param messagesJson one to five messages, as LINE takes them
 * @param eventAt when the event happened, or was delivered again: from then on the token lives for about a minute
 */
public record ReplyOrder(String webhookEventId, int ordinal, String replyToken, String messagesJson, Instant eventAt) {}
