package dev.todoku.kernel;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one way to the database: a transaction that sees the rows of one account (law 7), or by name those of all. Without a
 * scope, row-level security shows no row. Inside a scope the same scope joins its transaction; another one is refused,
 * because the rows already locked belong to the first.
 */
public final class AccountScope {

    private static final Object CURRENT = AccountScope.class;
    private static final String ALL_ACCOUNTS = "all accounts";
    private static final String SCOPE = "select set_config('todoku.account', ?, true)";

    private final TransactionOperations joining;
    private final TransactionOperations separate;
    private final DSLContext sql;
    private final DataSource pool;

    public AccountScope(PlatformTransactionManager transactions, DSLContext sql, DataSource pool) {
        this.joining = new TransactionTemplate(transactions);
        TransactionTemplate own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.separate = own;
        this.sql = sql;
        this.pool = pool;
    }

    /** Runs in a transaction that sees this account only; an exception rolls it back. */
    public <T extends @Nullable Object> T in(AccountId account, Supplier<T> work) {
        return enter("account " + account, () -> open(account), work);
    }

    /** As {@link #in(AccountId, Supplier)}, for work without a result. */
    public void in(AccountId account, Runnable work) {
        this.<@Nullable Object>in(account, () -> {
            work.run();
            return null;
        });
    }

    /** Runs in a transaction that sees every account: for claim loops and imports, never for a request's own work. */
    public <T extends @Nullable Object> T across(Supplier<T> work) {
        return enter(ALL_ACCOUNTS, () -> sql.execute("set local role todoku_worker"), work);
    }

    /** As {@link #across(Supplier)}, for work without a result. */
    public void across(Runnable work) {
        this.<@Nullable Object>across(() -> {
            work.run();
            return null;
        });
    }

    /**
     * Runs in a transaction of its own whatever is open around it, which it neither sees nor changes: for settled facts of
     * an account that a worker needs while it holds rows of many.
     */
    public <T extends @Nullable Object> T apart(AccountId account, Supplier<T> work) {
        Object outer = TransactionSynchronizationManager.unbindResourceIfPossible(CURRENT);
        try {
            return begin(separate, "account " + account, () -> open(account), work);
        } finally {
            if (outer != null) {
                TransactionSynchronizationManager.bindResource(CURRENT, outer);
            }
        }
    }

    /** Takes what is wanted from a row. */
    public interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    /**
     * The one row that a query answers, in a transaction of its own as {@link #apart}, but with all of it in one round trip:
     * for what is asked so often that the trips would be most of the time. PostgreSQL takes what comes in one message as one
     * transaction, so that the scope ends with it.
     */
    public <T> T glance(AccountId account, String query, Reading<T> reading, Object... parameters) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(SCOPE + "; " + query)) {
            statement.setString(1, account.toString());
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 2, parameters[i]);
            }
            statement.execute();
            statement.getMoreResults();
            try (ResultSet rows = statement.getResultSet()) {
                rows.next();
                return reading.of(rows);
            }
        } catch (SQLException e) {
            throw new UncategorizedSQLException("a glance at account " + account, query, e);
        }
    }

    private void open(AccountId account) {
        sql.fetch(SCOPE, account.toString());
    }

    private <T extends @Nullable Object> T enter(String scope, Runnable open, Supplier<T> work) {
        Object current = TransactionSynchronizationManager.getResource(CURRENT);
        if (scope.equals(current)) {
            return work.get();
        }
        if (current != null || TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("scope: got %s inside a transaction of %s (expected: the same scope)"
                    .formatted(scope, current == null ? "no scope" : current));
        }
        return begin(joining, scope, open, work);
    }

    private static <T extends @Nullable Object> T begin(
            TransactionOperations transactions, String scope, Runnable open, Supplier<T> work) {
        return transactions.<T>execute(status -> {
            TransactionSynchronizationManager.bindResource(CURRENT, scope);
            try {
                open.run();
                return work.get();
            } finally {
                TransactionSynchronizationManager.unbindResource(CURRENT);
            }
        });
    }
}
