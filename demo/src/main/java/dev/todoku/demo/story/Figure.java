package dev.todoku.demo.story;

import java.math.BigDecimal;

/** A number and who says it. */
record Figure(Source source, BigDecimal value) {

    enum Source {
        TODOKU("source.todoku"),
        LINE("source.line"),
        HAND("source.hand");

        private final String key;

        Source(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    /** What is counted. */
    enum Unit {
        MESSAGES("unit.messages"),
        YEN("unit.yen"),
        PEOPLE("unit.people");

        private final String key;

        Unit(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    static Figure todoku(Number value) {
        return new Figure(Source.TODOKU, exact(value));
    }

    /** From the emulator's own ledger, which shares no code of counting with the server. */
    static Figure line(Number value) {
        return new Figure(Source.LINE, exact(value));
    }

    /** Written down in {@link ByHand}. */
    static Figure hand(Number value) {
        return new Figure(Source.HAND, exact(value));
    }

    private static BigDecimal exact(Number value) {
        return value instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(value.longValue());
    }

    boolean equalTo(Figure other) {
        return value.compareTo(other.value) == 0;
    }
}
