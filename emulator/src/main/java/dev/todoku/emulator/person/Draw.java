package dev.todoku.emulator.person;

/**
 * Chance by counting: a draw is a hash of the seed, of who it is about and of what is asked, so that it comes out the
 * same in whatever order, and as often, as it is asked. The mixing is SplitMix64's (Steele, Lea, Flood: Fast Splittable
 * Pseudorandom Number Generators, 2014).
 */
public final class Draw {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private Draw() {}

    /** 64 bits. */
    public static long bits(long seed, long who, long what) {
        return mix(mix(seed + GOLDEN_GAMMA * (who + 1)) + GOLDEN_GAMMA * (what + 1));
    }

    /** From 0 to below 1. */
    public static double unit(long seed, long who, long what) {
        return (bits(seed, who, what) >>> 11) * 0x1.0p-53;
    }

    /** From 0 to below {@code bound}. */
    public static int below(int bound, long seed, long who, long what) {
        return (int) (unit(seed, who, what) * bound);
    }

    /** One seed from two. */
    public static long seed(long one, long other) {
        return mix(mix(one) ^ (other + GOLDEN_GAMMA));
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }
}
