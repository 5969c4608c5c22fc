package dev.todoku.metering;

import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Runs a property over many generated cases. A failure names its seed; {@code -Dtodoku.seed=…} plays that one case again. */
final class Seeded {

    private static final RandomGeneratorFactory<RandomGenerator> GENERATORS =
            RandomGeneratorFactory.of("L64X128MixRandom");

    private Seeded() {}

    static void cases(int cases, Consumer<RandomGenerator> property) {
        Long replayed = Long.getLong("todoku.seed");
        long first = replayed != null ? replayed : System.nanoTime();
        System.out.printf("seed %d, %d cases%n", first, replayed != null ? 1 : cases);
        for (int i = 0; i < (replayed != null ? 1 : cases); i++) {
            long seed = first + i;
            try {
                property.accept(GENERATORS.create(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("fails with -Dtodoku.seed=" + seed + ": " + e.getMessage(), e);
            }
        }
    }
}
