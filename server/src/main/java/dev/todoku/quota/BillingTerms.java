package dev.todoku.quota;

import dev.todoku.kernel.AccountId;
import dev.todoku.metering.ContractTerms;
import java.time.YearMonth;
import java.time.ZoneId;

/** What an account's contract says; asked by quota, answered from the account's rows. */
public interface BillingTerms {

    /** The zone whose calendar months are the billing months. */
    ZoneId zone(AccountId account);

    ContractTerms terms(AccountId account, YearMonth month);
}
