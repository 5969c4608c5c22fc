package dev.todoku.emulator.account;

import java.util.Arrays;
import java.util.UUID;

/**
 * The user ids of an account by ordinal, and back: 16 bytes per id and an open-addressed table of ordinals (linear
 * probing, at most half full), so that a million friends take about 25 MB.
 */
final class UserIdColumn {
    private long[] high = new long[16];
    private long[] low = new long[16];
    private int[] table = filled(64);
    private int size;

    int size() {
        return size;
    }

    UUID get(int ordinal) {
        return new UUID(high[ordinal], low[ordinal]);
    }

    /** The ordinal, or -1. */
    int find(UUID id) {
        return table[slot(id.getMostSignificantBits(), id.getLeastSignificantBits())];
    }

    /** The new ordinal; the id must not be there yet. */
    int add(UUID id) {
        if (size == high.length) grow();
        high[size] = id.getMostSignificantBits();
        low[size] = id.getLeastSignificantBits();
        table[slot(high[size], low[size])] = size;
        return size++;
    }

    private void grow() {
        high = Arrays.copyOf(high, 2 * size);
        low = Arrays.copyOf(low, 2 * size);
        table = filled(8 * size);
        for (int i = 0; i < size; i++) table[slot(high[i], low[i])] = i;
    }

    private int slot(long idHigh, long idLow) {
        int mask = table.length - 1;
        int slot = Long.hashCode((idHigh ^ idLow) * 0x9e3779b97f4a7c15L) & mask;
        while (table[slot] >= 0 && (high[table[slot]] != idHigh || low[table[slot]] != idLow)) slot = (slot + 1) & mask;
        return slot;
    }

    private static int[] filled(int length) {
        int[] table = new int[length];
        Arrays.fill(table, -1);
        return table;
    }
}
