package dev.todoku.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.todoku.inbound.Arrival.LoggedEvent;
import dev.todoku.inbound.Arrival.SetAside;
import dev.todoku.inbound.InboundLog.AsideEntry;
import dev.todoku.inbound.InboundLog.Pending;
import dev.todoku.kernel.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every log of inbound events must do, whatever it is kept in. */
abstract class InboundLogContract {

    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    private static final UUID ANN = new UUID(1, 1);
    private static final UUID BEN = new UUID(2, 2);

    private final AccountId account = freshAccount();

    abstract InboundLog log();

    /** An account whose log is empty. */
    abstract AccountId freshAccount();

    /** Runs in a transaction of the account. */
    abstract <T> T in(AccountId account, Supplier<T> work);

    @Test
    void keepsTheOrderOfArrival() {
        append(event("e1", ANN), event("e2", BEN));
        append(event("e3", ANN));

        assertThat(ids(next())).containsExactly("e1", "e2", "e3");
    }

    @Test
    void anEventKnownByItsIdIsThereOnce() {
        append(event("e1", ANN), event("e1", ANN));
        append(event("e1", ANN), event("e2", ANN));

        assertThat(ids(next())).containsExactly("e1", "e2");
    }

    @Test
    void anEventThatIsDoneDoesNotComeBack() {
        append(event("e1", ANN));
        done(next());
        append(event("e1", ANN));

        assertThat(next()).isEmpty();
        assertThat(log().unfinished()).doesNotContain(account);
    }

    @Test
    void theSameIdInAnotherAccountIsAnotherEvent() {
        AccountId other = freshAccount();
        append(event("e1", ANN));
        log().append(List.of(new Arrival(other, NOW, List.of(event("e1", ANN)), List.of())));

        done(next());

        assertThat(in(other, () -> log().next(other, NOW, 10))).hasSize(1);
        assertThat(log().unfinished()).contains(other).doesNotContain(account);
    }

    @Test
    void doneCountsOnlyIfItsTransactionCommits() {
        append(event("e1", ANN));

        assertThatThrownBy(() -> in(account, () -> {
                    log().done(account, positions(log().next(account, NOW, 10)));
                    throw new IllegalStateException("killed here");
                }))
                .hasMessage("killed here");

        assertThat(ids(next())).containsExactly("e1");
        assertThat(log().unfinished()).contains(account);
    }

    @Test
    void aPostponedEventHoldsUpItsFriendOnly() {
        append(event("e1", ANN), event("e2", ANN), event("e3", BEN), event("e4", null));
        Instant due = NOW.plusSeconds(2);

        postpone(next().getFirst(), due);

        assertThat(ids(next())).containsExactly("e3", "e4");
        assertThat(in(account, () -> log().nextDue(account))).contains(due);
        List<Pending> later = in(account, () -> log().next(account, due, 10));
        assertThat(ids(later)).containsExactly("e1", "e2", "e3", "e4");
        assertThat(later.getFirst().attempts()).isEqualTo(1);
    }

    @Test
    void anEventWithoutFriendHoldsUpNobody() {
        append(event("e1", null), event("e2", null));

        postpone(next().getFirst(), NOW.plusSeconds(2));

        assertThat(ids(next())).containsExactly("e2");
    }

    @Test
    void whatIsGivenUpIsSetAsideWithTheReason() {
        append(event("e1", ANN), event("e2", ANN));

        in(account, () -> {
            log().giveUp(account, log().next(account, NOW, 1).getFirst().position(), NOW, "no such shop");
            return true;
        });

        assertThat(ids(next())).containsExactly("e2");
        AsideEntry entry = aside().getFirst();
        assertThat(entry.reason()).isEqualTo("failed-event");
        assertThat(entry.detail()).isEqualTo("no such shop");
        assertThat(entry.content()).isEqualTo("{\"id\":\"e1\"}");
    }

    @Test
    void theSameSetAsideTwiceIsOneEntry() {
        SetAside same = new SetAside(AsideReason.MALFORMED_EVENT, "type: got nothing", "{}");
        for (int i = 0; i < 2; i++) {
            log().append(List.of(new Arrival(account, NOW, List.of(), List.of(same))));
        }

        assertThat(aside()).hasSize(1);
    }

    @Test
    void takesAnyTextAFriendCanType() {
        String json = "{\"text\":\"\\u0000 '\\\\ \uD83C\uDF75 \uD83C {},\\\"\"}";
        log().append(List.of(new Arrival(account, NOW, List.of(new LoggedEvent("e1", ANN, json)), List.of())));

        assertThat(next().getFirst().json()).isEqualTo(json.replace("\uD83C {", "? {"));
    }

    @Test
    void tellsHowLongTheOldestWaits() {
        append(event("e1", ANN));

        assertThat(log().lag(NOW.plusSeconds(90))).isGreaterThanOrEqualTo(Duration.ofSeconds(90));
    }

    private void append(LoggedEvent... events) {
        log().append(List.of(new Arrival(account, NOW, Arrays.asList(events), List.of())));
    }

    private static LoggedEvent event(String id, @Nullable UUID user) {
        return new LoggedEvent(id, user, "{\"id\":\"%s\"}".formatted(id));
    }

    private List<Pending> next() {
        return in(account, () -> log().next(account, NOW, 10));
    }

    private void done(List<Pending> pending) {
        in(account, () -> {
            log().done(account, positions(pending));
            return true;
        });
    }

    private void postpone(Pending pending, Instant due) {
        in(account, () -> {
            log().postpone(account, pending.position(), due);
            return true;
        });
    }

    private List<AsideEntry> aside() {
        return in(account, () -> log().setAside(account, Long.MAX_VALUE, 10));
    }

    private static List<Long> positions(List<Pending> pending) {
        return pending.stream().map(Pending::position).toList();
    }

    private static List<String> ids(List<Pending> pending) {
        return pending.stream()
                .map(each -> each.json().replaceAll("\\{\"id\":\"(.*)\"}", "$1"))
                .toList();
    }
}
