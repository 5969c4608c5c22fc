package dev.todoku;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.testing.RunningTodoku;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The committed {@code openapi.yaml} is what the server answers, so that a change of the API shows in review and the
 * console's types follow it. {@code -Dtodoku.openapi.write} writes it anew.
 */
class OpenApiTest {

    private static final Path COMMITTED = Path.of("openapi.yaml");

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    @Test
    void theCommittedApiIsTheServedOne() throws IOException {
        String served = TODOKU.api().get("/v3/api-docs.yaml").text();
        if (Boolean.getBoolean("todoku.openapi.write")) {
            Files.writeString(COMMITTED, served);
        }
        assertThat(served).contains("operationId: sendCampaign").isEqualTo(Files.readString(COMMITTED));
    }
}
