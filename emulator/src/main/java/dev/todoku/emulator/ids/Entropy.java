package dev.todoku.emulator.ids;

import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014) over an atomic counter: one
 * seed, any number of threads, no lock. The same calls in the same order give the same numbers.
 */
public final class Entropy implements RandomGenerator {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private final long seed;
    private final AtomicLong state;

    public Entropy(long seed) {
        this.seed = seed;
        this.state = new AtomicLong(seed);
    }

    @Override
    public long nextLong() {
        return mix(state.addAndGet(GOLDEN_GAMMA));
    }

    /** Starts over from the seed. */
    public void restart() {
        state.set(seed);
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }
}
