package dev.todoku.friend.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.friend.Limits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Points, in figures and in words. */
class RatingsTest {

    private static final Limits OPINION = points(5, Map.of("5", List.of("最高")));

    /** Whose words praise nothing: how often somebody comes, on a scale. */
    private static final Limits OFTEN = points(5, Map.of("5", List.of("毎日"), "1", List.of("初めて")));

    @Test
    void pointsAreReadFromFiguresAndStarsOfWhateverScale() {
        Map.of(
                        "★★★★☆", "4",
                        "☆☆☆", "3",
                        "5点満点で4", "4",
                        "1😊", "1",
                        "８／１０", "4",
                        "40点", "2",
                        "星なし、0点", "1",
                        "四つ星です", "4",
                        "5に近い4", "4",
                        "満点！", "5")
                .forEach((text, points) ->
                        assertThat(meant(text, OPINION)).as(text).contains(points));
        for (String text : List.of("2回目です", "4か5", "3.5", "5人で来ました", "70点")) {
            assertThat(meant(text, OPINION)).as(text).isEmpty();
        }
        assertThat(meant("8点", points(10, Map.of()))).contains("8");
        assertThat(meant("80点", points(10, Map.of()))).contains("8");
    }

    @Test
    void praiseAndBlameAreWeighedWithWhatDeniesAndStrengthensThem() {
        Map.of(
                        "とても良かったです", "5",
                        "良かったです", "4",
                        "まあまあ良かった", "4",
                        "普通でした", "3",
                        "悪くはない", "3",
                        "あまり良くなかった", "2",
                        "全然良くなかった", "1",
                        "感動しました😭", "5",
                        "少し高いけど良かった", "4")
                .forEach((text, points) ->
                        assertThat(meant(text, OPINION)).as(text).contains(points));
        assertThat(meant("味は良かったが、接客が悪かった", OPINION)).as("praise, then blame").isEmpty();
    }

    @Test
    void anOpinionSaysNothingWhereNoneWasAskedFor() {
        assertThat(meant("とても良かったです", OFTEN)).isEmpty();
        assertThat(meant("毎日です", OFTEN)).contains("5");
        assertThat(meant("3", OFTEN)).contains("3");
    }

    private static Optional<String> meant(String text, Limits limits) {
        return Ratings.meant(text, limits);
    }

    private static Limits points(int highest, Map<String, List<String>> words) {
        return new Limits(
                IntStream.rangeClosed(1, highest).mapToObj(Integer::toString).toList(), words, null, null, null, null);
    }
}
