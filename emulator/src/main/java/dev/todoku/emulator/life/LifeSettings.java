package dev.todoku.emulator.life;

import java.time.Duration;

/**
 * How the friends of an account live; rates are of the average friend, from 0 to 1.
 *
 * @param on whether they do anything by themselves
 * @param seed of what they do
 * @param every they are looked after in steps of this
 * @param readRate of messages that are ever read
 * @param clickRate of links that are opened by who reads and likes the topic
 * @param tapRate of messages with buttons on which one is tapped by who reads and likes the topic
 * @param menuRate of messages read after which an area of the rich menu is tapped by who likes its topic
 * @param answerRate of questions that are answered in words
 * @param blockRate of messages after which who reads and does not care for them blocks the account
 * @param patience how many messages in a week are not too many
 * @param corpus which part of the answers they draw from
 */
public record LifeSettings(
        boolean on,
        long seed,
        Duration every,
        double readRate,
        double clickRate,
        double tapRate,
        double menuRate,
        double answerRate,
        double blockRate,
        double patience,
        Corpus.Part corpus) {
    private static final Duration EVERY_MIN = Duration.ofSeconds(1);
    private static final Duration EVERY_MAX = Duration.ofHours(1);

    public LifeSettings {
        rate("readRate", readRate);
        rate("clickRate", clickRate);
        rate("tapRate", tapRate);
        rate("menuRate", menuRate);
        rate("answerRate", answerRate);
        rate("blockRate", blockRate);
        if (!(patience > 0)) throw new IllegalArgumentException("patience: got " + patience + " (expected: above 0)");
        if (every.compareTo(EVERY_MIN) < 0 || every.compareTo(EVERY_MAX) > 0)
            throw new IllegalArgumentException("every: got " + every + " (expected: PT1S to PT1H)");
    }

    public static LifeSettings defaults() {
        return new LifeSettings(false, 1, Duration.ofMinutes(1), 0.6, 0.1, 0.15, 0.03, 0.08, 0.005, 4, Corpus.Part.ALL);
    }

    private static void rate(String name, double value) {
        if (!(value >= 0 && value <= 1))
            throw new IllegalArgumentException(name + ": got " + value + " (expected: 0 to 1)");
    }
}
