package dev.todoku.emulator.fault;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One kind of fault for some calls.
 *
 * @param path the exact path, or a prefix that ends in {@code *}
 * @param method only calls with this method; all when absent
 * @param probability of a matching call to meet the fault, 0 to 1; 1 when absent
 * @param times how many calls meet it at most; any number when absent
 * @param delay real time, for {@code slow} (1 s when absent) and the timeouts (60 s when absent)
 */
public record FaultRule(
        String path,
        @Nullable String method,
        @Nullable Double probability,
        Fault fault,
        @Nullable Integer times,
        @Nullable Duration delay) {

    public FaultRule {
        if (probability != null && !(probability >= 0 && probability <= 1))
            throw new IllegalArgumentException("probability: got " + probability + " (expected: 0 to 1)");
        if (times != null && times < 0)
            throw new IllegalArgumentException("times: got " + times + " (expected: 0 or more)");
        if (delay != null && delay.isNegative())
            throw new IllegalArgumentException("delay: got " + delay + " (expected: PT0S or more)");
    }

    boolean matches(String calledMethod, String calledPath) {
        if (method != null && !method.equals(calledMethod)) return false;
        return path.endsWith("*")
                ? calledPath.startsWith(path.substring(0, path.length() - 1))
                : calledPath.equals(path);
    }

    double odds() {
        return probability == null ? 1 : probability;
    }

    /** How long the fault takes, in real time. */
    public Duration delayOrDefault() {
        if (delay != null) return delay;
        return fault == Fault.SLOW ? Duration.ofSeconds(1) : Duration.ofSeconds(60);
    }
}
