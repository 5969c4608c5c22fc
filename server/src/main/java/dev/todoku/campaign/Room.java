package dev.todoku.campaign;

import dev.todoku.kernel.AccountId;
import dev.todoku.quota.Decision;
import dev.todoku.quota.Pot;
import dev.todoku.quota.Quota;
import dev.todoku.quota.Statements;
import dev.todoku.quota.Usage;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks whether so many messages would fit in the month as it stands; reserves nothing. */
@Component
class Room {

    private final Quota quota;
    private final Statements statements;

    Room(Quota quota, Statements statements) {
        this.quota = quota;
        this.statements = statements;
    }

    /** Empty: they would fit. */
    Optional<Decision.DoesNotFit> lacking(AccountId account, long count) {
        Usage usage = statements.usage(account, quota.month(account).month());
        Pot month = usage.monthPot();
        return count <= month.remaining()
                ? Optional.empty()
                : Optional.of(new Decision.DoesNotFit(
                        count,
                        Pot.MONTH,
                        month.ceiling(),
                        month.remaining(),
                        usage.month().end()));
    }
}
