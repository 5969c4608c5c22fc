package dev.todoku.audience.index;

import java.util.Arrays;
import org.roaringbitmap.RoaringBitmap;

/**
 * Friends by what they are worth, highest first. Of equal ones the seed says who goes first, so that neither early nor
 * late friends have a lasting advantage.
 */
final class Order {

    /** Odd, so that a product with it can be taken back by its inverse modulo 2^32. */
    private static final int SPREAD = 0x9e3779b1;

    private static final int GATHER = 0x0e8b2f51;

    /** Of 0 to 2^31. */
    interface Worth {
        long of(int ordinal);
    }

    private final RoaringBitmap among;
    private final long seed;
    private final Worth worth;
    private final long[] ascending;

    Order(RoaringBitmap among, long seed, Worth worth) {
        this.among = among;
        this.seed = seed;
        this.worth = worth;
        this.ascending = new long[among.getCardinality()];
        int[] at = {0};
        among.forEach((int ordinal) -> ascending[at[0]++] = key(ordinal));
        Arrays.sort(ascending);
    }

    private long key(int ordinal) {
        return (worth.of(ordinal) << 32) | Integer.toUnsignedLong((ordinal ^ (int) seed) * SPREAD);
    }

    long size() {
        return ascending.length;
    }

    RoaringBitmap first(long count) {
        RoaringBitmap first = new RoaringBitmap();
        for (int i = ascending.length - 1; i >= Math.max(0, ascending.length - count); i--) {
            first.add((int) ascending[i] * GATHER ^ (int) seed);
        }
        return first;
    }

    /** 1 for the first; of one that is among them. */
    long place(int ordinal) {
        return (long) ascending.length - Arrays.binarySearch(ascending, key(ordinal));
    }

    /** All but these, as chance has it. */
    Order others(RoaringBitmap but) {
        return new Order(RoaringBitmap.andNot(among, but), seed, ordinal -> mixed(seed + ordinal) >>> 33);
    }

    /** Spreads neighbours apart (the finaliser of SplitMix64). */
    private static long mixed(long number) {
        long z = number * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
