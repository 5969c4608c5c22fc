package dev.todoku.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

class JsonTest {

    @Test
    void numbersKeepTheirDigits() {
        String json = "{\"latitude\":35.687574000,\"id\":12345678901234567890,\"n\":1.0}";
        assertThat(Json.write(Json.read(json))).asString().isEqualTo(json);
    }

    @Test
    void nothingMayFollowTheDocument() {
        assertThatThrownBy(() -> Json.read("{} {}")).isInstanceOf(JacksonException.class);
    }

    @Test
    void nestingHasALimit() {
        assertThatThrownBy(() -> Json.read("[".repeat(5_000) + "]".repeat(5_000)))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void anExponentBeyondNumbersIsNoDocument() {
        String json = "{\"n\":1e10000001040}";
        assertThatThrownBy(() -> Json.read(json)).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> Json.read(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(JacksonException.class);
    }
}
