package dev.todoku.emulator.life;

import dev.todoku.emulator.journal.Recipients;
import java.time.Instant;
import java.util.Arrays;

/**
 * How many messages each friend got lately: one column for this week and one for the week before, a byte each, so that
 * a million friends take 2 MB.
 */
final class Mood {
    private static final long WEEK = 7 * 86_400;

    private byte[] now = new byte[0];
    private byte[] before = new byte[0];
    private long week;

    void got(Recipients who, Instant at) {
        turn(at);
        who.forEach(this::got);
    }

    /** Messages of the last seven days, the older of them in proportion. */
    double recent(int ordinal, Instant at) {
        turn(at);
        if (ordinal >= now.length) return 0;
        double passed = (double) Math.floorMod(at.getEpochSecond(), WEEK) / WEEK;
        return now[ordinal] + before[ordinal] * (1 - passed);
    }

    private void got(int ordinal) {
        if (ordinal >= now.length) {
            int length = Math.max(ordinal + 1, 2 * now.length);
            now = Arrays.copyOf(now, length);
            before = Arrays.copyOf(before, length);
        }
        if (now[ordinal] < Byte.MAX_VALUE) now[ordinal]++;
    }

    private void turn(Instant at) {
        long present = Math.floorDiv(at.getEpochSecond(), WEEK);
        if (present == week) return;
        byte[] empty = before;
        Arrays.fill(empty, (byte) 0);
        before = present == week + 1 ? now : new byte[now.length];
        now = empty;
        week = present;
    }
}
