package dev.todoku.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void theSurplusRowSaysOnlyThatThereIsMore() {
        Page<Integer> page = Page.of(List.of(1, 2, 3), 2, item -> Cursor.of(item, "b"));

        assertThat(page.items()).containsExactly(1, 2);
        assertThat(Cursor.read(page.next(), 2, key -> key)).hasValue(List.of("2", "b"));
        assertThat(Page.of(List.of(1, 2), 2, item -> Cursor.of(item)).next()).isNull();
    }

    @Test
    void noCursorIsTheFirstPage() {
        assertThat(Cursor.read(null, 2, key -> key)).isEmpty();
        assertThat(Cursor.number(null, 7)).isEqualTo(7);
        assertThat(Cursor.number(Cursor.of(12L), 7)).isEqualTo(12);
    }

    @Test
    void refusesWhatIsNoCursor() {
        assertThatThrownBy(() -> Cursor.read("%%%", 1, key -> key)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Cursor.read("_w", 1, key -> key)).isInstanceOf(Problem.class); // not UTF-8
        assertThatThrownBy(() -> Cursor.read(Cursor.of(1), 2, key -> key)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Cursor.read(Cursor.of("now"), 1, key -> Instant.parse(key.getFirst())))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Cursor.number(Cursor.of("x"), 0)).hasMessageContaining("cursor: got");
    }

    @Test
    void aPageHasItsLimits() {
        assertThat(Page.limit(null, 50)).isEqualTo(50);
        assertThatThrownBy(() -> Page.limit(1_001, 50)).hasMessage("limit: got 1001 (expected: 1 to 1000)");
        assertThatThrownBy(() -> Page.limit(0, 50)).isInstanceOf(Problem.class);
    }
}
