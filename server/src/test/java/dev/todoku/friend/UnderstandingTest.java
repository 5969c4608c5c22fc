package dev.todoku.friend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.life.Corpus;
import dev.todoku.emulator.life.Interviews;
import dev.todoku.emulator.life.Interviews.Answer;
import dev.todoku.emulator.life.Question;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * How much of what people answer is understood. What is held out of the corpus is counted only: nobody who writes the
 * readers looks at it, so its misses are not printed.
 */
class UnderstandingTest {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final int PEOPLE = 25;

    /** What a shop would write beside its choices, with the open answers before it. */
    private static final Map<String, List<String>> DRINKS = Map.of(
            "coffee",
                    words(
                            "コーヒー 珈琲 ブレンド ブラック カフェオレ カフェラテ ラテ エスプレッソ アメリカーノ アメリカン カプチーノ マキアート フラペチーノ モカ カフェ 豆から 豆 latte espresso cafe アイスコ ホットコ 微糖 ドリップ 深煎り 浅煎り 焙煎 苦い ドリップ ソイラテ カフェモカ こーひ こおひい コーシー coffe cofee デカフェ カフェインレス カフェイン インスタント ネスカフェ スタバ ウインナー ウィンナー キリマンジャロ ブルーマウンテン ブルマン マンデリン グアテマラ コロンビア フラットホワイト コールドブリュー 水出し サイフォン 挽きたて 淹れたて 挽いた 濃いめ ☕ mocha cappuccino americano brew black"),
            "tea",
                    words(
                            "紅茶 ミルクティー レモンティー ストレートティー アイスティー ハーブティー アールグレイ ダージリン アッサム セイロン ティー チャイ ロイヤルミルク カモミール 茶葉 午後の紅茶 午後ティー こうちゃ black_tea milk_tea アップルティー フレーバー オレンジペコ ルイボス ニルギリ ウバ 紅茶花伝 リプトン レモンT ペコ キームン マサラ earl_grey darjeeling assam chai 🫖"),
            "greentea",
                    words(
                            "緑茶 お茶 日本茶 ほうじ茶 ほうじ 煎茶 抹茶 抹茶ラテ お抹茶 玄米茶 玉露 番茶 麦茶 ウーロン茶 烏龍茶 ジャスミン茶 グリーンティー 冷茶 宇治 りょくちゃ まっちゃ おちゃ green_tea 茶 新茶 茎茶 粉茶 伊右衛門 綾鷹 おーい 十六茶 爽健美茶 さんぴん 黒豆茶 そば茶 昆布茶 緑の 渋い 和茶 急須 湯呑 🍵 matcha sencha oolong"),
            "juice",
                    words(
                            "ジュース 炭酸 コーラ ソーダ サイダー ラムネ オレンジ りんご アップル グレープ ぶどう みかん ピーチ 桃 マンゴー パイン トマト 野菜 フルーツ レモネード ジンジャー スムージー カルピス ファンタ ペプシ スプライト クリームソーダ 果汁 甘い 子ども 子供 juice cola orange ジュウス コーク 三ツ矢 エナジー レッドブル モンスター ソフトドリンク しゅわしゅわ レモンスカッシュ いちご 苺 バナナ ミックス 100% フレッシュ タピオカ ポカリ アクエリ スポドリ ネクター 果物 くだもの キッズ 息子 娘 乳酸菌 ヨーグルト ココア ミルク 牛乳 クランベリー ゆず 🧃 🥤 🍊 🍎 apple soda coke lemonade ginger"),
            "beer",
                    words(
                            "ビール 生で 生ビール 生中 生ひとつ 生一つ 生 ハイボール お酒 お酒なら 酒 サワー チューハイ 酎ハイ ワイン カクテル 日本酒 焼酎 アルコール ノンアル クラフト 瓶 ジョッキ 黒ビール アサヒ キリン エビス 一番搾り スーパードライ 乾杯 一杯 なま beer ビア ビヤ プレモル モルツ サッポロ 黒ラベル ラガー ピルスナー ipa 発泡酒 ホッピー 梅酒 熱燗 冷酒 ウイスキー ウィスキー シャンパン スパークリング 飲み放題 キンキン とりあえず とりビ 冷えた 泡 晩酌 🍺 🍻 🍷 🥃 🍶 wine sake ale lager"),
            "water",
                    words(
                            "水 お水 みず お冷 おひや 氷水 お湯 白湯 ミネラルウォーター ウォーター ミネラル 炭酸水 いらない 要らない 不要 なんでもいい 何でもいい どれでもいい おまかせ お任せ 結構です 大丈夫です 特に なし 無し 飲まない water さゆ 湯 天然水 いろはす エビアン ボルヴィック クリスタルガイザー 常温 氷 💧 🚰 いりません 要りません いらん 遠慮 こだわり 気にしない 飲めない 無料 タダ お構いなく おかまいなく 別に 何も なにも なんも 喉 適当 てきとう 任せ まかせ 何でも なんでも どれでも 決められ 一番安い mineral nothing anything"));

    private static final Map<String, List<String>> SIZES = Map.of(
            "S",
                    words(
                            "エス えす 小さいの 小さめ 小さい ちいさい 一番小さい 小 スモール 小柄 細身 ショート small xs S寸 小さ目 小ぶり 細め ほそめ ちっちゃ ちび ミニ 華奢 エスサイズ 7号 一番下 最小 スリム tiny"),
            "M",
                    words(
                            "エム えむ ふつう 普通 中 真ん中 まんなか 中くらい 中間 ミディアム レギュラー medium 標準 平均 いつもの 並 トール エムサイズ 標準体型 ミドル 9号 普段 ふだん いつも 定番 スタンダード ノーマル どちらでも 中肉 ほどほど ちょうどいい middle normal regular"),
            "L",
                    words(
                            "エル える 大きめ 大きい おおきい おおきめ 大 ラージ ゆったり ビッグ 大盛 グランデ large エルサイズ 大き目 でかめ 余裕 ゆとり ゆるめ 11号 たっぷり だぼっと big"),
            "XL",
                    words(
                            "LL 3L 2L 4L XXL LLL エルエル エックスエル エックスラージ 一番大きい いちばん大きい 一番大きな 特大 最大 もっと大きい かなり大きい でかい 3XL extra_large エックス エルエルサイズ スリーエル 13号 15号 ジャンボ 巨大 キング とにかく大き いちばん大き 一番でか 最も大き 5L オーバーサイズ 超大 ぶかぶか biggest"));

    private static final Map<String, List<String>> RATINGS = Map.of(
            "5",
                    words(
                            "5点 満点 百点 100点 星5 最高 とても良 とてもよ すごく良 すごくよ とても満足 大変満足 非常に満足 非常に良 大満足 めっちゃ良 めっちゃよ めちゃくちゃ おいしかった おいしい 美味し うまかった うまい 素晴らし すばらし 完璧 感動 感激 期待以上 文句なし 言うことな 絶品 神 大好き また行きたい また行き また来 また利用 また伺 リピート ★★★★★ 😋 😍 excellent perfect amazing 大変良 大変よ 大変美味 最強 さいこう とってもよ とっても良 超良 超よ 超おいし 超美味 幸せ しあわせ 癒さ 神対応 絶対また 必ずまた 通いたい 通います 常連 おすすめ お勧め 紹介し 感謝 非の打ち この上な 申し分 花丸 はなまる 10点 忘れられ 素敵 すてき 予想以上 想像以上 抜群 パーフェクト ベスト すごく楽し とても楽し とても満 本当に良 本当によ ほんとに良 ほんとによ すごい 凄い やばい 五つ星 5つ星 💯 🥰 🤩 great best love wonderful"),
            "4",
                    words(
                            "4点 星4 良かった よかった 良い よい いい感じ いいと思 満足 なかなか 楽しかった 好き おおむね 概ね 感じが良 ★★★★ 👍 😊 good 楽しめ 丁寧 親切 居心地 期待通り きれい 綺麗 けっこう良 結構良 けっこうよ 結構よ わりと良 割と良 わりとよ まあ良 まあよ かなり良 ぐっど いいお店 いいです いいね 合格 気に入 喜ん うれし 嬉し 8点 80点 四つ星 4つ星 👌 🙂 nice fine"),
            "3",
                    words(
                            "3点 星3 普通 ふつう フツー まあまあ まずまず 可もなく不可もなく 可もなく そこそこ ぼちぼち どちらとも どちらでも それなり 悪くな こんなもん こんなもの 特に 平均 並 無難 なんとも ★★★ 😐 ok so_so どっちでも 想像通り まぁまぁ まー まあ まぁ 半々 標準 何とも 良くも悪く よくも悪く 悪くはな わるくな 50点 60点 三つ星 3つ星 average normal"),
            "2",
                    words(
                            "2点 星2 いまいち 今一つ 今ひとつ いまひとつ 今いち 残念 微妙 うーん もう少し もうちょっと 期待外れ 期待はずれ 期待ほど 物足りな 足りな 少なかった 少なめ 待たされ 待ち時間 遅かった 冷めて ぬるかった 高かった 高い あまり良 あまり そこまで 惜しい 改善 うるさ 狭 ★★ 😕 bad 期待した 期待より 遅い 遅れ 待った 長かった 味が薄 薄かった ぬるい 狭かった 少ない 惜し もうすこし もうちょい 混んで 接客がちょっと ちょっとね ちょっとな びみょ 工夫 今ひと 割高 コスパが 冷た 固かった 硬かった 寒かった 暑かった しょっぱ 味が濃 40点 30点 二つ星 2つ星 😞 😔 meh poor"),
            "1",
                    words(
                            "1点 0点 星1 最悪 最低 二度と行 二度と 態度が悪 対応が悪 接客が悪 感じが悪 悪かった 不満 ひどい ひどか 酷い もう行きません もう行かない もう行かな もう来 がっかり まずい まずか 美味しくな おいしくな 不味 許せ 返金 怒り 腹が立 ありえな 無理 時間の無駄 汚い 汚か 不快 失礼 クレーム ★ 😡 😠 👎 terrible worst 論外 不愉快 失望 不潔 虫が 髪の毛 腹痛 お腹を 損した 後悔 お金の無駄 時間を返 いやな 嫌な ふざけ 怒 ムカ 腹立 無愛想 無視され 対応が最 接客が最 もういい もう結構 もう行く もう二度 リピートはな リピなし おすすめしな おすすめでき 勧めな 勧められ ゼロ点 一つ星 1つ星 🤮 😤 💢 hate never"));

    /** Under this, something is broken. */
    private static final double OPEN_MIN = 0.95;

    private static final double HELD_OUT_MIN = 0.78;

    @Test
    void mostOfWhatPeopleAnswerIsUnderstood() {
        Map<String, Integer> misses = new TreeMap<>();
        double open = share(Corpus.Part.OPEN, misses);
        misses.forEach((line, count) -> System.out.printf("missed %3d %s%n", count, line));
        double heldOut = share(Corpus.Part.HELD_OUT, new TreeMap<>());

        assertThat(open).isGreaterThanOrEqualTo(OPEN_MIN);
        assertThat(heldOut).isGreaterThanOrEqualTo(HELD_OUT_MIN);
    }

    private static double share(Corpus.Part part, Map<String, Integer> misses) {
        int all = 0;
        int right = 0;
        for (Map.Entry<Question, Attribute> asked : attributes().entrySet()) {
            List<Answer> answers = Interviews.of(asked.getKey(), part, PEOPLE);
            List<Answer> wrong = new ArrayList<>();
            for (Answer answer : answers) {
                if (!isRight(asked.getKey(), answer, understood(asked.getValue(), answer.said()))) {
                    wrong.add(answer);
                }
            }
            all += answers.size();
            right += answers.size() - wrong.size();
            System.out.printf(
                    "understood %-8s %-10s %5.1f %% of %d%n",
                    part, asked.getKey(), 100.0 * (answers.size() - wrong.size()) / answers.size(), answers.size());
            confusions(asked.getKey(), wrong, asked.getValue());
            wrong.forEach(each -> misses.merge(
                    asked.getKey() + " " + each.line() + "  e.g. " + each.said().replace("\n", "\\n") + " -> "
                            + understood(asked.getValue(), each.said()),
                    1,
                    Integer::sum));
        }
        System.out.printf("understood %-8s %-10s %5.1f %% of %d%n", part, "ALL", 100.0 * right / all, all);
        return (double) right / all;
    }

    /** What was meant, and what was understood instead; of the words nothing. */
    private static void confusions(Question question, List<Answer> wrong, Attribute attribute) {
        Map<String, Integer> confusions = new TreeMap<>();
        for (Answer answer : wrong) {
            String got = understood(attribute, answer.said());
            boolean chosen = !answer.meaning().equals("-");
            confusions.merge(answer.meaning() + " as " + (chosen || got == null ? got : "something"), 1, Integer::sum);
        }
        System.out.printf("  not understood %s %s%n", question, confusions);
    }

    private static @Nullable String understood(Attribute attribute, String said) {
        return attribute
                .valueIn(said, Interviews.TODAY, JAPAN)
                .map(JsonNode::asString)
                .orElse(null);
    }

    private static boolean isRight(Question question, Answer answer, @Nullable String got) {
        return switch (question) {
            case BIRTHDAY -> birthday(answer).equals(String.valueOf(got));
            case PREFECTURE -> answer.truth().prefecture().equals(got);
            case POSTCODE -> answer.truth().postcode().equals(got);
            case EMAIL -> answer.truth().email().equals(got);
            case PHONE -> ("+81" + answer.truth().phone().replace("-", "").substring(1)).equals(got);
            case PARTY -> answer.filled("{n}").equals(got);
            case TIME -> got != null && Integer.parseInt(got.substring(0, 2)) == Integer.parseInt(answer.filled("{h}"));
            case DATE -> isDay(answer, got);
            case NAME ->
                !answer.line().contains("{")
                        ? got == null
                        : names(answer).contains(String.valueOf(got).replace(" ", ""));
            case YESNO -> answer.meaning().equals(got == null ? "later" : got.equals("true") ? "yes" : "no");
            default -> answer.meaning().equals(got);
        };
    }

    /** What can be known from the words: without a year that of nobody, without a day nothing. */
    private static String birthday(Answer answer) {
        String line = answer.line();
        boolean day = line.contains("{d}") || line.contains("{dd}");
        boolean year = Set.of("{y}", "{yy}", "{era}", "{ey}", "{age}").stream().anyMatch(line::contains);
        LocalDate birthday = answer.truth().birthday();
        return day ? (year ? birthday : birthday.withYear(1604)).toString() : "null";
    }

    /** Of a relative day any is right that is not long past: which one is tried in {@code DatesTest}. */
    private static boolean isDay(Answer answer, @Nullable String got) {
        String line = answer.line();
        if (line.contains("{rel}") || !line.contains("{")) {
            return got == null || !LocalDate.parse(got).isBefore(Interviews.TODAY);
        }
        if (got == null) {
            return false;
        }
        LocalDate day = LocalDate.parse(got);
        boolean named = line.contains("{dd_}") || line.contains("{ddd}");
        String weekday =
                day.getDayOfWeek().getDisplayName(java.time.format.TextStyle.NARROW, java.util.Locale.JAPANESE);
        return named
                ? day.getDayOfMonth() == Integer.parseInt(answer.filled("{dd_}"))
                : weekday.equals(answer.filled("{dow}"));
    }

    private static Set<String> names(Answer answer) {
        return Set.of(
                answer.filled("{family}"),
                answer.filled("{family}{given}"),
                answer.filled("{familykana}"),
                answer.filled("{familykata}"),
                answer.filled("{given}"));
    }

    private static Map<Question, Attribute> attributes() {
        Map<Question, Attribute> attributes = new EnumMap<>(Question.class);
        attributes.put(Question.BIRTHDAY, attribute(AttributeType.DATE, Map.of(), Format.BIRTHDAY));
        attributes.put(Question.PREFECTURE, attribute(AttributeType.TEXT, Map.of(), Format.PREFECTURE));
        attributes.put(Question.POSTCODE, attribute(AttributeType.TEXT, Map.of(), Format.POSTCODE));
        attributes.put(Question.EMAIL, attribute(AttributeType.EMAIL, Map.of(), null));
        attributes.put(Question.PHONE, attribute(AttributeType.PHONE, Map.of(), null));
        attributes.put(Question.PARTY, attribute(AttributeType.NUMBER, Map.of(), null));
        attributes.put(Question.TIME, attribute(AttributeType.TEXT, Map.of(), Format.TIME));
        attributes.put(Question.DATE, attribute(AttributeType.DATE, Map.of(), null));
        attributes.put(Question.NAME, attribute(AttributeType.TEXT, Map.of(), Format.NAME));
        attributes.put(Question.YESNO, attribute(AttributeType.YESNO, Map.of(), null));
        attributes.put(Question.DRINK, attribute(AttributeType.CHOICE, DRINKS, null));
        attributes.put(Question.SIZE, attribute(AttributeType.CHOICE, SIZES, null));
        attributes.put(Question.RATING, attribute(AttributeType.CHOICE, RATINGS, null));
        return new LinkedHashMap<>(attributes);
    }

    private static List<String> words(String inOneLine) {
        return Stream.of(inOneLine.split(" ", -1))
                .map(word -> word.replace('_', ' '))
                .toList();
    }

    private static Attribute attribute(AttributeType type, Map<String, List<String>> words, @Nullable Format format) {
        List<String> choices = words.keySet().stream().sorted().toList();
        return Attribute.of(1, "x", "x", type, new Limits(choices, words, format, null, null, null), null, null, 0);
    }
}
