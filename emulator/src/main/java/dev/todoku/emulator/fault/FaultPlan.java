package dev.todoku.emulator.fault;

import java.util.List;

/**
 * The faults asked for.
 *
 * @param seed of the draws, so that the same calls in the same order meet the same faults
 * @param rules the first that matches and is drawn applies
 */
public record FaultPlan(long seed, List<FaultRule> rules) {
    public FaultPlan {
        rules = List.copyOf(rules);
    }

    public static FaultPlan none() {
        return new FaultPlan(0, List.of());
    }
}
