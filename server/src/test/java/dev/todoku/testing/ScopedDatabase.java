package dev.todoku.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.todoku.kernel.AccountScope;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** A fresh database as modules see it: in the role that owns nothing, through {@link AccountScope}; without a server. */
public record ScopedDatabase(DSLContext sql, AccountScope scope) {

    /** Connects anew for each transaction. */
    public static ScopedDatabase create() {
        return over(FreshDatabase.create().owner());
    }

    /** Keeps its connections, for those who have very many transactions. */
    public static ScopedDatabase pooled() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(FreshDatabase.create().owner());
        config.setMaximumPoolSize(8);
        return over(new HikariDataSource(config));
    }

    private static ScopedDatabase over(DataSource owner) {
        var pool = new DelegatingDataSource(owner) {
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
