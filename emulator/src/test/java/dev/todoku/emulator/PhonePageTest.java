package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhonePageTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private Box box;

    @BeforeEach
    void open() throws IOException {
        box = Box.atNoon();
    }

    @AfterEach
    void close() {
        box.close();
        client.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/_emulator/, text/html; charset=utf-8",
        "/_emulator/app/main.js, text/javascript; charset=utf-8",
        "/_emulator/render/render.css, text/css; charset=utf-8"
    })
    void thePageAndItsFilesComeWithTheirTypes(String path, String type) throws Exception {
        HttpResponse<String> answer = get(path, null);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains(type);
        assertThat(answer.body()).isNotEmpty();
    }

    @Test
    void onlyItsOwnScriptsRun() throws Exception {
        assertThat(get("/_emulator/", null).headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "script-src 'self'")
                        .doesNotContain("unsafe"));
    }

    @Test
    void aFileThatIsUnchangedIsNotSentAgain() throws Exception {
        String tag =
                get("/_emulator/app/main.js", null).headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = get("/_emulator/app/main.js", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void theAddressWithoutTheSlashLeadsThere() throws Exception {
        HttpResponse<String> answer = get("/_emulator", null);
        assertThat(answer.statusCode()).isEqualTo(308);
        assertThat(answer.headers().firstValue("Location")).contains("/_emulator/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/_emulator/../pom.xml", "/_emulator/app/nothing.js", "/_emulator/PhonePage.class"})
    void nothingElseIsServed(String path) throws Exception {
        assertThat(get(path, null).statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path, @Nullable String tag) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(box.server().url() + path));
        if (tag != null) request.header("If-None-Match", tag);
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
