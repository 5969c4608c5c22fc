package dev.todoku.friend.values;

import dev.todoku.friend.Limits;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/** Yes or no. Who says that they will think about it has said neither. */
final class YesNoForm implements Form {

    /** Negations that agree. */
    private static final Pattern NO_OBJECTION =
            Pattern.compile("構いません|かまいません|(?:問題|差し支え|異論|文句)(?:は|も)?(?:ありません|ないです|なし|ない)|間違いない|楽しみでしかない");

    private static final Pattern REFUSES = Pattern.compile("結構です|けっこうです|遠慮|やめ(?:て|と)|いりません|いらない|要らない|見送|お断り|断り|無理");

    private static final Pattern LATER =
            Pattern.compile("考え|また今度|またの機会|また(?:連絡|返事|あとで|後で)|検討|待って|待ち(?:ください)?|見てから|聞いて|聞かない|"
                    + "後で|あとで|後ほど|のちほど|後日|わからな|分からな|わかりませ|分かりませ|わかんな|分かんな|迷|悩|未定|まだ|確認し|確認して|相談|たぶん|多分|保留|そのうち|いずれ|"
                    + "どうしよう|どうかな|どうだろ|決めて|決めら|決まって|決まら|様子|次第|調整|スケジュール|改めて|もう少し|少し時間|行けたら|できたら行|かもしれ|かも$|"
                    + "微妙|なんとも|何とも|どちらとも|どっちでも|うーん|(?<![a-z])(?:maybe|later|not sure)(?![a-z])|🤔");

    private static final Pattern NO = Pattern.compile(
            "いいえ|いえ(?:いえ)?(?![るばて])|ううん|いや(?:です|だ|ー|$)|やだ|嫌|遠慮|やめ|いらん|不要|必要な|要りませ|行けま|行けな|行かな|いけませ|いけな|むり|不参加|欠席|だめ|ダメ|駄目"
                    + "|ません(?!か)|できない|しない|ない(?:です|っす|かな|な)?$|ないです|ごめん|申し訳|すみませんが|パス(?!ワ)|ノー(?!ト)|なし(?:で|です)?|無し|今回は|都合が|予定が(?:あ|入)|用事|忙し|難し|厳し|きびし|きつい|キツ"
                    + "|興味(?:は|が)?な|間に合って|もういい|不可|反対|残念|拒否|却下|アウト|ストップ|×|✕|❌|🙅|👎|🙇|🚫|😢|😭|😣|(?<![a-z])(?:no|nope|nah|ng|not)(?![a-z])|^n$|^x$");
    private static final Pattern YES = Pattern.compile(
            "はい|はーい|はぁい|へい|ほい|うん|^ん$|ええ|おう|うす|うっす|ういっす|お願い|おねがい|おなしゃす|ぜひ|是非|ゼヒ|大丈夫|だいじょうぶ|おけ|おっけ|おk|オッケー|オーケー|オケ|了解|りょうかい|りょ$|^り$|承知|承り"
                    + "|わかりました|分かりました|わかった|行き|いきま|行く|行け|いけま|参加|出席|出ます|出たい|伺い|希望|いい(?:です|よ|ね|ですよ|っす|と思)|イイ|いいで|良い|よい|よろしく|宜しく|もちろん|勿論|当然|イエス"
                    + "|そうです|そうし|その通り|それで|します|しまーす|しよう|やり(?:ます|たい)|やる|あり(?:です|ます|かな|$)|アリ|ほしい|欲しい|たいです|たい(?:$|な)|楽しみ|喜んで|よろこんで|うれし|嬉し|助か|もらい|貰い|いただき|頂き|ください|下さい"
                    + "|受け(?:ます|取)|申し込|予約|買い|予定です|つもりです|興味(?:が)?あ|乗った|賛成|構わない|おーけー|⭕|〇|○|👍|🙆|👌|🙋|🆗|✅|👏|🙌|💪|😊|🥰|❤|(?<![a-z])(?:yes|yep|yeah|yup|ok|okay|sure|please|of course|sounds good|y)(?![a-z])");

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
        String plain = Plain.of(text).toLowerCase(Locale.ROOT);
        if (NO_OBJECTION.matcher(plain).find()) {
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
