package dev.todoku.emulator.account;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The names of aggregation units used in each month. Guarded by the account's lock. */
public final class Units {
    /** From the next name on, messages are sent without their unit (reference, "customAggregationUnits"). */
    private static final int NAMES_MAX = 1_000;

    private final Map<YearMonth, TreeSet<String>> names = new HashMap<>();

    /** Whether a message of this month belongs to the unit; not if the month has too many already. */
    public boolean use(String unit, YearMonth month) {
        TreeSet<String> used = names.computeIfAbsent(month, _ -> new TreeSet<>());
        return used.contains(unit) || (used.size() < NAMES_MAX && used.add(unit));
    }

    /** In alphabetical order. */
    public List<String> usedIn(YearMonth month) {
        return List.copyOf(names.getOrDefault(month, new TreeSet<>()));
    }
}
