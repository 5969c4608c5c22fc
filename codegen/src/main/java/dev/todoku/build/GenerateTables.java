package dev.todoku.build;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;

/**
 * Writes jOOQ's table classes, one package {@code dev.todoku.<module>.db} per module, from the module's own Flyway
 * migrations run on a throw-away PostgreSQL. Skipped while the migrations' hash is the one of the last run.
 *
 * <p>Arguments: folder of the migrations (one sub-folder per module), output folder, modules in floor order separated
 * by commas.
 */
public final class GenerateTables {

    /** Flyway's own table, and the partitions of one month, which come and go: code names their parents. */
    private static final String NOT_OURS_TO_NAME = "flyway_schema_history|.*_m\\d{6}";

    private GenerateTables() {}

    public static void main(String[] args) throws Exception {
        Path migrations = Path.of(args[0]);
        Path out = Path.of(args[1]);
        List<String> modules = List.of(args[2].split(",", -1));
        Path stamp = out.resolve(".stamp");
        String hash = hash(migrations, args[2]);
        if (Files.exists(stamp) && Files.readString(stamp).equals(hash)) {
            return;
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
            String url = postgres.getJdbcUrl("postgres", "postgres");
            for (String module : modules) {
                migrate(url, migrations, module);
            }
            for (String module : modules) {
                generate(url, module, out);
            }
        }
        Files.createDirectories(out);
        Files.writeString(stamp, hash);
    }

    private static void migrate(String url, Path migrations, String module) {
        Flyway.configure()
                .loggers("slf4j")
                .dataSource(url, "postgres", "postgres")
                .locations("filesystem:" + migrations.resolve(module))
                .schemas(module)
                .defaultSchema(module)
                .load()
                .migrate();
    }

    private static void generate(String url, String module, Path out) throws Exception {
        GenerationTool.generate(new Configuration()
                .withLogging(Logging.WARN)
                .withJdbc(new Jdbc().withDriver("org.postgresql.Driver").withUrl(url))
                .withGenerator(new Generator()
                        .withDatabase(new Database()
                                .withName("org.jooq.meta.postgres.PostgresDatabase")
                                .withInputSchema(module)
                                .withExcludes(NOT_OURS_TO_NAME)
                                .withIncludeRoutines(false)
                                .withForcedTypes(new ForcedType()
                                        .withName("INSTANT")
                                        .withIncludeTypes("(?i:timestamp with time zone|timestamptz)")))
                        .withGenerate(new Generate()
                                .withRecords(true)
                                .withPojos(false)
                                .withDaos(false)
                                .withGlobalCatalogReferences(false)
                                .withGeneratedAnnotation(true))
                        .withTarget(new Target()
                                .withPackageName("dev.todoku." + module + ".db")
                                .withDirectory(out.toString()))));
    }

    private static String hash(Path migrations, String modules) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(modules.getBytes(StandardCharsets.UTF_8));
        try (Stream<Path> files = Files.walk(migrations)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(migrations.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
