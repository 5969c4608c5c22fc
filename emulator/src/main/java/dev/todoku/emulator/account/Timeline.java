package dev.todoku.emulator.account;

import java.time.Instant;
import java.util.Arrays;

/**
 * Amounts over time, summed up to any instant: two longs per entry, entries of the same second together. Entries may
 * come late, as a settlement does.
 */
final class Timeline {
    private long[] seconds = new long[16];
    private long[] sums = new long[16];
    private int size;

    void add(Instant at, long amount) {
        if (amount == 0) return;
        long second = at.getEpochSecond();
        int index = Arrays.binarySearch(seconds, 0, size, second);
        if (index < 0) {
            index = -index - 1;
            insert(index, second);
        }
        for (int i = index; i < size; i++) sums[i] += amount;
    }

    /** The sum of all amounts at or before {@code at}, to the second. */
    long sumUntil(Instant at) {
        int index = Arrays.binarySearch(seconds, 0, size, at.getEpochSecond());
        int last = index >= 0 ? index : -index - 2;
        return last < 0 ? 0 : sums[last];
    }

    private void insert(int index, long second) {
        if (size == seconds.length) {
            seconds = Arrays.copyOf(seconds, 2 * size);
            sums = Arrays.copyOf(sums, 2 * size);
        }
        System.arraycopy(seconds, index, seconds, index + 1, size - index);
        System.arraycopy(sums, index, sums, index + 1, size - index);
        seconds[index] = second;
        sums[index] = index == 0 ? 0 : sums[index - 1];
        size++;
    }
}
