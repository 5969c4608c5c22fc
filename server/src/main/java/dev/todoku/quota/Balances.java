package dev.todoku.quota;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Balances as the ledger tells them (law 9): folded from its sums, to be compared with the pots at any time. */
public final class Balances {

    private Balances() {}

    /** Reserved and used messages of one pot. */
    public record Balance(long reserved, long used) {

        private static final Balance NOUGHT = new Balance(0, 0);

        private Balance plus(EntryKind kind, long amount) {
            return new Balance(reserved + kind.reservedBy(amount), used + kind.usedBy(amount));
        }
    }

    private static Balance of(Map<EntryKind, Long> sums) {
        Balance balance = Balance.NOUGHT;
        for (Map.Entry<EntryKind, Long> sum : sums.entrySet()) {
            balance = balance.plus(sum.getKey(), sum.getValue());
        }
        return balance;
    }

    /**
     * Sentences on every pot whose row differs from the ledger; empty if the books agree.
     *
     * @param ledger see {@link QuotaStore#potTotals}
     */
    public static List<String> differences(List<Pot> pots, Map<String, Map<EntryKind, Long>> ledger) {
        List<String> differences = new ArrayList<>();
        for (Pot pot : pots) {
            Balance balance = of(ledger.getOrDefault(pot.name(), Map.of()));
            if (balance.reserved() != pot.reserved() || balance.used() != pot.used()) {
                differences.add(pot.name() + ": the row says reserved " + pot.reserved() + ", used " + pot.used()
                        + "; the ledger says reserved " + balance.reserved() + ", used " + balance.used());
            }
        }
        return differences;
    }
}
