package dev.todoku.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.todoku.demo.installation.Ports;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void tellsTheStoryInJapaneseOnTheUsualPortsUnlessToldOtherwise() {
        assertThat(Options.of(List.of())).isEqualTo(new Options(false, false, Locale.JAPANESE, true, Ports.USUAL));
    }

    @Test
    void readsEveryOption() {
        List<String> all = List.of(
                "--once",
                "--verbose",
                "--no-console",
                "--lang",
                "en",
                "--port",
                "1",
                "--management-port",
                "2",
                "--emulator-port",
                "3");
        assertThat(Options.of(all)).isEqualTo(new Options(true, true, Locale.ENGLISH, false, new Ports(1, 2, 3)));
    }

    @Test
    void saysWhatItGotAndExpected() {
        assertThatThrownBy(() -> Options.of(List.of("--port", "x")))
                .hasMessage("--port: got 'x' (expected: a port from 1 to 65535)");
        assertThatThrownBy(() -> Options.of(List.of("--lang"))).hasMessage("--lang: got no value (expected: one)");
        assertThatThrownBy(() -> Options.of(List.of("--lang", "fr"))).hasMessageContaining("expected: ja or en");
        assertThatThrownBy(() -> Options.of(List.of("--twice"))).hasMessageContaining("--twice");
    }
}
