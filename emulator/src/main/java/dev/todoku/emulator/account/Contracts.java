package dev.todoku.emulator.account;

import dev.todoku.metering.BillingMonth;
import dev.todoku.metering.Contract;
import dev.todoku.metering.ContractTerms;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What an account has agreed on in each month, and where its months begin. Guarded by the account's lock. */
public final class Contracts {
    private final ZoneId zone;
    private final TreeMap<YearMonth, Contract> from = new TreeMap<>();
    private final Contract first;

    Contracts(Contract first, ZoneId zone) {
        this.first = first;
        this.zone = zone;
    }

    /** The billing month of an instant: the next begins at 00:00 on the 1st in the plan's zone. */
    public YearMonth monthOf(Instant instant) {
        return BillingMonth.of(instant, zone).month();
    }

    public Contract in(YearMonth month) {
        var latest = from.floorEntry(month);
        return latest == null ? first : latest.getValue();
    }

    public ContractTerms termsIn(YearMonth month) {
        return in(month).termsIn(month);
    }

    /** What {@code quota} shows: free messages plus the cap; empty where there is no limit. */
    public OptionalLong limitIn(YearMonth month) {
        return termsIn(month).limit();
    }

    /** From {@code month} on another contract holds; what was agreed for later months is void. */
    public void change(YearMonth month, Contract contract) {
        from.tailMap(month).clear();
        from.put(month, contract);
    }
}
