package dev.todoku.emulator.fault;

import dev.todoku.emulator.ids.Entropy;
import java.util.Arrays;
import java.util.Optional;

/** Draws which call meets which fault. */
public final class Faults {
    /** One plan and how far it has gone. Its own lock guards it. */
    private static final class Draws {
        private final FaultPlan plan;
        private final Entropy random;
        private final int[] applied;

        private Draws(FaultPlan plan) {
            this.plan = plan;
            this.random = new Entropy(plan.seed());
            this.applied = new int[plan.rules().size()];
        }
    }

    private volatile Draws draws = new Draws(FaultPlan.none());

    /** Replaces the plan; counts and draws begin anew. */
    public void set(FaultPlan plan) {
        draws = new Draws(plan);
    }

    public FaultPlan plan() {
        return draws.plan;
    }

    /** How often each rule of the plan has applied. */
    public int[] applied() {
        Draws current = draws;
        synchronized (current) {
            return Arrays.copyOf(current.applied, current.applied.length);
        }
    }

    /** The fault that this call meets, if any. */
    public Optional<FaultRule> draw(String method, String path) {
        Draws current = draws;
        if (current.plan.rules().isEmpty()) return Optional.empty();
        synchronized (current) {
            for (int i = 0; i < current.applied.length; i++) {
                FaultRule rule = current.plan.rules().get(i);
                if (!rule.matches(method, path)) continue;
                if (rule.times() != null && current.applied[i] >= rule.times()) continue;
                if (current.random.nextDouble() >= rule.odds()) continue;
                current.applied[i]++;
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }
}
