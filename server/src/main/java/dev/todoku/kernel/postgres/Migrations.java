package dev.todoku.kernel.postgres;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Brings the schemas up to date: one schema and one folder of migrations per module, in floor order.
 */
public final class Migrations {

    /** Modules that keep rows. The build generates tables from the same list ({@code modules.with.tables} in the pom). */
    public static final List<String> MODULES = List.of(
            "kernel",
            "account",
            "inbound",
            "friend",
            "quota",
            "audience",
            "transfer",
            "delivery",
            "action",
            "reply",
            "campaign",
            "gateway",
            "staff");

    private Migrations() {}

    /** Migrates them all; {@code owner} connects as the owner of all tables, which the application itself never is. */
    public static void run(DataSource owner) {
        MODULES.forEach(module -> configure(owner, module).load().migrate());
    }

    /**
     * Migrates to the versions of another installation, so that its rows fit; modules it did not have stay away.
     *
     * @param versions by module, as {@link #versions} tells them
     */
    public static void run(DataSource owner, Map<String, String> versions) {
        MODULES.stream()
                .filter(versions::containsKey)
                .forEach(module -> configure(owner, module)
                        .target(versions.get(module))
                        .load()
                        .migrate());
    }

    /** The version each module's schema is at; none for a module without a migration. */
    public static Map<String, String> versions(DataSource owner) {
        Map<String, String> versions = new LinkedHashMap<>();
        for (String module : MODULES) {
            MigrationInfo current = configure(owner, module).load().info().current();
            if (current != null && current.getVersion() != null) {
                versions.put(module, current.getVersion().getVersion());
            }
        }
        return versions;
    }

    private static FluentConfiguration configure(DataSource owner, String module) {
        return Flyway.configure()
                .dataSource(owner)
                .locations("classpath:db/migration/" + module)
                .schemas(module)
                .defaultSchema(module);
    }
}
