package dev.todoku.protocol.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextRuleTest {

    private static final String FAMILY = "👨‍👩‍👧";

    @ParameterizedTest
    @CsvSource({"'', 0", "abc, 3", "👍, 1", "👨‍👩‍👧, 1", "🇯🇵🇹🇼, 2", "か\u3099, 1", "👍🏽, 1", "e\u0301e\u0301, 2"})
    void countsWhatAReaderCallsCharacters(String text, int count) {
        assertThat(Graphemes.count(text)).isEqualTo(count);
    }

    @Test
    void lengthCountsCodeUnitsAndGraphemesDoNot() {
        assertThat(TextRule.length(0, 5).faults("👍👍")).isEmpty();
        assertThat(TextRule.length(0, 3).faults("👍👍")).containsExactly("Length must be between 0 and 3");
        assertThat(TextRule.graphemes(1, 20).faults(FAMILY.repeat(20))).isEmpty();
        assertThat(TextRule.graphemes(1, 20).faults("")).containsExactly("Length must be between 1 and 20");
        assertThat(TextRule.graphemes(20).faults(FAMILY.repeat(20))).isEmpty();
        assertThat(TextRule.graphemes(20).faults(FAMILY.repeat(21)))
                .containsExactly("must not be longer than 20 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://example.com", "HTTPS://example.com/a.png?b=%E5%B1%8A", "https://a_b.example:8443/"})
    void takesHttpsUrls(String url) {
        assertThat(TextRule.httpsUrl().faults(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com",
                "example.com/a.png",
                "https:/a",
                "https://例.jp/",
                "https://a/ b",
                "https://a/届"
            })
    void refusesOtherUrls(String url) {
        assertThat(TextRule.httpsUrl().faults(url)).containsExactly("Must be a valid HTTPS URL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a.example", "http://a.example", "tel:+81312345678", "line://nv/camera"})
    void aButtonOpensTheWebTheTelephoneAndLine(String uri) {
        assertThat(TextRule.actionUri().faults(uri)).isEmpty();
    }

    @Test
    void aButtonOpensNothingElse() {
        assertThat(TextRule.actionUri().faults("ftp://a.example")).containsExactly("invalid uri scheme");
        assertThat(TextRule.actionUri().faults("/booking")).containsExactly("invalid uri", "invalid uri scheme");
        assertThat(TextRule.actionUri().faults("https://a.example/" + "a".repeat(1_000)))
                .containsExactly("must not be longer than 1000 characters");
    }
}
