package dev.todoku.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FigureTest {

    @Test
    void aFigureIsOneLineOfJsonBesideItsReference() {
        assertThat(new Figure("send", "multicast", 98_512.4, "recipients/s", 100_000, "ceiling").json())
                .isEqualTo("{\"bench\":\"send\",\"case\":\"multicast\",\"value\":98512,\"unit\":\"recipients/s\","
                        + "\"reference\":100000,\"ratio\":0.985,\"kind\":\"ceiling\"}");
    }

    @Test
    void aFloorIsItsOwnReference() {
        assertThat(Figure.floor("ingest", "http-floor", 812.34, "events/s").json())
                .contains("\"value\":812.3,")
                .contains("\"reference\":812.3,\"ratio\":1.000,\"kind\":\"floor\"");
    }

    @Test
    void theMedianIsTheMiddleOne() {
        assertThat(Figure.median(3, 1, 2)).isEqualTo(2);
        assertThat(Figure.median(7)).isEqualTo(7);
    }
}
