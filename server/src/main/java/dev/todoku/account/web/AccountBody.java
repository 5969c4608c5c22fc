package dev.todoku.account.web;

import dev.todoku.account.Account;
import dev.todoku.account.Check;
import dev.todoku.kernel.AccountId;
import dev.todoku.metering.Contract;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account as the API shows it, with this month's contract. {@code tokenKind}: issued or pasted.
 */
record AccountBody(
        AccountId accountId,
        String name,
        String channelId,
        String botUserId,
        String basicId,
        String plan,
        @Nullable Long additionalCap,
        String timeZone,
        String currency,
        String webhookPath,
        String tokenKind,
        List<Check> checks) {

    static AccountBody of(Account account, YearMonth month) {
        Contract contract = account.contract(month);
        return new AccountBody(
                account.id(),
                account.name(),
                account.channelId(),
                account.botUserId().toString(),
                account.basicId(),
                contract.plan().id(),
                contract.additionalCap(),
                contract.plan().zone().getId(),
                contract.plan().currency().getCurrencyCode(),
                "/webhook/" + account.id(),
                account.issued() ? "issued" : "pasted",
                account.checks());
    }
}
