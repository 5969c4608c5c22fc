package dev.todoku.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void theSurplusRowSaysOnlyThatThereIsMore() {
        Page<Integer> page = Page.of(List.of(1, 2, 3), 2, item -> Cursor.of(item, "b"));

        assertThat(page.items()).containsExactly(1, 2);
        assertThat(Cursor.parts(page.next(), 2)).containsExactly("2", "b");
        assertThat(Page.of(List.of(1, 2), 2, item -> Cursor.of(item)).next()).isNull();
    }

    @Test
    void noCursorIsTheFirstPage() {
        assertThat(Cursor.parts(null, 2)).isEmpty();
        assertThat(Cursor.number(null, 7)).isEqualTo(7);
        assertThat(Cursor.number(Cursor.of(12L), 7)).isEqualTo(12);
    }

    @Test
    void refusesWhatIsNoCursor() {
        assertThatThrownBy(() -> Cursor.parts("%%%", 1)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Cursor.parts(Cursor.of(1), 2)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Cursor.number(Cursor.of("x"), 0)).hasMessageContaining("cursor: got");
    }

    @Test
    void aPageHasItsLimits() {
        assertThat(Page.limit(null, 50)).isEqualTo(50);
        assertThatThrownBy(() -> Page.limit(1_001, 50)).hasMessage("limit: got 1001 (expected: 1 to 1000)");
        assertThatThrownBy(() -> Page.limit(0, 50)).isInstanceOf(Problem.class);
    }
}
