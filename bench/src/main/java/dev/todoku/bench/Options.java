package dev.todoku.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How a bench runs. A run shorter than a minute of warm-up measures the compiler: {@code --quick} only shows that it works.
 *
 * @param benches which, in order
 * @param warmUp not measured
 * @param run of each measured run
 * @param runs of which the median counts
 * @param friends of the audience bench, rows of the import bench
 * @param quick fewer friends as well
 */
record Options(List<String> benches, Duration warmUp, Duration run, int runs, int friends, boolean quick) {

    static final List<String> BENCHES = List.of("ingest", "send", "audience", "import", "emulator");

    private static final int DAY = 86_400;
    private static final int FRIENDS_MAX = 100_000_000;

    static final String USAGE = """
            usage: todoku bench [%s] [--warm-up SECONDS] [--seconds SECONDS] [--runs N] [--friends N] [--quick]
              --warm-up SECONDS  before the first run, 60 unless given
              --seconds SECONDS  of each run, 20 unless given
              --runs N           3 unless given; the median counts
              --friends N        of the audience bench, rows of the import bench, 1,000,000 unless given
              --quick            1 run of 3 s after 2 s, with few friends: shows that it works, measures nothing
            """.formatted(String.join("|", BENCHES));

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException for what it does not know
     */
    static Options of(String... arguments) {
        List<String> benches = new ArrayList<>();
        boolean quick = List.of(arguments).contains("--quick");
        Duration warmUp = Duration.ofSeconds(quick ? 2 : 60);
        Duration run = Duration.ofSeconds(quick ? 3 : 20);
        int runs = quick ? 1 : 3;
        int friends = 1_000_000;
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            switch (argument) {
                case "--quick" -> {}
                case "--warm-up" -> warmUp = Duration.ofSeconds(number(arguments, ++i, 0, DAY));
                case "--seconds" -> run = Duration.ofSeconds(number(arguments, ++i, 1, DAY));
                case "--friends" -> friends = number(arguments, ++i, 1_000, FRIENDS_MAX);
                case "--runs" -> runs = number(arguments, ++i, 1, DAY);
                default -> benches.add(bench(argument));
            }
        }
        return new Options(benches.isEmpty() ? BENCHES : List.copyOf(benches), warmUp, run, runs, friends, quick);
    }

    private static String bench(String name) {
        if (!BENCHES.contains(name)) {
            throw new IllegalArgumentException(
                    "bench: got '%s' (expected: one of %s)".formatted(name, String.join(", ", BENCHES)));
        }
        return name;
    }

    private static int number(String[] arguments, int at, int min, int max) {
        String text = at < arguments.length ? arguments[at] : "nothing";
        try {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw new IllegalArgumentException(
                "%s: got %s (expected: a number from %d to %d)".formatted(arguments[at - 1], text, min, max));
    }
}
