package dev.todoku.protocol.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Lets Jazzer search for bytes that break the readers: by an exception, by taking a minute, or by memory. It runs in a
 * process of its own, with little memory, so that growth shows; the seed is fixed.
 */
class JazzerTest {

    private static final int SEED_BYTES_MAX = 4_096;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void nothingBreaksTheReaders(Target target) throws IOException, InterruptedException {
        fuzz(target, 2_000);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("long")
    void nothingBreaksTheReadersForLong(Target target) throws IOException, InterruptedException {
        fuzz(target, 1_000_000);
    }

    private void fuzz(Target target, int runs) throws IOException, InterruptedException {
        Path corpus = Files.createDirectory(folder.resolve("corpus"));
        for (byte[] seed : target.seeds().toList()) {
            if (seed.length <= SEED_BYTES_MAX) {
                Files.write(corpus.resolve("seed" + corpus.toFile().list().length), seed);
            }
        }
        Path log = folder.resolve("log");
        Process jazzer = new ProcessBuilder(command(target, runs, corpus))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int exit;
        try {
            exit = jazzer.waitFor();
        } finally {
            jazzer.destroyForcibly();
        }
        assertThat(exit).as("%s", tail(log)).isZero();
    }

    private List<String> command(Target target, int runs, Path corpus) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.className(),
                "--instrumentation_includes=dev.todoku.**",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-runs=" + runs,
                "-seed=1",
                "-max_len=" + SEED_BYTES_MAX,
                "-timeout=60",
                "-rss_limit_mb=1024",
                corpus.toString());
    }

    private static String tail(Path log) throws IOException {
        String text = new String(Files.readAllBytes(log), UTF_8);
        return text.substring(Math.max(0, text.length() - 4_000));
    }
}
