package dev.todoku.emulator.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.person.Person;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CorpusTest {
    private static final Instant NOON = Instant.parse("2026-11-22T03:00:00Z");

    @ParameterizedTest
    @EnumSource(Question.class)
    void everyAnswerCanBeSaid(Question question) {
        Set<String> said = new HashSet<>();
        for (int number = 0; number < 2_000; number++) {
            Person person = new Person(1, number);
            String answer = Answers.to(question, person, 0.5, Corpus.Part.ALL, NOON, number);
            assertThat(answer).isNotBlank().doesNotContain("{");
            said.add(answer);
        }
        assertThat(said).hasSizeGreaterThan(40);
    }

    @ParameterizedTest
    @EnumSource(Question.class)
    void whatIsHeldOutIsNotAmongTheOpenAnswers(Question question) {
        List<String> open = words(Corpus.Part.OPEN, question);
        List<String> heldOut = words(Corpus.Part.HELD_OUT, question);
        assertThat(heldOut).isNotEmpty().doesNotHaveDuplicates().doesNotContainAnyElementsOf(open);
        assertThat(open).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void heldOutAnswersMeanNothingElse() {
        for (Question question : Question.values())
            assertThat(Corpus.lines(Corpus.Part.HELD_OUT, question))
                    .extracting(Corpus.Line::meaning)
                    .isSubsetOf(Corpus.meanings(question));
    }

    @ParameterizedTest
    @CsvSource({
        "飲み物は何がいいですか？, DRINK",
        "お誕生日を教えてください, BIRTHDAY",
        "何名様でご来店ですか？, PARTY",
        "郵便番号を教えてください, POSTCODE",
        "メールアドレスを入力してください, EMAIL",
        "ご来店は何時ごろですか？, TIME",
        "いつご来店ですか？, DATE",
        "当店はいかがでしたか？, RATING",
        "参加しますか？, YESNO",
        "どうして？, FREE"
    })
    void questionsAreUnderstood(String text, Question question) {
        assertThat(Question.in(text)).contains(question);
    }

    @Test
    void whatAsksNothingIsNotAnswered() {
        assertThat(Question.in("本日セール開催中！")).isEmpty();
    }

    private static List<String> words(Corpus.Part part, Question question) {
        return Corpus.lines(part, question).stream().map(Corpus.Line::words).toList();
    }
}
