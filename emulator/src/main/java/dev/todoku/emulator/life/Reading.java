package dev.todoku.emulator.life;

import dev.todoku.emulator.person.Draw;
import java.time.Duration;

/**
 * When somebody reads a message, if ever: some at once, some hours later, hardly anybody at night. A closed formula of
 * draws, cheap enough to be asked for a million friends again and again.
 */
final class Reading {
    /** Who has not read by then never does. */
    static final Duration LONGEST = Duration.ofDays(3);

    /** The answer for who never reads. */
    static final long NEVER = Long.MAX_VALUE;

    private static final long DAY = 86_400;
    private static final long JAPAN = 9 * 3_600;
    private static final long NIGHT_ENDS = 7 * 3_600;
    private static final int EVER = 1;
    private static final int QUICK = 2;
    private static final int DELAY = 3;
    private static final int MORNING = 4;
    /** What is drawn for a friend rather than for a message. */
    private static final int LIVELINESS = 900;

    private Reading() {}

    /** How readily somebody does anything with their phone, from 0 to 1. */
    static double liveliness(long lifeSeed, int ordinal) {
        return Draw.unit(lifeSeed, ordinal, LIVELINESS);
    }

    /** Epoch seconds, or {@link #NEVER}. */
    static long at(Stimulus stimulus, long seed, double readRate, long lifeSeed, int ordinal) {
        double liveliness = liveliness(lifeSeed, ordinal);
        double ever = stimulus.reply() ? 0.97 : readRate * (0.5 + liveliness);
        if (Draw.unit(seed, ordinal, EVER) >= ever) return NEVER;
        double delay = -Math.log(1 - Draw.unit(seed, ordinal, DELAY));
        boolean quick = stimulus.reply() || Draw.unit(seed, ordinal, QUICK) < 0.15 + 0.4 * liveliness;
        long mean = stimulus.reply() ? 40 : quick ? 600 : (long) (3_600 * (2 + 14 * (1 - liveliness)));
        long at = stimulus.sentAt().getEpochSecond() + 1 + (long) (mean * delay);
        long limit = stimulus.sentAt().getEpochSecond() + LONGEST.toSeconds();
        return Math.min(stimulus.reply() ? at : awake(at, seed, ordinal), limit);
    }

    /** What falls into the night, 0 to 7 o'clock in Japan, waits for the morning, save for one in ten. */
    private static long awake(long at, long seed, int ordinal) {
        long time = Math.floorMod(at + JAPAN, DAY);
        if (time >= NIGHT_ENDS) return at;
        double draw = Draw.unit(seed, ordinal, MORNING);
        return draw < 0.1 ? at : at - time + NIGHT_ENDS + (long) (draw * 7_200);
    }
}
