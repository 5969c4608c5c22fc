package dev.todoku.emulator.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.protocol.Json;
import dev.todoku.protocol.message.FlexMessage;
import dev.todoku.protocol.message.Message;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalTest {
    private final Journal journal = new Journal();

    @Test
    void tellsExactlyWhatCameAfterAVersion() {
        add(3_000);
        long seen = journal.since(0).version();
        assertThat(journal.since(seen).entries()).isEmpty();
        add(2);
        assertThat(numbers(journal.since(seen).entries())).containsExactly(0L, 1L);
        assertThat(journal.entries()).hasSize(3_002);
    }

    @Test
    void letsTheOldestGoWhenItIsFull() {
        int room = 1 << 19;
        add(room + 5);
        assertThat(journal.dropped()).isEqualTo(5);
        assertThat(numbers(journal.since(0).entries()))
                .hasSize(room)
                .startsWith(5L)
                .endsWith(room + 4L);
    }

    @Test
    void letsTheOldestGoWhenLayoutsWouldFillTheMemory() {
        String text = "a".repeat(1 << 20);
        Message layout = new FlexMessage("alt", Json.object().put("text", text), null, null);
        Sent sent = new Sent(Route.PUSH, 1, 1, Recipients.one(0), List.of(new SentObject("1", null, layout)));
        for (int i = 0; i < 40; i++)
            journal.add(new Entry.Call(Instant.ofEpochSecond(i), null, "POST", "/", 200, "id", null, null, sent));
        assertThat(numbers(journal.since(0).entries()))
                .hasSize(31)
                .startsWith(9L)
                .endsWith(39L);
        assertThat(journal.dropped()).isEqualTo(9);
    }

    /** Who finds early what it looks for reads no farther, and what comes meanwhile does not disturb it. */
    @Test
    void isReadFromTheEnd() {
        add(1_000);
        Journal.Backwards backwards = journal.backwards();
        assertThat(backwards.version()).isEqualTo(journal.since(0).version());
        add(5);
        assertThat(numbers(backwards.entries().toList()))
                .hasSize(1_000)
                .startsWith(999L, 998L)
                .endsWith(1L, 0L)
                .doesNotHaveDuplicates();
        assertThat(numbers(journal.backwards()
                        .entries()
                        .peek(entry -> assertThat(entry.at()).isBefore(Instant.ofEpochSecond(5)))
                        .limit(2)
                        .toList()))
                .containsExactly(4L, 3L);
    }

    @Test
    void isReadFromTheEndAsFarAsItIsStillThere() {
        add(1_000);
        Journal.Backwards backwards = journal.backwards();
        journal.clear();
        assertThat(backwards.entries()).hasSizeLessThan(1_000);
    }

    @Test
    void isEmptyAfterBeingClearedAndStillMovesOn() {
        add(10);
        long seen = journal.since(0).version();
        journal.clear();
        assertThat(journal.since(0).version()).isGreaterThan(seen);
        assertThat(journal.since(0).entries()).isEmpty();
        add(1);
        assertThat(journal.since(seen).entries()).hasSize(1);
    }

    /** Numbered by their seconds, so that order can be read off. */
    private void add(int count) {
        for (int i = 0; i < count; i++)
            journal.add(new Entry.Call(Instant.ofEpochSecond(i), null, "GET", "/", 200, "id", null, null, null));
    }

    private static List<Long> numbers(List<Entry> entries) {
        return entries.stream().map(entry -> entry.at().getEpochSecond()).toList();
    }
}
