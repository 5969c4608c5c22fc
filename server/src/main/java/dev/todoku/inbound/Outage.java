package dev.todoku.inbound;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Tells a database that does not work just now from an event that nobody can act on: the first is waited for, however
 * long; the second has attempts.
 */
final class Outage {

    /**
     * Classes of SQLSTATE (PostgreSQL, appendix A): connection; rollback by deadlock or serialisation; insufficient
     * resources; operator intervention; system error.
     */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");

    private Outage() {}

    static boolean isBehind(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotCreateTransactionException) {
                return true;
            }
            if (cause instanceof SQLException sql
                    && (sql.getSQLState() == null
                            || CLASSES.contains(sql.getSQLState().substring(0, 2)))) {
                return true;
            }
        }
        return false;
    }
}
