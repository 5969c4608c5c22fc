package dev.todoku.quota;

import dev.todoku.kernel.AccountId;
import dev.todoku.metering.BillingMonth;
import dev.todoku.metering.ContractTerms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * Computes what a month may hold, each time something about it is learnt (law 3): the stricter of LINE's limit and the
 * owner's, less what others sent.
 */
final class Ceilings {

    /** More than LINE could send in a month; stands for "no limit" so that arithmetic stays whole. */
    static final long UNLIMITED = 1_000_000_000_000L;

    private final QuotaStore store;
    private final BillingTerms terms;
    private final QuotaSettings settings;

    Ceilings(QuotaStore store, BillingTerms terms, QuotaSettings settings) {
        this.store = store;
        this.terms = terms;
        this.settings = settings;
    }

    /** The month's limit of counted messages, every sender's; empty if nobody has said one (law 10). */
    OptionalLong limit(AccountId account, BillingMonth month, Reading reading) {
        OwnerLimits owner = store.ownerLimits(account);
        OptionalLong budget = budget(account, month);
        if (owner.money() != null && budget.isEmpty()) {
            return OptionalLong.empty();
        }
        boolean known = reading.limit().isPresent() || owner.unlimited() || budget.isPresent();
        return known
                ? OptionalLong.of(Math.min(reading.limit().orElse(UNLIMITED), budget.orElse(UNLIMITED)))
                : OptionalLong.empty();
    }

    /** The owner's own limit in messages; empty if there is none, or a price that it needs is not known. */
    OptionalLong budget(AccountId account, BillingMonth month) {
        OwnerLimits owner = store.ownerLimits(account);
        OptionalLong messages = owner.messages() == null ? OptionalLong.empty() : OptionalLong.of(owner.messages());
        if (owner.money() == null) {
            return messages;
        }
        OptionalLong within = affordable(account, month, owner.money());
        return within.isEmpty() ? within : OptionalLong.of(Math.min(within.getAsLong(), messages.orElse(UNLIMITED)));
    }

    /** Messages whose invoice before tax, base fee included, stays within {@code money}. */
    private OptionalLong affordable(AccountId account, BillingMonth month, BigDecimal money) {
        ContractTerms contract = terms.terms(account, month.month());
        return contract.invoice(0)
                .map(invoice ->
                        contract.messagesWithin(money.subtract(invoice.base()).max(BigDecimal.ZERO), 0))
                .orElse(OptionalLong.empty());
    }

    /**
     * Sets the month's ceiling anew from the last reading, and notes in the ledger by how much the messages sent
     * elsewhere have changed. Does nothing while no limit is known: nothing is granted then anyway.
     */
    void recompute(AccountId account, BillingMonth month, Instant now) {
        Reading last = store.lastReading(account, month.month()).orElse(null);
        if (last == null) {
            return;
        }
        // The first readings of a month may still show the last month's consumption, so they bind only while they are
        // the last; later ones bind for the rest of the month, because messages sent elsewhere are never unsent.
        long external = LongStream.of(
                        store.largestExternal(
                                account, month.month(), month.start().plus(settings.settlingIn())),
                        last.external(),
                        countedBeyondOurs(account, month))
                .max()
                .orElseThrow();
        long known = store.sum(account, month.month(), EntryKind.EXTERNAL);
        if (external != known) {
            store.append(account, externalEntry(month, now, external - known));
        }
        limit(account, month, last).ifPresent(limit -> {
            long allowed = Math.min(limit - external, limit - lateView(account, month, last));
            store.setAllowed(account, month.month(), Pot.MONTH, Math.max(0, allowed));
        });
    }

    /** What LINE's counts of finished days show beyond our own messages of those days. */
    private long countedBeyondOurs(AccountId account, BillingMonth month) {
        Map<QuotaStore.DayRoute, Long> ours = store.usedByDay(account, month.month());
        return store.confirmedByDay(account, month.month()).entrySet().stream()
                .mapToLong(day -> Math.max(0, day.getValue() - ours.getOrDefault(day.getKey(), 0L)))
                .sum();
    }

    /** What others sent if LINE has not yet seen our messages of the last {@code lineLag}. */
    private long lateView(AccountId account, BillingMonth month, Reading last) {
        if (settings.lineLag().isZero()) {
            return last.external();
        }
        return Math.max(
                0,
                last.consumption()
                        - store.usedUntil(account, month.month(), last.at().minus(settings.lineLag())));
    }

    private static LedgerEntry externalEntry(BillingMonth month, Instant now, long change) {
        return new LedgerEntry(
                now,
                month.month(),
                EntryKind.EXTERNAL,
                List.of(Pot.MONTH),
                change,
                null,
                null,
                null,
                "sent elsewhere, by LINE's consumption");
    }
}
