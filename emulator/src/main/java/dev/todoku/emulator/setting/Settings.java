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
 * @param narrowcastWaits how long a narrowcast looks for its recipients
 * @param narrowcastSends how long it then takes to be sent
 * @param narrowcastError makes narrowcasts fail with this code of LINE's, 1 to 5; 0: only those that must
 * @param audienceReadyAfter how long an audience group takes to be made or added to
 * @param attributesLag how old a friendship is before filters know anything of the friend
 * @param verifiedAccounts whether accounts may list their followers, as verified and premium ones may
 * @param redelivery whether webhooks that got no 2xx are sent again
 * @param redeliveryAfter when they are, each counted from the attempt before; LINE does not disclose it
 * @param eventsPerWebhook how many waiting events one webhook request carries at most
 * @param webhookUp whether webhooks leave at all; down, they count as failed attempts
 * @param moduleBotHeader the header by which a module says which account it means; LINE tells its partners only
 * @param controlExclusive for how long nobody else can take a chat that a channel just took; LINE says a few seconds
 * @param richMenuBatchTakes how long a batch of rich-menu operations is in progress
 * @param transcodingTakes how long a video or voice message that a friend sent is being prepared
 * @param contentKept how long what friends sent can be fetched; LINE does not disclose it
 */
public record Settings(
        Duration consumptionLag,
        Duration countsReadyAfter,
        long limitOvershoot,
        Duration settleAfter,
        Duration narrowcastWaits,
        Duration narrowcastSends,
        int narrowcastError,
        Duration audienceReadyAfter,
        Duration attributesLag,
        boolean verifiedAccounts,
        DuplicateIds duplicateIds,
        UnknownIds unknownIds,
        RateWindow rateWindow,
        boolean redelivery,
        List<Duration> redeliveryAfter,
        int eventsPerWebhook,
        EventOrder order,
        boolean webhookUp,
        String moduleBotHeader,
        Duration controlExclusive,
        Duration richMenuBatchTakes,
        Duration transcodingTakes,
        Duration contentKept) {

    public Settings {
        requireNotNegative("consumptionLag", consumptionLag);
        requireNotNegative("countsReadyAfter", countsReadyAfter);
        requireNotNegative("settleAfter", settleAfter);
        requireNotNegative("controlExclusive", controlExclusive);
        requireNotNegative("narrowcastWaits", narrowcastWaits);
        requireNotNegative("narrowcastSends", narrowcastSends);
        requireNotNegative("audienceReadyAfter", audienceReadyAfter);
        requireNotNegative("attributesLag", attributesLag);
        if (narrowcastError < 0 || narrowcastError > 5)
            throw new IllegalArgumentException("narrowcastError: got " + narrowcastError + " (expected: 0 to 5)");
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
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                0,
                Duration.ofSeconds(30),
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
                "X-Line-Bot-Id",
                Duration.ofSeconds(3),
                Duration.ofMinutes(1),
                Duration.ofSeconds(2),
                Duration.ofDays(14));
    }

    private static void requireNotNegative(String name, Duration value) {
        if (value.isNegative())
            throw new IllegalArgumentException(name + ": got " + value + " (expected: PT0S or more)");
    }
}
