package dev.todoku.quota;

import dev.todoku.kernel.AccountId;
import dev.todoku.metering.BillingMonth;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Notices that a month comes to a threshold of LINE's limit or of the owner's budget. What is reserved counts: it will be
 * sent, and afterwards it is too late to be told.
 */
final class Alerts {

    private static final List<Integer> PERCENTS = List.of(50, 80, 100);

    private final QuotaStore store;
    private final Ceilings ceilings;
    private final QuotaSettings settings;

    Alerts(QuotaStore store, Ceilings ceilings, QuotaSettings settings) {
        this.store = store;
        this.ceilings = ceilings;
        this.settings = settings;
    }

    /** Within a transaction. LINE's first figures of a month may be the last month's, so nothing is told from them. */
    void look(AccountId account, BillingMonth month, Instant now) {
        Optional<Reading> last = store.lastReading(account, month.month());
        if (last.isEmpty() || now.isBefore(month.start().plus(settings.settlingIn()))) {
            return;
        }
        long committed = Pot.committed(store.pots(account, month.month()))
                + store.sum(account, month.month(), EntryKind.EXTERNAL);
        raise(account, month, Alert.Subject.LIMIT, last.get().limit(), committed, now);
        raise(account, month, Alert.Subject.BUDGET, ceilings.budget(account, month), committed, now);
    }

    private void raise(
            AccountId account,
            BillingMonth month,
            Alert.Subject subject,
            OptionalLong limit,
            long committed,
            Instant now) {
        if (limit.isEmpty() || limit.getAsLong() <= 0) {
            return;
        }
        for (int percent : PERCENTS) {
            if (committed * 100 >= limit.getAsLong() * percent) {
                store.raise(account, month.month(), new Alert(subject, percent, limit.getAsLong(), committed, now));
            }
        }
    }
}
