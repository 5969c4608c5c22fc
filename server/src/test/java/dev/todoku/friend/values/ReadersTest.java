package dev.todoku.friend.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.friend.AttributeType;
import dev.todoku.friend.Format;
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

    /** The table of the issue: each kind inside a sentence, in either width. */
    @Test
    void whatAFormatSpeaksOfIsFoundInsideASentence() {
        Map<Form, Map<String, String>> told = Map.of(
                Form.of(AttributeType.DATE),
                Map.of(
                        "誕生日は1990年4月3日です。よろしく", "1990-04-03",
                        "生まれは平成２年４月３日になります", "1990-04-03",
                        "予約は2026/12/24でお願いします！", "2026-12-24"),
                Form.of(AttributeType.EMAIL),
                Map.of(
                        "メールはAya.S@Example.co.jpまでお願いします", "aya.s@example.co.jp",
                        "ａｙａ＠ｅｘａｍｐｌｅ．ｃｏｍです", "aya@example.com"),
                Form.of(AttributeType.PHONE),
                Map.of("電話は090-1234-5678です、夜なら出ます", "+819012345678", "０３（３２１２）２３２３にかけてください", "+81332122323"));
        told.forEach((form, texts) -> texts.forEach((text, value) ->
                assertThat(found(form, text, null, null)).as(text).isEqualTo(value)));
        Map.of("私の郵便番号は150-0001です", "150-0001", "〒１００－０００５に住んでます", "100-0005", "郵便番号1500001、渋谷です", "150-0001")
                .forEach((text, value) -> assertThat(found(Form.of(AttributeType.TEXT), text, Format.POSTCODE, null))
                        .as(text)
                        .isEqualTo(value));
        Map.of("今は東京に住んでいます", "東京都", "生まれも育ちもｵｵｻｶです", "大阪府", "神奈川県横浜市の者です", "神奈川県")
                .forEach((text, value) -> assertThat(found(Form.of(AttributeType.TEXT), text, Format.PREFECTURE, null))
                        .as(text)
                        .isEqualTo(value));
    }

    @Test
    void whatAnOwnersPatternFitsIsFoundInsideASentence() {
        String member = "[A-Z]{2}-\\d{4}";
        Map.of(
                        "AB-1234",
                        "AB-1234",
                        "会員番号はAB-1234です",
                        "AB-1234",
                        "会員番号：ＡＢ－１２３４",
                        "AB-1234",
                        "AB-1234とAB-1234",
                        "AB-1234")
                .forEach((text, value) -> assertThat(found(Form.of(AttributeType.TEXT), text, null, member))
                        .as(text)
                        .isEqualTo(value));
        for (String text : List.of("XAB-1234", "AB-12345", "AB-1234かCD-5678", "ab-1234", "わかりません")) {
            assertThat(found(Form.of(AttributeType.TEXT), text, null, member))
                    .as(text)
                    .isNull();
        }
    }

    private static @Nullable String found(Form form, String text, @Nullable Format format, @Nullable String pattern) {
        Limits limits = new Limits(List.of(), Map.of(), format, null, null, pattern);
        JsonNode found = form.find(text, limits, NOW);
        return found == null ? null : found.asString();
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
