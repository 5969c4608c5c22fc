package dev.todoku.emulator.setting;

import java.time.Duration;
import java.util.List;

/**
 * The switches, all of them global.
 *
 * @param consumptionLag how old the figure of {@code quota/consumption} is, as LINE's is approximate
 * @param countsReadyAfter how long after the end of a day (UTC+9) its delivery counts are ready
 * @param limitOvershoot how many messages above the monthly limit are let through, since LINE calls it a target
 * @param settleAfter how long a send keeps its whole planned size reserved before its real number is fixed
 * @param verifiedAccounts whether accounts may list their followers, as verified and premium ones may
 * @param redelivery whether webhooks that got no 2xx are sent again
 * @param redeliveryAfter when they are, each counted from the attempt before; LINE does not disclose it
 * @param eventsPerWebhook how many waiting events one webhook request carries at most
 * @param webhookUp whether webhooks leave at all; down, they count as failed attempts
 * @param richMenuBatchTakes how long a batch of rich-menu operations is in progress
 * @param transcodingTakes how long a video or voice message that a friend sent is being prepared
 * @param contentKept how long what friends sent can be fetched; LINE does not disclose it
 */
public record Settings(
        Duration consumptionLag,
        Duration countsReadyAfter,
        long limitOvershoot,
        Duration settleAfter,
        boolean verifiedAccounts,
        DuplicateIds duplicateIds,
        UnknownIds unknownIds,
        RateWindow rateWindow,
        boolean redelivery,
        List<Duration> redeliveryAfter,
        int eventsPerWebhook,
        EventOrder order,
        boolean webhookUp,
        Duration richMenuBatchTakes,
        Duration transcodingTakes,
        Duration contentKept) {

    public Settings {
        requireNotNegative("consumptionLag", consumptionLag);
        requireNotNegative("countsReadyAfter", countsReadyAfter);
        requireNotNegative("settleAfter", settleAfter);
        requireNotNegative("richMenuBatchTakes", richMenuBatchTakes);
        requireNotNegative("transcodingTakes", transcodingTakes);
        requireNotNegative("contentKept", contentKept);
        redeliveryAfter.forEach(delay -> requireNotNegative("redeliveryAfter", delay));
        redeliveryAfter = List.copyOf(redeliveryAfter);
        if (limitOvershoot < 0)
            throw new IllegalArgumentException("limitOvershoot: got " + limitOvershoot + " (expected: 0 or more)");
        if (eventsPerWebhook < 1)
            throw new IllegalArgumentException("eventsPerWebhook: got " + eventsPerWebhook + " (expected: 1 or more)");
    }

    public static Settings defaults() {
        return new Settings(
                Duration.ofMinutes(5),
                Duration.ofHours(6),
                0,
                Duration.ZERO,
                true,
                DuplicateIds.ONCE,
                UnknownIds.UNCOUNTED,
                RateWindow.FIXED,
                false,
                List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30)),
                100,
                EventOrder.SENT,
                true,
                Duration.ofMinutes(1),
                Duration.ofSeconds(2),
                Duration.ofDays(14));
    }

    private static void requireNotNegative(String name, Duration value) {
        if (value.isNegative())
            throw new IllegalArgumentException(name + ": got " + value + " (expected: PT0S or more)");
    }
}
