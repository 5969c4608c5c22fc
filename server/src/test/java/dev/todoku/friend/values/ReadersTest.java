package dev.todoku.friend.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.friend.Limits;
import dev.todoku.friend.values.Form.Moment;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a text means, and what it does not: a value that was not meant is worse than another question. */
class ReadersTest {

    private static final Moment NOW = new Moment(LocalDate.of(2026, 11, 22), ZoneId.of("Asia/Tokyo"));

    @Test
    void whoAsksBackHasNotAgreed() {
        for (String text : List.of("参加費はいくらですか？", "何時からですか", "駐車場は使える？", "考えます", "予定が分かったらまた", "当日決めます")) {
            assertThat(agreed(text)).as(text).isNull();
        }
    }

    @Test
    void yesAndNoAreReadInAnyScriptAndThroughTheirTurns() {
        for (String text :
                List.of("ハイ", "ﾊｲ", "リョーカイ", "行かないわけがない", "はい、大丈夫です", "お邪魔します", "no problem", "👍🏻", "行けます")) {
            assertThat(agreed(text)).as(text).isEqualTo("true");
        }
        for (String text : List.of("いや、いいです", "大丈夫です、ありがとうございます", "先約があります", "行けん", "えんりょします", "その日はちょっと…", "🙅‍♀️")) {
            assertThat(agreed(text)).as(text).isEqualTo("false");
        }
    }

    @Test
    void aNameIsFoundInASentenceAndNotMadeOfOne() {
        Map.of(
                        "いつもお世話になっております、佐藤と申します", "佐藤",
                        "🙋佐藤です！", "佐藤",
                        "東京の佐藤です", "佐藤",
                        "姓は佐藤、名は花子です", "佐藤 花子",
                        "やまだ", "やまだ",
                        "ますだです", "ますだ",
                        "みんなには花子って呼ばれてます", "花子")
                .forEach((text, name) -> assertThat(Names.find(text)).as(text).contains(name));
        for (String text : List.of("なんで名前がいるんですか", "名乗るほどの者ではありません", "それはちょっと…", "いやです", "LINEの名前と同じです", "適当に呼んで")) {
            assertThat(Names.find(text)).as(text).isEmpty();
        }
    }

    @Test
    void aSizeIsToldByAnotherOne() {
        Map.of("Lでも小さい", "XL", "Mより大きいやつ", "L", "SとLの間", "M", "Mだと大きいのでS", "S", "いつものSで", "S")
                .forEach((text, size) ->
                        assertThat(Words.meant(text, sizes())).as(text).contains(size));
        assertThat(Words.meant("XLでも小さい", sizes())).isEmpty();
    }

    @Test
    void aChoiceThatIsTakenBackIsNotMeantAndTwoAreNone() {
        Limits drinks = new Limits(
                List.of("coffee", "tea", "beer"),
                Map.of("coffee", List.of("コーヒー"), "tea", List.of("紅茶", "レモン"), "beer", List.of("ビール", "サワー")),
                null,
                null,
                null,
                null);
        Map.of("コーヒーは苦手なので紅茶で", "tea", "レモンサワー", "beer", "紅茶よりコーヒー派", "coffee", "コーシーじゃなくてコーヒー", "coffee")
                .forEach((text, drink) ->
                        assertThat(Words.meant(text, drinks)).as(text).contains(drink));
        assertThat(Words.meant("コーヒーは飲めません", drinks)).isEmpty();
        assertThat(Words.meant("紅茶！ビール！", drinks)).isEmpty();
    }

    private static Limits sizes() {
        return new Limits(
                List.of("S", "M", "L", "XL"),
                Map.of("S", List.of("小さい"), "M", List.of("いつも"), "L", List.of("大きい")),
                null,
                null,
                null,
                null);
    }

    private static @Nullable String agreed(String text) {
        JsonNode found = new YesNoForm().find(text, Limits.choices(List.of()), NOW);
        return found == null ? null : found.asString();
    }
}
