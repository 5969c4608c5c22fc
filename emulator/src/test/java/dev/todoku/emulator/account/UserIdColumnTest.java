package dev.todoku.emulator.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.ids.Entropy;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UserIdColumnTest {
    @Test
    void everyIdIsFoundUnderItsOrdinalAndNoOther() {
        Entropy random = new Entropy(7);
        UserIdColumn column = new UserIdColumn();
        for (int ordinal = 0; ordinal < 100_000; ordinal++)
            assertThat(column.add(new UUID(random.nextLong(), random.nextLong())))
                    .isEqualTo(ordinal);
        for (int ordinal = 0; ordinal < column.size(); ordinal++)
            assertThat(column.find(column.get(ordinal))).isEqualTo(ordinal);
        assertThat(column.find(new UUID(random.nextLong(), random.nextLong()))).isEqualTo(-1);
    }

    @Test
    void idsThatShareAHalfAreDifferent() {
        UserIdColumn column = new UserIdColumn();
        column.add(new UUID(1, 2));
        column.add(new UUID(2, 1));
        column.add(new UUID(1, 1));
        assertThat(column.find(new UUID(2, 1))).isEqualTo(1);
        assertThat(column.find(new UUID(1, 1))).isEqualTo(2);
        assertThat(column.find(new UUID(2, 2))).isEqualTo(-1);
    }
}
