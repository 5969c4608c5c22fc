package dev.todoku.quota;

import dev.todoku.kernel.AccountId;
import dev.todoku.metering.PlannedSend;
import java.util.List;

/** What is planned and not reserved yet. Told by those who plan, asked outside of transactions. */
public interface PlannedUse {

    /** Days are those of the account's plan. */
    List<PlannedSend> planned(AccountId account);
}
