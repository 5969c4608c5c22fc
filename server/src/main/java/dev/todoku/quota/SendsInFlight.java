package dev.todoku.quota;

import dev.todoku.kernel.AccountId;
import java.time.Instant;

/** Requests that have begun and whose outcome is not written: LINE may have counted them. Told by those who send. */
public interface SendsInFlight {

    /** Their recipients in this account, among deliveries that can count in a month begun at {@code since}. */
    long recipients(AccountId account, Instant since);
}
