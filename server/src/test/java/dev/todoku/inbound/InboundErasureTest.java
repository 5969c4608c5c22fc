package dev.todoku.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.inbound.Arrival.LoggedEvent;
import dev.todoku.inbound.Arrival.SetAside;
import dev.todoku.inbound.InboundLog.AsideEntry;
import dev.todoku.inbound.InboundLog.Pending;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.protocol.UserId;
import dev.todoku.testing.RunningTodoku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People are taken out of the log slice by slice. */
class InboundErasureTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    private static final AtomicLong ACCOUNT = new AtomicLong(7_000);
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    private static final UserId ANN = UserId.parse(WebhookCalls.user(1));
    private static final UserId BEN = UserId.parse(WebhookCalls.user(2));

    private final AccountId account = new AccountId(ACCOUNT.incrementAndGet());

    @Test
    void aSliceAtATimeAndOnlyWhatCameBefore() {
        int count = 2 * InboundErasure.SLICE + 1;
        append(IntStream.range(0, count).mapToObj(i -> says("a" + i, ANN)).toList());
        done(count);
        append(List.of(says("b", BEN)));
        begin();
        append(List.of(says("again", ANN)));
        List<Integer> named = new ArrayList<>();

        while (!step()) {
            named.add(naming(ANN));
        }

        assertThat(named.subList(0, 3)).containsExactly(InboundErasure.SLICE + 2, 2, 1);
        assertThat(naming(BEN)).isEqualTo(1);
        assertThat(waiting()).containsExactly("b", "again");
    }

    @Test
    void whatNamesThemInAGroupIsNotKeptForWorkingOff() {
        append(List.of(
                new LoggedEvent("mention", null, "{\"who\":\"%s\"}".formatted(ANN)), says("b", BEN), says("a", ANN)));
        begin();
        assertThat(waiting()).containsExactly("mention", "b");

        all();

        assertThat(waiting()).containsExactly("b");
        assertThat(naming(ANN)).isZero();
    }

    @Test
    void whatWasSetAsideOfThemIsEmptiedWithItsDetail() {
        SetAside theirs =
                new SetAside(AsideReason.MALFORMED_EVENT, "text: got 'my secret'", "{\"by\":\"%s\"}".formatted(ANN));
        SetAside another = new SetAside(AsideReason.MALFORMED_EVENT, "type: got nothing", "{}");
        log().append(List.of(new Arrival(account, NOW, List.of(), List.of(theirs, another))));
        begin();

        all();

        assertThat(in(() -> log().setAside(account, Long.MAX_VALUE, 10)))
                .extracting(AsideEntry::detail)
                .containsExactly("type: got nothing", "erased");
        assertThat(in(() -> log().setAside(account, Long.MAX_VALUE, 10)))
                .extracting(AsideEntry::content)
                .containsExactly("{}", "");
    }

    private static InboundLog log() {
        return TODOKU.bean(InboundLog.class);
    }

    /** Always a new one: what is left to do stands in the database alone. */
    private static InboundErasure erasure() {
        return new InboundErasure(TODOKU.bean(DSLContext.class));
    }

    private <T extends @Nullable Object> T in(Supplier<T> work) {
        return TODOKU.bean(AccountScope.class).in(account, work);
    }

    private void begin() {
        in(() -> {
            erasure().begin(account, ANN);
            return true;
        });
    }

    private boolean step() {
        return in(() -> erasure().step(account, ANN));
    }

    private void all() {
        int steps = 0;
        while (!step()) {
            assertThat(++steps).isLessThan(10);
        }
    }

    private static LoggedEvent says(String id, UserId user) {
        return new LoggedEvent(id, user.value(), "{\"id\":\"%s\",\"by\":\"%s\"}".formatted(id, user));
    }

    private void append(List<LoggedEvent> events) {
        log().append(List.of(new Arrival(account, NOW, events, List.of())));
    }

    private void done(int count) {
        in(() -> {
            log().done(
                            account,
                            log().next(account, NOW, count).stream()
                                    .map(Pending::position)
                                    .toList());
            return true;
        });
    }

    private List<String> waiting() {
        return in(() -> TODOKU.bean(DSLContext.class)
                .fetch(
                        "select webhook_event_id from inbound.pending join inbound.events using (account_id, position)"
                                + " where account_id = ? order by position",
                        account.value())
                .getValues(0, String.class));
    }

    private int naming(UserId user) {
        return in(() -> TODOKU.bean(DSLContext.class)
                .fetchSingle(
                        "select count(*) from inbound.events where account_id = ? and position(? in encode(payload, 'escape')) > 0",
                        account.value(),
                        user.toString())
                .get(0, Integer.class));
    }
}
