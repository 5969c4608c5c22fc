package dev.todoku.emulator.setting;

import java.time.Duration;
import java.util.List;

/** The switches, all of them global, by what they are about. Names are unique over all records: outside they are one list. */
public record Settings(
        Sends sends,
        Narrowcasts narrowcasts,
        Figures figures,
        Jobs jobs,
        Calls calls,
        Webhooks webhooks,
        Modules modules,
        Contents contents) {
    /** Longer than anything LINE does; far enough from the ends of time. */
    private static final Duration LONGEST = Duration.ofDays(3_650);

    /**
     * What is accepted, and what it counts.
     *
     * @param limitOvershoot how many messages above the monthly limit are let through, since LINE calls it a target
     * @param settleAfter how long a send keeps its whole planned size reserved before its real number is fixed
     */
    public record Sends(long limitOvershoot, Duration settleAfter, DuplicateIds duplicateIds, UnknownIds unknownIds) {
        private static final Sends DEFAULT = new Sends(0, Duration.ZERO, DuplicateIds.ONCE, UnknownIds.UNCOUNTED);

        public Sends {
            requireWithin("limitOvershoot", limitOvershoot, 0, Integer.MAX_VALUE);
            requireSpan("settleAfter", settleAfter);
        }
    }

    /**
     * How narrowcasts go.
     *
     * @param narrowcastWaits how long a narrowcast looks for its recipients
     * @param narrowcastSends how long it then takes to be sent
     * @param narrowcastError makes narrowcasts fail with this code of LINE's, 1 to 5; 0: only those that must
     */
    public record Narrowcasts(Duration narrowcastWaits, Duration narrowcastSends, int narrowcastError) {
        private static final Narrowcasts DEFAULT = new Narrowcasts(Duration.ofSeconds(1), Duration.ofSeconds(1), 0);

        public Narrowcasts {
            requireSpan("narrowcastWaits", narrowcastWaits);
            requireSpan("narrowcastSends", narrowcastSends);
            requireWithin("narrowcastError", narrowcastError, 0, 5);
        }
    }

    /**
     * How late LINE knows.
     *
     * @param consumptionLag how old the figure of {@code quota/consumption} is, as LINE's is approximate
     * @param countsReadyAfter how long after the end of a day (UTC+9) its delivery counts are ready
     * @param attributesLag how old a friendship is before filters know anything of the friend
     */
    public record Figures(Duration consumptionLag, Duration countsReadyAfter, Duration attributesLag) {
        private static final Figures DEFAULT = new Figures(Duration.ofMinutes(5), Duration.ofHours(6), Duration.ZERO);

        public Figures {
            requireSpan("consumptionLag", consumptionLag);
            requireSpan("countsReadyAfter", countsReadyAfter);
            requireSpan("attributesLag", attributesLag);
        }
    }

    /**
     * How long LINE works at what it answers later.
     *
     * @param audienceReadyAfter how long an audience group takes to be made or added to
     * @param richMenuBatchTakes how long a batch of rich-menu operations is in progress
     */
    public record Jobs(Duration audienceReadyAfter, Duration richMenuBatchTakes) {
        private static final Jobs DEFAULT = new Jobs(Duration.ofSeconds(30), Duration.ofMinutes(1));

        public Jobs {
            requireSpan("audienceReadyAfter", audienceReadyAfter);
            requireSpan("richMenuBatchTakes", richMenuBatchTakes);
        }
    }

    /**
     * Who may call what, how often.
     *
     * @param verifiedAccounts whether accounts may list their followers, as verified and premium ones may
     */
    public record Calls(boolean verifiedAccounts, RateWindow rateWindow) {
        private static final Calls DEFAULT = new Calls(true, RateWindow.FIXED);
    }

    /**
     * How events go out.
     *
     * @param redelivery whether webhooks that got no 2xx are sent again
     * @param redeliveryAfter when they are, each counted from the attempt before; LINE does not disclose it
     * @param eventsPerWebhook how many waiting events one webhook request carries at most
     * @param webhookUp whether webhooks leave at all; down, they count as failed attempts
     */
    public record Webhooks(
            boolean redelivery,
            List<Duration> redeliveryAfter,
            int eventsPerWebhook,
            EventOrder order,
            boolean webhookUp) {
        private static final Webhooks DEFAULT = new Webhooks(
                false,
                List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30)),
                100,
                EventOrder.SENT,
                true);

        public Webhooks {
            redeliveryAfter.forEach(delay -> requireSpan("redeliveryAfter", delay));
            redeliveryAfter = List.copyOf(redeliveryAfter);
            requireWithin("eventsPerWebhook", eventsPerWebhook, 1, Integer.MAX_VALUE);
        }
    }

    /**
     * What LINE tells its partners only.
     *
     * @param moduleBotHeader the header by which a module says which account it means
     * @param controlExclusive for how long nobody else can take a chat that a channel just took; LINE says a few seconds
     */
    public record Modules(String moduleBotHeader, Duration controlExclusive) {
        private static final Modules DEFAULT = new Modules("X-Line-Bot-Id", Duration.ofSeconds(3));

        public Modules {
            requireSpan("controlExclusive", controlExclusive);
        }
    }

    /**
     * What friends send.
     *
     * @param transcodingTakes how long a video or voice message is being prepared
     * @param contentKept how long it can be fetched; LINE does not disclose it
     */
    public record Contents(Duration transcodingTakes, Duration contentKept) {
        private static final Contents DEFAULT = new Contents(Duration.ofSeconds(2), Duration.ofDays(14));

        public Contents {
            requireSpan("transcodingTakes", transcodingTakes);
            requireSpan("contentKept", contentKept);
        }
    }

    public static Settings defaults() {
        return new Settings(
                Sends.DEFAULT,
                Narrowcasts.DEFAULT,
                Figures.DEFAULT,
                Jobs.DEFAULT,
                Calls.DEFAULT,
                Webhooks.DEFAULT,
                Modules.DEFAULT,
                Contents.DEFAULT);
    }

    private static void requireSpan(String name, Duration value) {
        if (value.isNegative() || value.compareTo(LONGEST) > 0)
            throw new IllegalArgumentException(name + ": got " + value + " (expected: PT0S to " + LONGEST + ")");
    }

    private static void requireWithin(String name, long value, long least, long most) {
        if (value < least || value > most)
            throw new IllegalArgumentException(name + ": got " + value + " (expected: " + least + " to " + most + ")");
    }
}
