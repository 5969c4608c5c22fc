package dev.todoku.emulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MultipartTest {
    private static Optional<Multipart> parse(String boundary, String body) {
        return Multipart.parse("multipart/form-data; boundary=" + boundary, body.getBytes(UTF_8));
    }

    @Test
    void partsAreReadByName() {
        Multipart form = parse("xyz", """
                --xyz
                Content-Disposition: form-data; name="a"

                値
                --xyz
                Content-Disposition: form-data; name="empty"


                --xyz--
                """.replace("\n", "\r\n")).orElseThrow();
        assertThat(form.part("a")).isEqualTo(new Multipart.Part(null, "値"));
        assertThat(form.part("empty")).isEqualTo(new Multipart.Part(null, ""));
        assertThat(form.part("b")).isNull();
    }

    @Test
    void delimitersAndHeadersWithoutEndTakeNoTime() {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            assertThat(parse("-", "-".repeat(4_000_000))).isPresent();
            assertThat(parse("x", "--x\r\n" + "content-disposition:".repeat(200_000) + "\r\n\r\na\r\n--x--"))
                    .isPresent();
        });
    }
}
