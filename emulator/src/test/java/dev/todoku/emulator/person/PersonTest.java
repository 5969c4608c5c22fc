package dev.todoku.emulator.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonTest {
    private static final List<Person> PEOPLE =
            IntStream.range(0, 20_000).mapToObj(number -> new Person(3, number)).toList();

    @Test
    void nobodyChanges() {
        Person person = new Person(5, 77);
        assertThat(person.displayName()).isEqualTo(new Person(5, 77).displayName());
        assertThat(person.birthday()).isEqualTo(new Person(5, 77).birthday());
        assertThat(new Person(6, 77).birthday()).isNotEqualTo(person.birthday());
    }

    @Test
    void namesAreVaried() {
        assertThat(PEOPLE.stream().map(Person::displayName).distinct().count()).isGreaterThan(9_000);
        assertThat(PEOPLE.stream().map(Person::displayName)).noneMatch(String::isBlank);
    }

    @Test
    void peopleLiveWherePeopleLive() {
        Map<Integer, Long> where = PEOPLE.stream()
                .map(person -> person.prefecture().number())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(where).hasSize(47);
        assertThat(where.get(13)).isBetween(2_000L, 2_600L);
    }

    @Test
    void agesAreThoseOfUsers() {
        assertThat(PEOPLE).allMatch(person -> person.age() >= 15 && person.age() < 85);
        assertThat(PEOPLE.stream().filter(person -> person.age() < 40).count()).isBetween(7_000L, 9_500L);
    }

    @Test
    void tasteFollowsAgeAndSexALittle() {
        Topic beauty = Topic.all().stream()
                .filter(topic -> topic.name().equals("beauty"))
                .findFirst()
                .orElseThrow();
        double women = taste(beauty, Sex.FEMALE);
        double men = taste(beauty, Sex.MALE);
        assertThat(women).isGreaterThan(1.3 * men);
    }

    private static double taste(Topic topic, Sex sex) {
        return PEOPLE.stream()
                .filter(person -> person.sex() == sex)
                .mapToDouble(person -> person.taste(topic))
                .average()
                .orElseThrow();
    }

    @Test
    void textsTellTheirTopics() {
        assertThat(Topic.in("新作のラテと焼きたてパン")).extracting(Topic::name).containsExactly("coffee", "bread", "fashion");
        assertThat(Topic.in("Our team steals the show")).isEmpty();
        assertThat(Topic.in("https://x.example/sale?cat=1"))
                .extracting(Topic::name)
                .containsExactly("pets", "bargain");
    }

    @ParameterizedTest
    @CsvSource({"しょうた,shota", "じゅん,jun", "きょうこ,kyoko", "りょう,ryo", "はっとり,hattori", "ちひろ,chihiro", "ゆうや,yuya"})
    void namesInLatinLetters(String hiragana, String romaji) {
        assertThat(Kana.romaji(hiragana)).isEqualTo(romaji);
    }

    @Test
    void otherWidths() {
        assertThat(Kana.halfWidth("ガクブル、パン")).isEqualTo("ｶﾞｸﾌﾞﾙ､ﾊﾟﾝ");
        assertThat(Kana.fullWidth("a1-é")).isEqualTo("ａ１－é");
        assertThat(Kana.katakana("しょうた")).isEqualTo("ショウタ");
    }
}
