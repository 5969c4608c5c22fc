package dev.todoku.testing;

import dev.todoku.kernel.AccountScope;
import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** A fresh database as modules see it: in the role that owns nothing, through {@link AccountScope}; without a server. */
public record ScopedDatabase(DSLContext sql, AccountScope scope) {

    public static ScopedDatabase create() {
        var pool = new DelegatingDataSource(FreshDatabase.create().owner()) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                try (var statement = connection.createStatement()) {
                    statement.execute("set role todoku_app");
                }
                return connection;
            }
        };
        DSLContext sql = DSL.using(new TransactionAwareDataSourceProxy(pool), SQLDialect.POSTGRES);
        return new ScopedDatabase(sql, new AccountScope(new DataSourceTransactionManager(pool), sql, pool));
    }
}
