package dev.todoku.friend.values;

import dev.todoku.friend.Limits;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/** Yes or no. Who says that they will think about it has said neither. */
final class YesNoForm implements Form {

    /** Who begins so has agreed, whatever follows but doubt. */
    private static final Pattern AGREES =
            Pattern.compile("^(?:はい|はーい|ぜひ|是非|もちろん|勿論|喜んで|よろこんで|了解|承知|ok|オッケ|おっけ|yes|うん(?!ざ))");

    private static final Pattern DOUBTS =
            Pattern.compile("考え|検討|待って|迷|聞いて|確認|相談|けど|ただ|わから|分から|結構|遠慮|いりません|いらない|やめ|無理|ません(?!か)");

    /** Long marks, waves and what ends sentences: いーよ〜！ is いよ. */
    private static final Pattern STRETCH = Pattern.compile("[ー〜~～…。、!！?？♪☆★^\\s]+");

    /** Negations that agree. */
    private static final Pattern NO_OBJECTION =
            Pattern.compile("構いません|かまいません|(?:問題|差し支え|異論|文句)(?:は|も)?(?:ありません|ないです|なし|ない)|間違いない|楽しみでしかない");

    private static final Pattern REFUSES = Pattern.compile("結構です|けっこうです|遠慮|やめ(?:て|と)|いりません|いらない|要らない|見送|お断り|断り|無理");

    private static final Pattern LATER =
            Pattern.compile("考え|また今度|またの機会|また(?:連絡|返事|あとで|後で)|検討|待って(?!ま|る)|お待ち(?:ください|下さい|いただ|頂)|見てから|聞いて|聞かない|"
                    + "後で|あとで|後ほど|のちほど|後日|わからな|分からな|わかりませ|分かりませ|わかんな|分かんな|迷|悩|未定|まだ|確認し|確認して|相談|たぶん|多分|保留|そのうち|いずれ|"
                    + "どうしよう|どうかな|どうだろ|決めて|決めら|決まって|決まら|様子|次第|調整|スケジュール|改めて|もう少し|少し時間|行けたら|できたら行|かもしれ|かも$|"
                    + "考慮|思案|前日|当日|直前|決めかね|なんとか(?:し|な)|今すぐ|今は決|返事は|お返事|連絡します|連絡し|また(?:の|別の)|次回|次の機会|またに|来月|落ち着い|余裕が|都合がつ(?:けば|いたら)|空いたら|空けば|合えば|その時|どうする|できれば行|行きたいけ|行きたい(?:の)?ですが|行きたいんですが|"
                    + "微妙|なんとも|何とも|どちらとも|どっちでも|うーん|(?<![a-z])(?:maybe|later|not sure)(?![a-z])|🤔");

    private static final Pattern NO = Pattern.compile(
            "いいえ|いえ(?:いえ)?(?![るばて])|ううん|いや(?:です|だ|ー|$)|やだ|嫌|遠慮|やめ|いらん|不要|必要な|要りませ|行けま|行けな|行かな|いけませ|いけな|むり|不参加|欠席|だめ|ダメ|駄目"
                    + "|ません(?!か)|できない|しない|ない(?:です|っす|かな|な)?$|ないです|ごめん|申し訳|すみませんが|パス(?!ワ)|ノー(?!ト)|なし(?:で|です)?|無し|違(?:い|う)|ちが(?:い|う)|イヤ|ムリ|辞退|キャンセル|中止|取り消|取消|断|足りて|十分|じゅうぶん|あいにく|生憎|ナシ|バツ|✖|✗|ゴメン|すまん|わる[いく]|悪い|悪く|体調|仕事(?:な|で|が)|見合わせ|控え|勘弁|お構いなく|おかまいなく|お気持ち|気持ちだけ|せっかく|遠い|離れ|引っ越|参加でき|行けそうに|なさそう|なそう|欲しくな|ほしくな|したくな|たくな|苦手|今は(?:いい|けっこう|結構|大丈夫)|もう(?:大丈夫|け)|いいかな$|いいや|いらね|せん$|へん$|できん$|今回は|都合が(?:つかな|つきま|悪|合わ|わる)|予定が(?:あ|入)|用事|忙し|難し|厳し|きびし|きつい|キツ"
                    + "|興味(?:は|が)?な|間に合って|もういい|不可|反対|残念|拒否|却下|アウト|ストップ|×|✕|❌|🙅|👎|🙇|🚫|😢|😭|😣|(?<![a-z])(?:no|nope|nah|ng|not)(?![a-z])|^n$|^x$|いえ$|あかん|アカン|ないない|行きたくな|欠席|欠です",
            Pattern.MULTILINE);
    private static final Pattern YES = Pattern.compile(
            "だいじょぶ|ダイジョウブ|平気|へいき|バッチリ|ばっちり|余裕です|当たり前|あたりまえ|絶対|必ず|異議な|さんせい|さんか(?!く)|いつでも|どうぞ|まかせて|任せて|お任せ|おまかせ|いく$|いくいく|いくよ|いくね|いくわ|行こ|いこう|いけます|いける|する$|するする|やる|もち$|もちもち|もちの|あざ[すっ]|ありがと|おなしゃす|オナシャス|よろ$|よろです|りょ(?:です|っす)|うむ|うぃ|うい$|おっす|ほいほい|がってん|ガッテン|合点|のった|ノった|いただく|頂戴|ちょうだい|くれ$|よっしゃ|よし$|おお?$|いる$|要る|参り|まいり|参る|伺|申込|ありで|ありよ|ありだ|つもり|間に合います|それがいい|いいんじゃない|い(?:よ|です)$|🎉|😄|😆|😁|✨|💯|🙏|🤗|☺|◎|(?<![a-z])(?:k|kk|let's|definitely|absolutely|great|cool|fine|i'd love|i will|count me in)(?![a-z])|頼(?:み|む|ん)|たの(?:み|む)(?!し)|かしこまり|畏まり|ラジャ|らじゃ|御意|マル|◯|可能|空いて(?:い)?(?:ます|る)|空け|できます|出来ます|できる|買う|使い(?:ます|たい)|使う|必要です|必要だ|いります|要ります|同意|合って|正しい|間違いな|そう(?:だ|ね|$|っす|なん)|そだね|あい$|よき|よか$|いいとも|やった|わーい|わあい|楽しそう|面白そう|乗り|のる|決ま(?:り|って)|決定|つけ(?:ます|て)|送って|知りたい|見たい|試し|待って(?:い)?(?:ます|る)|待ってまーす|かまへん|かまわん|好き(?:です|だ|$)|あります|ある(?:よ|$)|持って(?:い)?ます|入れて|登録し|済み|しました|顔を?出|向かい|都合(?:が|は)?(?:つき|良|よ|いい)|歓迎|了承"
                    + "|はい|はーい|はぁい|へい|ほい|うん|^ん$|ええ|おう|うす|うっす|ういっす|お願い|おねがい|おなしゃす|ぜひ|是非|ゼヒ|大丈夫|だいじょうぶ|おけ|おっけ|おk|オッケー|オーケー|オケ|了解|りょうかい|りょ$|^り$|承知|承り"
                    + "|わかりました|分かりました|わかった|行き|いきま|行く|行け|いけま|参加|出席|出ます|出たい|伺い|希望|いい(?:です|よ|ね|ですよ|っす|と思)|イイ|いいで|良い|よい|よろしく|宜しく|もちろん|勿論|当然|イエス"
                    + "|そうです|そうし|その通り|それで|します|しまーす|しよう|やり(?:ます|たい)|やる|あり(?:です|ます|かな|$)|アリ|ほしい|欲しい|たいです|たい(?:$|な)|楽しみ|喜んで|よろこんで|うれし|嬉し|助か|もらい|貰い|いただき|頂き|ください|下さい"
                    + "|受け(?:ます|取)|申し込|予約|買い|予定です|つもりです|興味(?:が)?あ|乗った|賛成|構わない|おーけー|⭕|〇|○|👍|🙆|👌|🙋|🆗|✅|👏|🙌|💪|😊|🥰|❤|(?<![a-z])(?:yes|yep|yeah|yup|ok|okay|sure|please|of course|sounds good|y)(?![a-z])",
            Pattern.MULTILINE);

    @Override
    public @Nullable JsonNode canonical(JsonNode value, Limits limits) {
        if (value.isString()) {
            return switch (Plain.of(value.stringValue()).toLowerCase(Locale.ROOT)) {
                case "true", "yes", "はい", "1" -> BooleanNode.TRUE;
                case "false", "no", "いいえ", "0" -> BooleanNode.FALSE;
                default -> null;
            };
        }
        return value.isBoolean() ? value : null;
    }

    @Override
    public @Nullable JsonNode find(String text, Limits limits, Moment moment) {
        String said = Plain.of(text).toLowerCase(Locale.ROOT);
        String plain = said + "\n" + STRETCH.matcher(said).replaceAll("");
        if (NO_OBJECTION.matcher(plain).find()
                || (AGREES.matcher(said).find() && !DOUBTS.matcher(plain).find())) {
            return BooleanNode.TRUE;
        }
        if (!REFUSES.matcher(plain).find() && LATER.matcher(plain).find()) {
            return null;
        }
        if (REFUSES.matcher(plain).find() || NO.matcher(plain).find()) {
            return BooleanNode.FALSE;
        }
        return YES.matcher(plain).find() ? BooleanNode.TRUE : null;
    }

    @Override
    public String expected(Limits limits) {
        return "true or false";
    }
}
