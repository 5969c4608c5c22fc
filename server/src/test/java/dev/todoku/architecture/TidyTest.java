package dev.todoku.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.kernel.postgres.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Style as a test, over the sources of every Maven module: sizes, null-marked packages, calls that would bring in a second
 * source of time or chance.
 */
class TidyTest {

    private static final Path ROOT = root();
    private static final int LINES_MAX = 400;

    /** Time comes from the injected clock, chance from the injected generator (law 12). */
    private static final Pattern SECOND_SOURCE =
            Pattern.compile("\\b(Instant|LocalDate|LocalDateTime|LocalTime|YearMonth"
                    + "|ZonedDateTime|OffsetDateTime|Year)\\.now\\(|currentTimeMillis|new Random\\(\\)|Math\\.random"
                    + "|UUID\\.randomUUID|new Date\\(\\)|Clock\\.system");

    /** Where the clock is chosen; nothing else may. */
    private static final Pattern SYSTEM_CLOCK = Pattern.compile("InstantSource\\.system\\(");

    private static final List<String> COMPOSITION_ROOTS =
            List.of("Todoku.java", "Emulator.java", "EmulatorOptions.java", "Demo.java", "Bench.java");

    /** A transaction's time is the machine's, not the installation's. */
    private static final Pattern SQL_CLOCK = Pattern.compile(
            "(?i)\\bnow\\(\\)|current_(timestamp|date|time)\\b|clock_timestamp|localtimestamp|statement_timestamp");

    private static final Pattern JOOQ_CLOCK = Pattern.compile(
            "(?i)\\b(currentTimestamp|currentInstant|currentOffsetDateTime|currentLocalDate\\w*|currentDate)\\(");

    private static final Pattern CONSOLE_OUTPUT = Pattern.compile("System\\.(out|err)\\b");

    @Test
    void noSourceFileIsLongerThanFourHundredLines() {
        assertThat(mainSources()).as("sources found").hasSizeGreaterThan(100);
        assertThat(mainSources().filter(file -> lines(file).size() > LINES_MAX)).isEmpty();
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(Stream.concat(mainSources(), testSources())
                        .map(Path::getParent)
                        .distinct()
                        .filter(folder -> !isNullMarked(folder)))
                .isEmpty();
    }

    @Test
    void timeAndChanceComeFromOneSource() {
        assertThat(mainSources().flatMap(file -> hits(file, SECOND_SOURCE))).isEmpty();
        assertThat(mainSources()
                        .filter(file ->
                                !COMPOSITION_ROOTS.contains(file.getFileName().toString()))
                        .flatMap(file -> hits(file, SYSTEM_CLOCK)))
                .isEmpty();
    }

    @Test
    void sqlAsksNobodyForTheTime() {
        assertThat(files("sql").flatMap(file -> hits(file, SQL_CLOCK))).isEmpty();
        assertThat(mainSources().flatMap(file -> hits(file, JOOQ_CLOCK))).isEmpty();
    }

    @Test
    void nothingSleeps() {
        assertThat(Stream.concat(mainSources(), testSources())
                        .filter(file -> !file.endsWith("TidyTest.java"))
                        .flatMap(file -> hits(file, Pattern.compile("Thread\\.sleep"))))
                .isEmpty();
    }

    @Test
    void nothingIsLeftForLater() {
        assertThat(Stream.concat(mainSources(), testSources())
                        .filter(file -> !file.endsWith("TidyTest.java"))
                        .flatMap(file -> hits(
                                file,
                                Pattern.compile("\\b(TODO|FIXME|XXX)\\b|UnsupportedOperationException|@Disabled"))))
                .isEmpty();
    }

    @Test
    void onlyWhatTheUserStartsWritesToTheTerminal() {
        assertThat(mainSources()
                        .filter(file -> file.startsWith(ROOT.resolve("server")))
                        .filter(file -> !file.resolveSibling("").endsWith("dev/todoku"))
                        .flatMap(file -> hits(file, CONSOLE_OUTPUT)))
                .isEmpty();
    }

    @Test
    void theBuildGeneratesTablesForTheModulesThatMigrate() {
        assertThat(String.join("\n", lines(ROOT.resolve("server/pom.xml"))))
                .contains("<modules.with.tables>" + String.join(",", Migrations.MODULES) + "</modules.with.tables>");
    }

    private static Stream<Path> mainSources() {
        return files("java").filter(file -> file.toString().contains("/src/main/"));
    }

    private static Stream<Path> testSources() {
        return files("java").filter(file -> !file.toString().contains("/src/main/"));
    }

    private static Stream<Path> files(String extension) {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules
                    .map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .filter(src -> Files.exists(src.resolveSibling("pom.xml")))
                    .flatMap(TidyTest::walk)
                    .filter(file -> file.toString().endsWith("." + extension))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> walk(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A test's package may be marked by the package-info of the code it tests. */
    private static boolean isNullMarked(Path folder) {
        return Stream.of(folder, Path.of(folder.toString().replaceFirst("/src/\\w+/java/", "/src/main/java/")))
                .map(each -> each.resolve("package-info.java"))
                .anyMatch(info ->
                        Files.exists(info) && String.join("\n", lines(info)).contains("@NullMarked"));
    }

    private static Stream<String> hits(Path file, Pattern banned) {
        List<String> lines = lines(file);
        return IntStream.range(0, lines.size())
                .filter(line -> banned.matcher(lines.get(line)).find())
                .mapToObj(line -> "%s:%d: %s"
                        .formatted(
                                ROOT.relativize(file), line + 1, lines.get(line).strip()));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of the reactor: the nearest one above us with Maven's own settings. */
    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        return Stream.iterate(folder, each -> each.resolveSibling(""))
                .limit(folder.getNameCount())
                .filter(each -> Files.exists(each.resolve(".mvn")))
                .findFirst()
                .orElseThrow();
    }
}
