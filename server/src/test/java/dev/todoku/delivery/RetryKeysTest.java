package dev.todoku.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The same key always stands for the same bytes, and the same request for the same key. */
class RetryKeysTest {

    private static final byte[] SECRET = new byte[32];
    private static final UUID DELIVERY = new UUID(1, 1);
    private static final UUID HANAKO = new UUID(2, 1);
    private static final UUID TARO = new UUID(2, 2);

    private static UUID key(UUID delivery, String messages, UUID... to) {
        return RetryKeys.of(SECRET, delivery, List.of(to), messages);
    }

    @Test
    void otherPeopleOrAnotherTextOrAnotherDeliveryHaveAnotherKey() {
        assertThat(List.of(
                        key(DELIVERY, "[1]", HANAKO, TARO),
                        key(DELIVERY, "[1]", TARO, HANAKO),
                        key(DELIVERY, "[1]", HANAKO),
                        key(DELIVERY, "[2]", HANAKO, TARO),
                        key(new UUID(1, 2), "[1]", HANAKO, TARO)))
                .doesNotHaveDuplicates();
        assertThat(key(DELIVERY, "[1]", HANAKO, TARO))
                .isEqualTo(key(DELIVERY, "[1]", HANAKO, TARO))
                .satisfies(key -> assertThat(key.version()).isEqualTo(8));
    }
}
