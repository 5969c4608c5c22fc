package dev.todoku.quota.internal;

import dev.todoku.account.Accounts;
import dev.todoku.kernel.AccountId;
import dev.todoku.metering.ContractTerms;
import dev.todoku.quota.BillingTerms;
import java.time.YearMonth;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** The terms an account's owner stated. */
@Component
class ContractTermsOfAccounts implements BillingTerms {

    private final Accounts accounts;

    ContractTermsOfAccounts(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public ZoneId zone(AccountId account) {
        return accounts.zone(account);
    }

    @Override
    public ContractTerms terms(AccountId account, YearMonth month) {
        return accounts.contract(account, month).termsIn(month);
    }
}
