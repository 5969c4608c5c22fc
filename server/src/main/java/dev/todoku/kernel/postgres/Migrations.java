package dev.todoku.kernel.postgres;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the schemas up to date: one schema and one folder of migrations per module, in floor order.
 */
public final class Migrations {

    /** Modules that keep rows. The build generates tables from the same list ({@code modules.with.tables} in the pom). */
    public static final List<String> MODULES =
            List.of("kernel", "account", "inbound", "friend", "quota", "delivery", "reply", "campaign", "staff");

    private Migrations() {}

    /** Migrates them all; {@code owner} connects as the owner of all tables, which the application itself never is */
    public static void run(DataSource owner) {
        for (String module : MODULES) {
            Flyway.configure()
                    .dataSource(owner)
                    .locations("classpath:db/migration/" + module)
                    .schemas(module)
                    .defaultSchema(module)
                    .load()
                    .migrate();
        }
    }
}
