package dev.todoku.quota;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Balances as the ledger tells them (law 9): a pure fold over entries, to be compared with the pots at any time. */
public final class Balances {

    private Balances() {}

    /** Reserved and used messages of one pot. */
    public record Balance(long reserved, long used) {

        private static final Balance NOUGHT = new Balance(0, 0);

        private Balance plus(LedgerEntry entry) {
            return new Balance(
                    reserved + entry.kind().reservedBy(entry.amount()),
                    used + entry.kind().usedBy(entry.amount()));
        }
    }

    /** Balance per pot name. */
    public static Map<String, Balance> of(List<LedgerEntry> entries) {
        Map<String, Balance> balances = new HashMap<>();
        for (LedgerEntry entry : entries) {
            for (String pot : entry.path()) {
                balances.put(pot, balances.getOrDefault(pot, Balance.NOUGHT).plus(entry));
            }
        }
        return balances;
    }

    /** Sentences on every pot whose row differs from the ledger; empty if the books agree. */
    public static List<String> differences(List<Pot> pots, List<LedgerEntry> entries) {
        Map<String, Balance> told = of(entries);
        List<String> differences = new ArrayList<>();
        for (Pot pot : pots) {
            Balance balance = told.getOrDefault(pot.name(), Balance.NOUGHT);
            if (balance.reserved() != pot.reserved() || balance.used() != pot.used()) {
                differences.add(pot.name() + ": the row says reserved " + pot.reserved() + ", used " + pot.used()
                        + "; the ledger says reserved " + balance.reserved() + ", used " + balance.used());
            }
        }
        return differences;
    }
}
