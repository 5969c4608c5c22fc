package dev.todoku.delivery.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.delivery.DeliveryStore.Due;
import dev.todoku.kernel.AccountId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final Turns turns = new Turns(2);

    private static Due due(long account, int number) {
        return new Due(new AccountId(account), new UUID(account, number));
    }

    @Test
    void anAccountWithManyLeavesAWorkerToOneWithFew() {
        List<Due> many = IntStream.range(0, 20).mapToObj(i -> due(1, i)).toList();

        List<Due> begun =
                turns.begin(Stream.concat(many.stream(), Stream.of(due(2, 0))).toList());

        assertThat(begun).containsExactly(due(1, 0), due(2, 0));
        assertThat(turns.othersWait()).isTrue();
    }

    @Test
    void whoeverComesLaterGetsTheNextTurnNotTheOneThatJustHadIt() {
        List<Due> all = List.of(due(1, 0), due(1, 1), due(1, 2));
        assertThat(turns.begin(all)).containsExactly(due(1, 0), due(1, 1));
        turns.end(due(1, 0));
        assertThat(turns.begin(all)).containsExactly(due(1, 2));
        turns.end(due(1, 1));
        assertThat(turns.begin(List.of(due(1, 0), due(1, 1), due(1, 2), due(3, 0))))
                .containsExactly(due(3, 0));
        turns.end(due(1, 2));
        assertThat(turns.begin(all)).containsExactly(due(1, 0));
    }

    @Test
    void aTurnGoesOnWhileNobodyWaits() {
        turns.begin(List.of(due(1, 0), due(2, 0)));
        assertThat(turns.othersWait()).isFalse();
        assertThat(turns.isBusy()).isTrue();
        assertThat(turns.begin(List.of(due(1, 0), due(2, 0)))).isEmpty();
        turns.end(due(1, 0));
        turns.end(due(2, 0));
        assertThat(turns.isBusy()).isFalse();
    }
}
