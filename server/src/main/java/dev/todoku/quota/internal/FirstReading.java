package dev.todoku.quota.internal;

import dev.todoku.account.AccountChecked;
import dev.todoku.quota.Reconciliation;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Reads an account's limit as soon as it is connected or its contract changes, so that nobody waits for a timer. */
@Component
class FirstReading {

    private final Reconciliation reconciliation;

    FirstReading(Reconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    @EventListener
    void on(AccountChecked event) {
        reconciliation.read(event.account());
    }
}
