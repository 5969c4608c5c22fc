package dev.todoku.demo.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void bothLanguagesTellTheSameStory() {
        ResourceBundle japanese = bundle(Locale.JAPANESE);
        ResourceBundle english = bundle(Locale.ENGLISH);
        assertThat(new TreeSet<>(english.keySet())).isEqualTo(new TreeSet<>(japanese.keySet()));
        for (String key : japanese.keySet()) {
            assertThat(gaps(english.getString(key))).as(key).isEqualTo(gaps(japanese.getString(key)));
        }
    }

    @Test
    void noTextLosesAnApostropheToMessageFormat() {
        ResourceBundle english = bundle(Locale.ENGLISH);
        for (String key : english.keySet()) {
            assertThat(english.getString(key).replace("''", "").replace("'{name}'", ""))
                    .as(key)
                    .doesNotContain("'");
        }
    }

    @Test
    void numbersGetSeparatorsAndJapaneseTakesTwoColumnsALetter() {
        assertThat(new Texts(Locale.JAPANESE).of("unit.messages", 12_345)).isEqualTo("12,345通");
        assertThat(Columns.widthOf("12,345通")).isEqualTo(8);
        assertThat(Columns.right("通", 4)).isEqualTo("  通");
    }

    private static Set<Integer> gaps(String text) {
        Set<Integer> gaps = new TreeSet<>();
        for (int gap = 0; gap < 10; gap++) {
            if (text.contains("{" + gap + "}")) {
                gaps.add(gap);
            }
        }
        return gaps;
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(Texts.class.getPackageName() + ".story", locale);
    }
}
