package dev.todoku.friend.values;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * How somebody liked it who says so in words, from 1 to 5: a word of praise or blame, how strongly it is said, and whether
 * it is denied. とても良かった is 5, 良かった 4, 普通 3, 良くなかった 2, 全然良くなかった 1.
 */
final class Opinion {

    private static final int WORST = 1;
    private static final int BAD = 2;
    private static final int SO_SO = 3;
    private static final int GOOD = 4;
    private static final int BEST = 5;

    private static final Pattern CLAUSES = words("[。!?\\n…、,;]+|(?<=けど|けれど|けども|のに|ものの|しかし|ただし)");

    /** Between two clauses: the second takes back something of the first. */
    private static final Pattern TURNS = words("けど|けれど|(?:です|ます|した|[いただ])が[、,]|のに|ものの|しかし|ただ[、し]|でも[、\\s]|一方|むしろ|反面");

    private static final String LIKED = "(?:良|よ|おいし|美味し|うま|旨|楽し|うれし|嬉し|面白|おもしろ|素晴らし|気持ちよ|居心地(?:が|は)?(?:良|よ))";

    /** Denied praise. */
    private static final Pattern DENIED =
            words(LIKED + "く(?:は|も)?(?:な(?:い|か|く|さ)|あり|ね)|(?:満足|期待|おすすめ|お勧め|感動|納得)(?:は|も|が)?(?:でき|出来|し|いか|いき)(?:な|ませ)|"
                    + "(?:満足|おいしい|美味しい|良い|よい|いい|好き|おすすめ|最高|楽しい)(?:だ)?(?:と|って)?(?:は|じゃ|では)?(?:いえな|言えな|いえませ|言えませ|言い難|いいがた|な(?:い|か)|あり(?:ま))|好(?:き|み)(?:では|じゃ)|楽しめ(?:な|ませ)"
                    + "|(?:not|n't) (?:so |very |that )?(?:good|great|nice|worth|like|recommend)");

    /** Denied blame: it was not bad. */
    private static final Pattern NOT_BAD =
            words("(?:悪|わる)く(?:は|も)?(?:な(?:い|か|く(?!な))|あり|ね)|悪いとは|良くも悪|よくもわる|not (?:so |too |that )?bad|残念(?:では|じゃ)な");

    private static final Pattern NO_COMPLAINT = words(
            "不満(?:点)?(?:は|も|が)?(?:な|無|あり|一切|特に)|文句(?:は|も|の|が)?(?:な|無|つけ|付け|あり|言)|申し分|言うこと(?:は|も)?(?:な|あり)|非の打ち|欠点(?:は|が)?(?:な|見)");

    private static final Pattern HATED = words(
            "最悪|最低(?!限)|ひど[いかすく]|酷[いかすく]|二度と|(?:もう|二度|絶対)[^、。]{0,4}(?:行か|行き|来な|来ま|利用|使わ|使い|買わ|買い|頼ま|頼み|食べ)[^、。]{0,3}(?:ない|ません|なく|なか|ん$|たくな)"
                    + "|不快|不愉快|不満|失望|絶望|がっかり|ガッカリ|幻滅|(?<!ひ)まず(?:い|か|す(?!ぎずぎ))|不味|吐き|腹(?:が|は)?(?:立|たつ)|むかつ|ムカ|怒|激おこ|許せ|許さ|返金|金(?:を)?返|お金返|詐欺|ぼったくり|論外|問題外|話にな|(?<!以外)ありえな|有り得な|信じられな"
                    + "|(?:態度|接客|対応|感じ|気分|印象|愛想|マナー)(?:が|も|は)?[^、。]{0,5}(?:悪|わる|最|なってな|なっていな)|(?<!以外)あり得な|失礼|無礼|横柄|不潔|不衛生|汚[いかす]|虫が|髪の毛|(?:時間|お?金)の無駄|無駄だ|ゴミ|クソ|糞|嫌い|後悔|損した|損し|クレーム|(?:評価|おすすめ|お勧め)(?:に値)?(?:でき|し)?(?:ない|ません)|勧められ|だめだめ|マイナス|星(?:は)?(?:なし|ゼロ|0)|ゼロ点|点数(?:は|も)?つけ"
                    + "|(?:全然|まったく|全く|本当に|まじで|ほんと)(?:だめ|駄目)|とにかく(?:だめ|悪)|(?:とても|すごく|本当に|非常に|かなり|何もかも|全て|すべて|全部|全体的に)(?:が|は)?(?:悪|わる)|リピ(?:ート)?(?:は)?(?:し)?(?:ない|ません|なし|無し)|騙|だまされ|裏切|勘弁|もう結構|ワースト|[×✕❌✖]|worst|terrible|awful|horrible|hate|never again|disgusting|[😡😠🤬👎💢🤮]");

    private static final Pattern LOVED = words(
            "最高|最&高|さいこう|さいこー|最強|最上|完璧|かんぺき|パーフェクト|素晴らし|すばらし|感動|感激|感銘|絶品|神(?!社|奈|戸|経|様|頼)|大満足|大好き|大好物|(?:期待|予想|想像)以上|(?:期待|予想|想像)を[^、。]{0,6}(?:超|上回|越)|抜群|ピカイチ|極上|至福|幸せ|しあわせ|天国|夢のよう"
                    + "|満点(?!で(?!す|し)|中|なら|だと|じゃ|として)|花丸|はなまる|(?:世界|日本|宇宙|過去|人生)(?:一|最高|いち|で一番|ナンバー)|過去最|今まで(?:で)?一番|一番(?:です|でし|だ|好|良|よ(?!り)|いい|おい|美|うま|楽)|ナンバーワン|優勝|百点|言葉に(?:でき|なら)|言葉(?:にな|が出|がな|では)|忘れられ(?:な|ませ)|大当たり|やみつき|病みつき|何(?:度|回)でも|毎(?:日|回|週)(?:でも|行|来|食)|通い(?:たい|ます|つめ|続)|リピ(?!なし|は(?:な|し))|紹介し|(?:すす|勧|薦)めたい|広めたい|オススメ(?!し(?:な|ま)|でき)|おすすめ(?!し(?:な|ま)|でき)|お勧め(?!し(?:な|ま)|でき)"
                    + "|(?:また|絶対|必ず|次も|ぜひ)[^、。]{0,8}(?:行きます|行きたい|行く(?!か)|行こう|来ます|来たい|来る(?!か)|来よう|伺(?:い|う|わ)|利用し|利用さ|食べたい|食べに|買(?:い|う)|頼(?:み|む)|お邪魔|参加し|お願いし)|神対応|ベスト|エクセレント|グレート|ブラボー|あっぱれ|天晴|◎|癒され|癒やされ|感謝|ごちそうさま|ご馳走|ヤバ(?:い|か)(?!ら)|すごい|凄い|おいし|美味|うま(?:い|か|っ|す|ー)|うめ[えー]|旨[いかす]|excellent|perfect|amazing|awesome|fantastic|wonderful|great|love|best|brilliant|outstanding|[💯😍🥰🤩😋]");

    private static final Pattern MIDDLING = words(
            "可もな|不可もな|普通(?!に|以|じゃ|では)|ふつう(?!に|以)|ふつー|まあまあ|まぁまぁ|まーまー|まずまず|ぼちぼち|そこそこ|それなり|どちら(?:とも|でも)|どっち(?:とも|でも)|なんとも|何とも|無難|平均|平凡|並(?:$|で|み|か|の)|標準|中(?:間|くらい|ぐらい|の中|程度|途半端)|真ん中|まんなか|半々|五分五分|一長一短"
                    + "|こんな(?:もん|もの|感じ)|そんな(?:もん|もの)|特に(?:な|感想|あり|何|$)|いつも(?:と同|通り|どおり|の感じ)|相応|(?:想像|予想)(?:通り|どおり)|so[- ]?so|どっちつかず|通常|ノーマル|スタンダード|average|normal|okay|(?<![a-z])ok(?![a-z])|[△😐]");

    private static final Pattern LIKES = words(
            "良(?!くな)|よか(?!ら)|よい|よき|(?<!も)いい(?!え|加減)|イイ|満足|楽し|嬉し|うれし|好き|好感|好印象|好み|気に入|きれい|綺麗|清潔|丁寧|親切|優し|やさし|快適|居心地|便利|助か|素敵|すてき|可愛|かわい|おしゃれ|面白|おもしろ|合格|上々|上出来|及第|期待(?:通り|どおり)|なかなか|お得|安(?:い|く|か)|悪くな(?:い|か)[^、。]{0,4}(?:むしろ|好)|普通以上"
                    + "|(?:満足度|評価|質|クオリティ|レベル|コスパ|完成度)(?:が|は|も)?(?:高|良|い)|問題(?:は|も)?(?:な|あり)|また(?:行く|来る|利用する)(?:か|と思)|グッド|ナイス|オッケー|おっけ|[○〇◯⭕]|good|nice|fine|like|enjoy|satisf|happy|cool|[👍😊☺😄👌🙂❤♥😁]");

    private static final Pattern DISLIKES = words(
            "残念|いまいち|今いち|今一|いまひと|今ひと|微妙|びみょ|う[ーん〜~]+ん?$|期待(?:外|はず|ほど|した|して|より|倒|しすぎ)|物足り|足り(?:な|ま)|もう(?:少し|すこし|ちょっと|ちょい|一声|一歩|ひと)|(?<!度は|度が|価が|価は)高(?:い|か|す|く|め)|割高|遅[いかすくれ]|待(?:た|ち|っ)|狭|うるさ|騒が|混(?:ん|み|雑)|冷め|冷た|ぬる[いかく]|薄[いかすく]|少な|小さすぎ|惜し"
                    + "|改善|不便|疲れ|寒[いかく]|暑[いかく]|固[いかすく]|硬[いかすく]|雑[だなに]|暗[いか]|古[いか]|臭|しょっぱ|(?:辛|甘|濃|長|短|重|軽)(?:す|か|い)|味が濃|にく(?:い|か|く)|づら|合わな|合いま|大したこと|たいしたこと|そうでもな|それほど|さほど|(?:言|い)うほど|あまり(?!に)|あんま|そんなに|そこまで|思った(?:ほど|より)|思ってた|(?:イメージ|写真)と|違(?:った|う|い)|悪|頑張|がんば|努力|不十分|不親切|無愛想|そっけ|つまら|退屈|イライラ|不安|しょぼ|普通以下|リピ(?:なし|は)"
                    + "|バッド|bad|poor|disappoint|meh|boring|[😕😞😔😢🙁☹😣😩]");

    private static final Pattern STRONGLY = words(
            "とても|とっても|すごく|すっごく|すんごく|凄く|すげ|めっちゃ|めちゃ|むちゃ|めっさ|超|激|鬼(?!の)|本当に|ほんとに|ほんとう|ほんま|まじ|マジ|非常に|大変|たいへん|ものすご|物凄|最も|何もかも|全て|すべて|全部|実に|極めて|きわめて|心(?:から|より)|断然|断トツ|ダントツ|very|really|super|extremely|absolutely|so (?!so)");

    private static final Pattern NOT_AT_ALL = words("全然|全く|まったく|少しも|ちっとも|一切|決して|何一つ|何ひとつ|とても");

    private static final Pattern SOMEWHAT = words(
            "まあ|まぁ|わりと|割と|割に|わりかし|けっこう|結構|なかなか|普通に|ふつうに|おおむね|概ね|だいたい|大体|ほぼ|比較的|まずまず|そこそこ|それなりに|一応|かなり|どちらかと|pretty|quite|kind of");

    private static final Pattern A_LITTLE = words("少し|すこし|ちょっと|ちょい|ちょびっと|やや|若干|多少|たまに|強いて|しいて");

    /** Less than that. */
    private static final Pattern SOFTENED =
            words("あまり(?!に|の)|あんまり|そんなに|そこまで|とまで(?:は|も)?(?:い|言)|という(?:ほど|わけ)|わけ(?:では|じゃ)|ほど(?:では|じゃ)");

    /** Beside words they are ornaments. */
    private static final Pattern PICTURES = Pattern.compile("[\\p{So}\\p{Sk}❤♥]");

    private Opinion() {}

    /** Empty where nothing is praised or blamed, or both. */
    static OptionalInt of(String text) {
        String said = Plain.hiragana(Plain.of(text).toLowerCase(Locale.ROOT));
        OptionalInt inWords = said(withoutPictures(said));
        return inWords.isPresent() ? inWords : said(said);
    }

    private static OptionalInt said(String said) {
        boolean turns = TURNS.matcher(said).find();
        int praise = 0;
        int blame = 0;
        boolean little = true;
        boolean praisedLast = false;
        boolean between = false;
        for (String clause : CLAUSES.split(said, -1)) {
            int grade = grade(clause);
            between |= grade == SO_SO;
            if (grade >= GOOD) {
                praise = Math.max(praise, grade);
                praisedLast = true;
            } else if (grade == WORST || grade == BAD) {
                blame = blame == 0 ? grade : Math.min(blame, grade);
                little &= A_LITTLE.matcher(clause).find();
                praisedLast = false;
            }
        }
        if (praise > 0 && blame > 0) {
            return turns && (praisedLast || little) ? OptionalInt.of(GOOD) : OptionalInt.empty();
        }
        int only = Math.max(praise, blame);
        return only > 0 ? OptionalInt.of(only) : between ? OptionalInt.of(SO_SO) : OptionalInt.empty();
    }

    /** The words alone: pictures beside points are ornaments, too. */
    static String withoutPictures(String text) {
        return PICTURES.matcher(text).replaceAll(" ").strip();
    }

    /** From 1 to 5; 0 where a clause says nothing of it. */
    private static int grade(String clause) {
        if (NO_COMPLAINT.matcher(clause).find()) {
            return BEST;
        }
        if (NOT_BAD.matcher(clause).find()) {
            return SO_SO;
        }
        if (HATED.matcher(clause).find()) {
            return A_LITTLE.matcher(clause).find() || SOFTENED.matcher(clause).find() ? BAD : WORST;
        }
        if (DENIED.matcher(clause).find()) {
            return NOT_AT_ALL.matcher(clause).find() ? WORST : BAD;
        }
        if (LOVED.matcher(clause).find()) {
            return SOMEWHAT.matcher(clause).find() || SOFTENED.matcher(clause).find() ? GOOD : BEST;
        }
        boolean disliked = DISLIKES.matcher(clause).find();
        boolean liked = LIKES.matcher(clause).find();
        if (disliked && !(liked && SOMEWHAT.matcher(clause).find())) {
            return liked ? 0 : BAD;
        }
        if (liked) {
            return STRONGLY.matcher(clause).find() ? BEST : GOOD;
        }
        return MIDDLING.matcher(clause).find() ? SO_SO : 0;
    }

    /** In whatever script they are written. */
    private static Pattern words(String regex) {
        return Pattern.compile(Plain.hiragana(regex));
    }
}
