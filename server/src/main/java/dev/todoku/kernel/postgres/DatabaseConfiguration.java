package dev.todoku.kernel.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Installation;
import org.jooq.DSLContext;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Puts the database together in the one order that is safe: start, migrate as the owner, and only then hand out a pool.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

    @Bean(destroyMethod = "close")
    Database database(Installation installation, DatabaseSettings settings) {
        return Databases.start(installation, settings);
    }

    @Bean(destroyMethod = "close")
    SoleServer soleServer(Database database, ApplicationEventPublisher events) {
        SoleServer sole = SoleServer.claim(database.owner());
        sole.watch(events::publishEvent);
        return sole;
    }

    /** A connection from here runs as a role that sees nothing until {@link AccountScope} says which account. */
    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(Database database, SoleServer sole, DatabaseSettings settings) {
        RestoreMark.requireNone(database.owner());
        Migrations.run(database.owner());
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("todoku");
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(settings.connections());
        pool.setConnectionInitSql("set role todoku_app");
        return new HikariDataSource(pool);
    }

    @Bean
    AccountScope accountScope(PlatformTransactionManager transactions, DSLContext sql, HikariDataSource dataSource) {
        return new AccountScope(transactions, sql, dataSource);
    }
}
