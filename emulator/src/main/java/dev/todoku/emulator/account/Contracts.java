package dev.todoku.emulator.account;

import dev.todoku.metering.BillingMonth;
import dev.todoku.metering.ChangeRule;
import dev.todoku.metering.Contract;
import dev.todoku.metering.ContractTerms;
import dev.todoku.metering.PlanCatalogue;
import dev.todoku.metering.PlanChange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an account has agreed on in each month, and where its months begin. Guarded by the account's lock. */
public final class Contracts {
    /**
     * A contract in force.
     *
     * @param change how it came in the place of another; absent if there is nothing to say of it
     */
    private record Agreed(Contract contract, @Nullable PlanChange change) {
        private ContractTerms termsIn(YearMonth month) {
            return change == null ? contract.termsIn(month) : change.termsIn(month);
        }
    }

    private final ZoneId zone;
    private final Agreed first;
    private final TreeMap<YearMonth, Agreed> from = new TreeMap<>();
    /** Of the month asked for last: every send asks for the present one. */
    private transient @Nullable ContractTerms last;

    Contracts(Contract first, ZoneId zone) {
        this.zone = zone;
        this.first = new Agreed(first, null);
    }

    public ZoneId zone() {
        return zone;
    }

    /** The billing month of an instant: the next begins at 00:00 on the 1st in the plan's zone. */
    public YearMonth monthOf(Instant instant) {
        return BillingMonth.of(instant, zone).month();
    }

    /** The terms that month is settled by. */
    public ContractTerms termsIn(YearMonth month) {
        ContractTerms terms = last;
        if (terms == null || !terms.month().equals(month)) {
            terms = in(month).termsIn(month);
            last = terms;
        }
        return terms;
    }

    /** What {@code quota} shows: free messages plus the cap; empty where there is no limit. */
    public OptionalLong limitIn(YearMonth month) {
        return termsIn(month).limit();
    }

    /**
     * Asks for another contract now; what was agreed for later is void. Another cap for the same plan holds at once;
     * another
     * plan from when the country's rule says, or at once where no rule is known.
     *
     * @return the first day of the new contract
     */
    public LocalDate change(Contract after, Instant now) {
        YearMonth month = monthOf(now);
        LocalDate today = LocalDate.ofInstant(now, zone);
        Contract before = in(month).contract;
        from.tailMap(month, false).clear();
        last = null;
        if (before.plan().equals(after.plan())) {
            from.put(month, new Agreed(after, null));
            return today;
        }
        ChangeRule rule = PlanCatalogue.bundled()
                .changeRule(after.plan().country(), today)
                .orElse(null);
        PlanChange change = rule == null
                ? new PlanChange(before, after, today, ChangeRule.Upgrade.IN_FULL)
                : PlanChange.of(rule, before, after, today)
                        .orElseGet(() -> new PlanChange(before, after, today, ChangeRule.Upgrade.IN_FULL));
        from.put(YearMonth.from(change.effectiveOn()), new Agreed(after, change));
        return change.effectiveOn();
    }

    private Agreed in(YearMonth month) {
        Map.Entry<YearMonth, Agreed> latest = from.floorEntry(month);
        return latest == null ? first : latest.getValue();
    }
}
