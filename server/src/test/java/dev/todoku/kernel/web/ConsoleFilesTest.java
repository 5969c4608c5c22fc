package dev.todoku.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConsoleFilesTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z", "todoku.console=" + builtConsole());

    @Test
    void servesTheConsoleAndItsOwnPaths() {
        Http browser = TODOKU.open();

        assertThat(browser.get("/").text()).isEqualTo("<p>start</p>");
        assertThat(browser.get("/campaigns/12").text()).isEqualTo("<p>start</p>");
        assertThat(browser.get("/campaigns/12").header("Cache-Control")).contains("no-cache");
        assertThat(browser.get("/assets/app-1a2b.js").text()).isEqualTo("go()");
        assertThat(browser.get("/assets/app-1a2b.js").header("Cache-Control")).contains("immutable");
    }

    @Test
    void whatIsNotAPageOfTheConsoleStaysUnknown() {
        assertThat(TODOKU.open().get("/missing.js").status()).isEqualTo(404);
        assertThat(TODOKU.open().get("/../secret").status()).isIn(400, 404);
        assertThat(TODOKU.api().get("/api/v1/nothing").status()).isEqualTo(404);
    }

    private static Path builtConsole() {
        try {
            Path folder = Files.createTempDirectory("todoku-console");
            Files.createDirectories(folder.resolve("assets"));
            Files.writeString(folder.resolve("index.html"), "<p>start</p>");
            Files.writeString(folder.resolve("assets").resolve("app-1a2b.js"), "go()");
            return folder;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
