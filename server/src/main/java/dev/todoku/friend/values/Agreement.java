package dev.todoku.friend.values;

import java.util.Locale;
import java.util.regex.Pattern;

/** What somebody says who was asked whether they want something. */
enum Agreement {
    YES,
    NO,
    /** Neither yet: they think about it, or ask back. */
    OPEN,
    /** Nothing of it was recognised. */
    UNKNOWN;

    /** Long marks, waves and what ends sentences: いーよ〜！ is いよ. */
    private static final Pattern STRETCH = Pattern.compile("[ー〜~～….。、,!！?？♪☆★^\\s]+");

    private static final Pattern MARKS = Pattern.compile("[\\P{L}&&\\P{N}]+");

    private static final Pattern WORDLESS = Pattern.compile("[\\P{L}&&\\P{N}]+");

    /** Who begins so has agreed, whatever follows but doubt. */
    private static final Pattern AGREES =
            words("^(?:はい|はーい|はぁい|ぜひ|是非|もちろん|勿論|喜んで|よろこんで|了解|承知|かしこまり|ok|オッケ|おっけ|yes|イエス|うん(?!ざ))");

    private static final Pattern DOUBTS =
            words("考え|検討(?!の結果|した結果)|待って(?!ま|る)|迷|聞いて|確認(?!しました)|相談|けど|ただ|わから|分から|結構|遠慮|いりません|いらない|やめ|無理|ません(?!か)|\\?");

    /** Negations that agree. */
    private static final Pattern NO_OBJECTION = words(
            "無問題|モーマンタイ|(?:no|ノー)\\s?(?:prob|プロブ)|構いません|構わない|かまいません|かまわない|(?:問題|差し支え|異論|異議|文句)(?:は|も)?(?:ありません|ないです|なし|無し|ない)|間違いない"
                    + "|しかない|ない(?:わけ|はず)(?:が|は|には|も)?(?:ない|ありません)|断る理由|ほか(?:は|に)ない|言うまでも|(?:行か|参加しか?|使わ|乗ら|買わ|もらわ)ない(?:手|選択肢|理由)(?:は|が)?(?:ない|ありません)|(?<!仕事に|会社に|学校に|病院に)行か(?:なきゃ|なくちゃ|ねば)|(?:逃|断|休|欠席|見逃|外)[^、。]{0,6}わけに|遠慮なく|無理してでも|よりのあり");

    private static final Pattern REFUSES = words(
            "^いいえ|えんりょ|みおく|ことわ[りるっ]|結構です|結構$|けっこう$|けっこうです|遠慮|やめ(?:て|と)|いりません|いらない|要らない|要りません|見送|断り|断る(?!理由)|無理(?!なく|して)|(?:難し|厳し|むずかし|きびし|きつ|だめ)[^、。]{0,6}かも|もう[^、。]{0,8}(?:持って|買っ|ある|あり|使って|やって|入って)[^、。]*(?:大丈夫|いい|結構|いら|不要)|(?:大丈夫|いい)です[、。\\s]+(?:自分|一人で|ひとりで|間に合|持って|もう|他|ほか|別|また|今回|お?気持)|^(?:いいえ|いえ)[、\\s]*いい|^いや[、,\\s]*(?:いい|大丈夫|結構|けっこう)");

    private static final Pattern LATER = words(
            "考え|また今度|またの機会|また(?:連絡|返事|あとで|後で)|検討|待って(?!ま|る|い)|お待ち(?:ください|下さい|いただ|頂)|見てから|聞いて(?:から|み|か)|聞かない|"
                    + "後で|あとで|後ほど|のちほど|後日|わからな|分からな|わかりませ|分かりませ|わかんな|分かんな|わかったら|分かったら|わかると|分かると|わかり次第|分かり次第|迷|悩|未定|まだ(?!間に合|空い|大丈夫|いけ)|確認(?:中|し(?!ました))|相談|たぶん|多分|おそらく|保留|そのうち|いずれ|"
                    + "どうしよう|どうかな|どうだろ|決め|決まって(?:ない|な|から|いま)|決まら|決まり次第|返事(?:は|し|させ)|お返事|次第|行けたら|できたら行|かもしれ|かも$|かもです|"
                    + "考慮|思案|なんとか(?:し|な)|連絡し|また(?:の|別の)|次回|次の機会|またに|来月|落ち着い|余裕が|都合がつ(?:けば|いたら)|空いたら|空けば|合えば|どうする|できれば行|行きたいけ|行きたい(?:の|ん)?ですが|気が向いたら|"
                    + "微妙|なんとも|何とも|どちらとも|どっちでも|どちらでも|うーん|半々|五分五分|(?<![a-z])(?:maybe|perhaps|later|not sure|dunno|depends|think|check|let you know|might|possibly|probably|tbd|undecided|don't know|idk|no idea|not yet|get back)(?![a-z])|🤔");

    /** Puts it off, unless they say at the same time that they come. */
    private static final Pattern LATER_PERHAPS = words("前日|当日|直前|様子|今すぐ|もう少し|少し時間|スケジュール|調整|改めて|その時");

    private static final Pattern SURE = words("(?:行き|いき|参加し|伺い|お願い(?:いた)?し|予約し|申し込み|買い|出席し)(?:ます|たいです)|ぜひ|是非|絶対|必ず");

    private static final Pattern DECLINES = words(
            "いいえ|いえ(?:いえ)?(?![るばてすっいー])|ううん|いや(?:です|だ|ー|[、,\\s]|$)|嫌|イヤ|やめ|やだ|いらん|いらね|不要|必要な|行けませ|行けな|行かな|行かん|いけませ|いけな|むり|ムリ|不参加|欠席|だめ|ダメ|駄目"
                    + "|ません(?!か)|できない|しない|ない(?:です|っす|かな|な|わ|よ|や|んで|ので|と思)?$|ないです|ないので|ないかな|なくて|なくなり|なくなっ|なかった|ないん|ないため|ないけ|ないから|ないし|せん$|へん$|[けかれめせべねえげて]ん(?:わ|です|っす|な|ねん)?$|あかん|いいかな$|いいや|興味(?:は|が|も)?(?:な|無)"
                    + "|ごめん|申し訳|すみませんが|すまん|悪い(?:けど|が|ん)|悪いです|悪くて|悪いので|パス(?!ワ|タ|ポ)|ノー(?!ト|マ)|なし(?:です)?$|なしで|無し|ないで(?:$|ください|下さい|ね|よ|ほし|欲し)|都合が$|急用|所用|無用|ドタキャン|[けきかれえせめ]ず(?:$|[、。\\s])|停止|解約|退会|(?:当分|しばらく)(?:は)?いい|誰が[^、。]+か$|よしと(?:く|き)|よしてお|お腹いっぱい|たかった(?:です|な|の|$)|(?:旅行|実家|病院|仕事|会社|学校|出張|デート|ライブ|帰省|別の[^、。]{1,5}|他の[^、。]{1,5})(?:に|へ)(?:行|帰|出)|(?<![a-z])(?:sorry|pass|busy|have plans)(?![a-z])|違(?:い|う)|ちが(?:い|う)|辞退|キャンセル|中止|取り消|取消|断(?!然|トツ)|足りて|間に合って|まにあって|もういい|十分|じゅうぶん|充分"
                    + "|あいにく|生憎|バツ|ばつ$|不可|反対|残念|拒否|却下|アウト|ストップ|見合わせ|控え|勘弁|お構いなく|おかまいなく|お気持ち|気持ちだけ|せっかく(?:です|だ)(?:が|け)|遠い|離れ|引っ越|参加できな|行けそうに|なさそう|なそう|欲しくな|ほしくな|したくな|たくな|苦手|今は(?:いい|けっこう|結構|大丈夫)|もう(?:大丈夫|けっこう)|今回は"
                    + "|都合が(?:つかな|つきま|悪|合わ|わる)|(?:予定|用事|用|先約|約束|仕事|会議|バイト|法事|出張|授業|試験)(?:が|も)(?:あ|入)|予定(?:あり|入)|仕事(?:あり|入)|用事|先約|別件|スルー|じたい|ふさんか|ふよう|ひかえ|けっせき|めんど|面倒|帰る|寝る|バイバイ|ばいばい|さようなら|諦め|あきらめ|お休みし|留守|不在|法事|出張|残業|喪中|体調|仕事(?:な|で|だ)|忙し|難し|厳し|きびし|きつい|ちょっと(?:$|ね$|な$|なー|です)"
                    + "|大丈夫です(?:ので|、?ありがとう)|×|✕|❌|🙅|👎|🚫|✖|✗|🆖|(?<![a-z])(?:no|nope|nah|ng|not|never|can't|cannot|don't|won't)(?![a-z])|^n$|^x$|いえ$|ないない|欠です");

    private static final Pattern WANTS = words(
            "(?<!日|時|今|私|僕|俺)はい|はぁい|へい$|ほい|うん|^ん$|^ええ(?!と|っ)|ええで|ええよ|ええやん|^おう(?!ち)|^うす$|うっす|ういっす|うぃ|うい$|うむ|^おっす|おお?$|がってん|合点|あいよ|あいあい|あい$|いえす|いえっさ|いえい|いえーい|いぇ|ラジャ|御意"
                    + "|どんとこい|どんと来い|お願い|おねがい|おなしゃす|あざ[すっ]|ありがと|よろ$|よろです|よろしく|宜しく|頼(?:み|む|ん)|たの(?:み|む)(?!し)|ぜひ|是非|大丈夫|だいじょうぶ|だいじょぶ|平気|へいき|バッチリ|余裕です|余裕$"
                    + "|おけ|おっけ|おk|オーケー|オーライ|了解|りょうかい|りょー?かい|りょ(?:です|っす|$)|^り$|承知|しょうち|承り|かしこま|畏まり|了承|合意|同意|賛成|さんせい|異議な|歓迎|右に同じ"
                    + "|わかりました|分かりました|わかった|分かった|行き|いきま|いきたい|行く|行け|いけま|いけそう|いけます|いける|いく$|いくいく|いく[よねわぜぞ]|行こ|いこう|いこか|行って(?:み|き)|来(?:ます|る$|たい)|参り|まいり|参る|伺|うかがい|向かい|顔を?出|出ます|出たい|出られ|出れ|出席|参加|さんか(?!く)|同行|付き合"
                    + "|当たり前|あたりまえ|絶対|必ず|当然|もちろん|勿論|もち$|もちもち|もちの|イエス|その通り|いかにも|さよう|左様|そうです|そうし|そう(?:だ|ね|$|っす|なん)|そだね|せや|そやね|合って|正しい|間違いな|該当|当てはま"
                    + "|希望|ほしい|欲しい|要る|いります|要ります|いる$|必要です|必要だ|いただ(?:く|き)|頂(?:き|戴)|ちょうだい|くれ$|もらい|もらう|貰い|ください|下さい|ほしー|受け(?:ます|取)|申し込|申込|予約|買い|買う|使い(?:ます|たい)|使う|試し|登録し|入れて|つけ(?:ます|て)|送って|知りたい|見たい|聞きたい|食べたい|飲みたい"
                    + "|いい(?:です|っす[ねよ]|よ|ね|ですよ|と思|んじゃない|とも)|イイ|いいで|い(?:よ|です)$|良い|よい|よき|よか$|よし$|よっしゃ|それで|それが|します|する$|するする|しましょう|しよう|やり(?:ます|たい)|やる|やって(?:み|く)|したる|あり(?:です|ます|かな|$|で|よ|だ)|可能|可です|^可$|空いて(?:い)?(?:ます|る)|空け|できます|出来ます|できる|できそう|つもり|つもりです|間に合います|決ま(?:り|って)|決定|済み|しました|あります|ある(?:よ|$)|持って(?:い)?ます"
                    + "|ご一緒|ごいっしょ|お供|おとも|駆けつけ|かけつけ|馳せ参|エントリー|挙手|手を?(?:挙げ|上げ|あげ)|確保|キープ|賛同|一票|便乗|所望|無論|むろん|とうぜん|とーぜん|興味(?:津|深|しん)|気にな(?:る|り|って)|予定(?:です|だ[よね]|っす|して)|ですです|ありっす|ほし[すぃー]|ほちい|おふこーす|しゅあ$|あぐりー|ぐっど$|ないす$|^ぐー|ばっちこい|よろぴく|よろしこ|おねしゃす|^了$|受諾|肯定|^のし?$|^[+＋]1|^プラス(?:1|いち)"
                    + "|ありがた|有難|有り難|よさそう|良さそう|お世話になります|お手数|うぇい|混ぜて|まぜて|加えて|加わ|たいです|たい(?:$|な)|楽しみ|たのしみ|楽しそう|面白そう|待って(?:い)?(?:ます|る|た|まし)|待ち遠|お待ちして|わくわく|わーい|わあい|やった|ラッキー|喜んで|よろこんで|うれし|嬉し|助か|光栄|幸いです|都合(?:が|は)?(?:つき|良|よ|いい)|いつでも|どうぞ|任せ|まかせ|乗り|乗った|のる|のった|興味(?:が)?あ|好き(?:です|だ|$)|かまへん|かまわん|^まる|^マル"
                    + "|◎|⭕|〇|○|◯|👍|🙆|👌|🙋|🆗|✅|👏|🙌|💪|✔|☑|🫡|💮|(?<![a-z])(?:yes|yep|yeah|yea|ya|yup|ok|okay|sure|please|of course|sounds good|y|k|kk|let's|definitely|absolutely|great|cool|fine|i'd love|i will|i do|i'm in|count me in|why not|hai|agreed|with pleasure|o|i'd like|i want|would love|sign me up|go ahead|right|correct|roger|got it|will do|perfect|awesome|nice|good|gladly|happy to|deal|you bet|totally|for sure|by all means|i'll (?:be there|come|go|join|take))(?![a-z])");

    /** Who gives a reason and nothing else declines. */
    private static final Pattern REASON = words(
            "(?:ので|のため|んで|(?<!て)から|くて|てて|でて|ちゃって|まして|ですし|ますし|出勤|夜勤|シフト|バイト|部活|テスト|試験|病院|入院|旅行|風邪|熱が|妊娠|葬|帰省)(?:です|なんです|なので|中(?:です)?)?$");

    /** Between what speaks for it and what speaks against it: what comes last holds. */
    private static final Pattern BUT = words("けれども|けれど|けど|(?<=です|ます|した|ない|たい)が[、,\\s]?|(?<=[、。!\\s])(?:でも|しかし|いや)[、,]");

    private static final Pattern WISH = words("たい(?:です|な)?$");

    /** Whatever they do: they do it. */
    private static final Pattern WILL = words(
            "(?<!思い|考え|迷い|困り|違い|違え|ござい|悩み|待ち|遅れ|休み|失礼し|忘れ|帰り|諦め|あきらめ|て|てい|寝|無くし|なくし|なり)ます(?:ね|よ|わ)?$|ましょ|(?<![いみ])たい(?:です|なあ?|と思)|^[^\\n]{1,9}(?<!困|違|迷|思|断|め|休|れ|怒)[うくぐすつぶむる](?:よ|ね|わ|ぞ|ぜ)?$");

    private static final Pattern SMILES = Pattern.compile("[🎉😄😆😁✨💯🙏🤗☺😊🥰❤♥💕🎶]");
    private static final Pattern FROWNS = Pattern.compile("[🙇😢😭😣😞😔💦😰]");

    /** Asks back, which is no answer; いいですか asks for leave to say yes. */
    private static final Pattern ASKS = words("(?:か|の|かな|っけ|は|って|[^\\n])\\?$|ですか$|ますか$|でしょうか$");

    private static final Pattern MAY_I = words(
            "(?:お願い|ぜひ|是非|参加|行って|もらって|いただいて)[^\\n]*(?:いい|良い|よい|よろしい|でき|だめ)[^\\n]*(?:か|\\?)|^いい(?:ん|の)(?:です)?(?:か|\\?|$)");

    static Agreement in(String text) {
        String said = Plain.hiragana(Plain.of(text).toLowerCase(Locale.ROOT));
        if (WORDLESS.matcher(said).matches() && !said.isEmpty()) {
            return wordless(variants(said));
        }
        Agreement whole = agreement(variants(said));
        String[] parts = BUT.split(said, -1);
        if (parts.length < 2 || (whole == YES && AGREES.matcher(said).lookingAt())) {
            return whole;
        }
        Agreement last = agreement(variants(parts[parts.length - 1]));
        boolean holds = last == NO
                || (last == YES && !(whole == OPEN && WISH.matcher(said).find()));
        return holds ? last : whole;
    }

    /** As it stands, without what stretches it, and without any mark or picture. */
    private static String variants(String said) {
        return said + "\n" + STRETCH.matcher(said).replaceAll("") + "\n"
                + MARKS.matcher(said).replaceAll("");
    }

    private static Agreement agreement(String plain) {
        if (NO_OBJECTION.matcher(plain).find()
                || MAY_I.matcher(plain).find()
                || (AGREES.matcher(plain).lookingAt() && !DOUBTS.matcher(plain).find())) {
            return YES;
        }
        if (REFUSES.matcher(plain).find()) {
            return NO;
        }
        boolean putOff =
                LATER_PERHAPS.matcher(plain).find() && !SURE.matcher(plain).find();
        if (putOff || LATER.matcher(plain).find() || ASKS.matcher(plain).find()) {
            return OPEN;
        }
        if (DECLINES.matcher(plain).find()) {
            return NO;
        }
        if (WANTS.matcher(plain).find()) {
            return YES;
        }
        if (REASON.matcher(plain).find()) {
            return NO;
        }
        return WILL.matcher(plain).find() ? YES : UNKNOWN;
    }

    /** A picture alone is an answer; beside words it is an ornament. */
    private static Agreement wordless(String plain) {
        if (DECLINES.matcher(plain).find() || FROWNS.matcher(plain).find()) {
            return NO;
        }
        return WANTS.matcher(plain).find() || SMILES.matcher(plain).find() ? YES : UNKNOWN;
    }

    /** In whatever script they are written. */
    private static Pattern words(String regex) {
        return Pattern.compile(Plain.hiragana(regex), Pattern.MULTILINE);
    }
}
