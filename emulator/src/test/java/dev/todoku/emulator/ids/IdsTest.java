package dev.todoku.emulator.ids;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(1_469_918_176_385L));

    @Test
    void eventIdsAreUlids() {
        // The time part of the example in the ULID specification.
        assertThat(new Ids(new Entropy(1), CLOCK).eventId())
                .startsWith("01ARYZ6S41")
                .hasSize(26);
    }

    @Test
    void requestIdsAreVersion4Uuids() {
        assertThat(new Ids(new Entropy(1), CLOCK).requestId())
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }

    @Test
    void messageIdsRise() {
        Ids ids = new Ids(new Entropy(1), CLOCK);
        assertThat(ids.messageId()).isLessThan(ids.messageId());
    }

    @Test
    void fromTheStartEverythingIsTheSameAgain() {
        Ids ids = new Ids(new Entropy(9), CLOCK);
        String first = ids.channelId() + ids.secret() + ids.token(20) + ids.basicId();
        ids.restart();
        assertThat(ids.channelId() + ids.secret() + ids.token(20) + ids.basicId())
                .isEqualTo(first);
    }
}
