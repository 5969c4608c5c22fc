package dev.todoku.emulator.webhook;

import java.time.Instant;
import java.util.List;

/**
 * One webhook request that was made, or would have been if webhooks were up.
 *
 * @param eventIds in the order of the body
 * @param attempt 1 for the first, more for redeliveries
 */
public record WebhookAttempt(
        Instant at, List<String> eventIds, int attempt, int statusCode, WebhookResult.Reason reason, String detail) {}
