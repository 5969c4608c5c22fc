package dev.todoku.friend.values;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Somebody's name in what they answer: 佐藤と申します, 私の名前は佐藤です, いつもお世話になってます、佐藤です. */
final class Names {

    private static final int LENGTH_MAX = 40;

    private static final String KINDS =
            "(?:下の名前|フルネーム|ペンネーム|ハンドルネーム|名前|なまえ|氏名|名字|苗字|みょうじ|姓名|旧姓|姓|本名|予約者名|予約者|予約名|代表者名|代表者|宛名|通称|愛称|呼び名|呼び方|あだ名|ニックネーム|name|名(?=[はが:]))";

    /** Quotation marks and pictures around it. */
    private static final Pattern DECORATION =
            Pattern.compile("^[\\p{So}\\p{Sk}「『【〈《(\\[<\"'*♪☆★※・→\\s]+|[」』】〉》)\\]>\"'*\\p{So}\\p{Sk}♪☆★~〜^\\s]+$");

    /** What does not say a name. */
    private static final Pattern REFUSAL = Pattern.compile(
            "匿名|名無し|ななし|秘密|ひみつ|ヒミツ|内緒|ないしょ|言いたく|言えま|言えな|言わな|教えたく|教えません|教えない|教えられ|教えなき|答えたく|名乗|個人情報|本名(?:じゃ|で)"
                    + "|必要|どうして|どうでも|なんで(?!す|しょ)|なぜ|何(?:で|故)|何の|誰|だれ|(?:教え|いる|要る|いります|要ります)[^、。]*(?:\\?|か$)"
                    + "|なんでも|適当|テキトー|好き(?:に|な)|まだな|まだ無|ありません|ないです|ないので|ナナシ"
                    + "|プライバシー|プライベート|想像|任せ|まかせ|そっちで|そちらで|決めて|当てて|知って(?:る|い)|(?:言い|言っ|伝え|書い|書き)(?:た|まし)(?:た)?(?:$|よ|けど?$|のに|通り|とおり)"
                    + "|回答(?:し|は|拒)|拒否|特に(?:な|あ)|別に|非公開|伏せ|明かせ|通りすがり|怖|怪し|あなた|ゲスト|空欄|無記名|LINEの"
                    + "|スキップ|パスで|省略|後で|あとで|今度|お断り|断り|結構です|ちょっと(?:$|[.…。、]|ね|な)|ノーコメント|^(?:いや|やだ|嫌|無理|むり|だめ|ダメ)(?:です|だ|だよ|$)|勘弁|控え|遠慮");

    /** Sentences about something else, before it or after it. */
    private static final Pattern TALK = Pattern.compile(
            "世話|よろしく|宜しく|ヨロシク|お願い(?:し|いた|致|$)|ありがと|有難|有り難|すみません|すいません|ごめん|失礼|遅れ|こんにち|こんばん|おはよう|はじめまして|初めまして|お疲れ|楽しみ|了解|わかりました|分かりました|どうも|はいはい|^はい$|^ども$");

    private static final Pattern GREETING = Pattern.compile("^(?:どうも|ども|はい|もしもし)[、\\s]*(?=[\\p{IsHan}ァ-ヶ]{2})");

    private static final Pattern BEFORE = Pattern.compile(
            "^(?:はい|ええ|うん|そう|では|じゃあ|もしもし|とりあえず|ひとまず|一応|いちおう|普通に|ふつうに|申し遅れました|どうも|ども)[、。!\\s]*(?=..)"
                    + "|^(?:私|わたし|わたくし|あたし|僕|ぼく|俺|おれ|自分|うち|こちら)(?:の|は|、|,|\\s|(?=[\\p{IsHan}ァ-ヶ]{2}))\\s*"
                    + "|^(?:お|ご)?" + KINDS + "(?:だけ)?(?:です|だ|で)(?:が|けど|けれど)[、\\s]*"
                    + "|^(?:お|ご)?" + KINDS + "(?:は|が|:|、|,|なら|だと|としては|=|→|\\s)\\s*"
                    + "|^(?:お)?(?:予約|代表|漢字|カタカナ|ひらがな|呼ぶ(?:とき|時))(?:は|者は|で|なら|だと)\\s*"
                    + "|^(?:みんな|皆|友達|友だち|周り|家族|会社|職場|普段|ふだん|いつも(?!の))(?:から|に|で)?は?(?=..)|^[^、。]{0,4}(?:人|方|たち|達)(?:から|に)?(?:は|が)(?=..)"
                    + "|^.{0,12}(?:予約|電話|連絡|申し?込み?|登録|注文|来店|参加)を?(?:した|して(?:い)?(?:る|た)|してます|しました|入れた|する|希望の|の)[、\\s]*"
                    + "|^.*\\p{IsHan}\\p{IsHiragana}*(?:った|した|いた|んだ|てる|でる|いる)(?=[\\p{IsHan}々ァ-ヶ]{2,}|\\p{IsHan}(?:です|と|で))"
                    + "|^[^、。]{2,14}の(?=[\\p{IsHan}ァ-ヶ])(?!名|本名|妻|夫|母|父|娘|息子|嫁|旦那|家内|家の|者|件|時)"
                    + "|^[\\p{IsHan}ァ-ヶー]{2,8}(?:市|在住|住み)の(?=..)"
                    + "|^.*同じ(?:で|く|、)?(?=..)"
                    + "|^.{1,16}(?:株式会社|会社|店|部|課)の(?=..)|^.{0,2}株式会社.{1,14}の(?=..)"
                    + "|^(?:my name is|my name's|i'm|i am|this is|call me)\\s+",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern AFTER = Pattern.compile(
            "(?:で(?:お願い|おねがい|予約|とっ|取っ|登録|よろしく|宜しく|良い|いい|大丈夫|結構|頼|入れ|呼|申|通|どうぞ|(?:も)?ok)|の(?:名前|名義|名)で|な(?:ん|の)(?:です|だ|や)|に(?:し(?:と|て))|と(?:だけ|でも)"
                    + "|(?<=.)申し(?:ます|上げ)|(?<=.)申す|(?<=..)(?:いい|言い)ます|とお呼び|って(?:名前|者|もの)|(?:とか|って|と)?いう(?:名前|者|もの|)|(?:と|って)書いて|と読み"
                    + "|で[ーっぁぇ~]*す|デ[ーッ]*ス|でございます|でござる|と(?:もうし|申し|申す|いい|言い|言う|名乗)|っていい|って言い|って言う|(?:と|って)(?:呼|よば|よん)|になります|です|desu|[っッ][すス]|っしょ"
                    + "|だ(?:よ|ね|けど|が|わ|ぞ|ぜ|と|って)|(?<=[\\p{IsHan}々ァ-ヶー])(?:よ|ね|や|じゃ|なり|どす)[ーぉぁん]?$|や(?:で|けど|ねん)|が(?:名前|本名|苗字|名字|姓)|(?<=[\\p{IsHan}々ァ-ヶーa-z])だ$|(?<=[\\p{IsHan}々ァ-ヶーa-z]|\\p{IsHiragana}{3})(?:で|にて|より)$).*$",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern ASIDE = Pattern.compile("[（(\\[【〔<《@/].*$|m\\(_.*$|\\.\\.+.*$", Pattern.DOTALL);
    private static final Pattern END = Pattern.compile("[。!?、♪~〜…\\n,;/]+|\\.{2,}|(?<=です|ます|した)\\s+");
    private static final Pattern TITLE =
            Pattern.compile("(?<=.)(?:さん|さま|様|殿|氏|ちゃん|くん|君|先生|家|一家|夫婦|の(?:妻|夫|母|父|娘|息子|嫁|旦那|家内|者|もの)|家の者)$");

    /** 姓は佐藤、名は花子. */
    private static final Pattern PARTS =
            Pattern.compile("(?:名字|苗字|姓)[はが:\\s]*(.{1,10}?)(?:です|で)?[、,\\s]*(?<!の)(?:下の名前|お名前|名前|名)[はが:\\s]*(.{1,10})");

    private static final Pattern KIND = Pattern.compile("(?:お|ご)?" + KINDS + "(?:だけ|のみ)?(?:でも|で|は|ね|か)?");

    /** Nobody is called so: it is a sentence that was not understood. */
    private static final Pattern SENTENCE = Pattern.compile(
            "LINE|ライン|同じ|さっき|登録|既に|すでに|表示|名前|^前(?:回|に|と|の|も)|を|です|ます$|ませ|ました|ください|下さい|って|けど|ので|という|として|(?:\\p{IsHan}|\\p{IsHiragana}{4})(?:ない|たい|する|した|して|いる|ある)$|\\p{IsHan}(?:い|しい|かしい|かった|る|[えけせてねべめれ]る)$|[0-9@?:。]");

    /** Before the answer: well, me?, so. */
    private static final Pattern INTERJECTION = Pattern.compile(
            "(?:え[ーっ]*と?|は|へ[ーぇ]*|あ[ーっ]*|ん[ーっ]*|お[ーっ]*|わ|う[ーん]+|はい|まあ|まぁ|なに|さあ|ね|ねえ|もしもし|そう|そうそう|こちら|私|わたし|わたくし|あたし|俺|おれ|僕|ぼく|自分|うち)");

    /** How old, and whether woman or man: behind a name it is none. */
    private static final Pattern PERSON = Pattern.compile("[\\s,]*[0-9]+(?:歳|才|さい|代|名|人).*$|\\s+(?:女性?|男性?)$");

    /** How a name in Chinese characters is read, after it: 佐藤 花子 さとう はなこ. */
    private static final Pattern READING = Pattern.compile(
            "^(\\p{IsHan}+ \\p{IsHan}+|\\p{IsHan}{3,}(?=\\s+.{5})|\\p{IsHan}+(?=\\s+[ァ-ヶー]+$))\\s+[ぁ-ゖァ-ヶー ]{2,}$");

    /** No sentence looks so. */
    private static final Pattern PROPER = Pattern.compile("[\\p{IsHan}々 ]{1,8}|[ァ-ヶー・ ]{2,12}");

    /** Between what somebody does not want to say and what they say instead. */
    private static final Pattern INSTEAD = Pattern.compile("(?:なので|ので|(?<!だ)(?:けれど|けど)|(?<=です|ます)が)[、,]?");

    private static final Pattern NAME =
            Pattern.compile("[\\p{IsLatin}\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}々ー・.'’\\- \\p{IsHangul}]+");

    private Names() {}

    /** What somebody said of themselves in one breath. */
    private record Part(String said, String name, boolean declared) {

        boolean isName() {
            return NAME.matcher(name).matches() && name.length() <= LENGTH_MAX;
        }

        boolean isRefusal() {
            return REFUSAL.matcher(said).find() || REFUSAL.matcher(name).find();
        }

        boolean isSentence() {
            return SENTENCE.matcher(name).find();
        }

        /** Stands even beside a refusal, or after talk about something else. */
        boolean isCertain() {
            return declared && PROPER.matcher(name).matches();
        }
    }

    static Optional<String> find(String text) {
        String plain = PARTS.matcher(bare(Plain.of(text))).replaceFirst("$1 $2");
        List<Part> parts = Stream.of(END.split(INSTEAD.matcher(plain).replaceAll("、")))
                .map(Names::bare)
                .filter(part -> !part.isEmpty() && !isTalk(part))
                .map(Names::part)
                .filter(part -> part.isName()
                        && !KIND.matcher(part.name()).matches()
                        && !INTERJECTION.matcher(part.name()).matches())
                .toList();
        boolean refused = REFUSAL.matcher(plain).find() || parts.stream().anyMatch(Part::isRefusal);
        boolean certainOnly = refused || (!parts.isEmpty() && parts.getFirst().isSentence());
        return parts.stream()
                .filter(part -> !part.isSentence() && !part.isRefusal() && (!certainOnly || part.isCertain()))
                .map(Part::name)
                .findFirst();
    }

    private static boolean isTalk(String part) {
        String said = GREETING.matcher(AFTER.matcher(part).replaceFirst("")).replaceFirst("");
        return TALK.matcher(said).find();
    }

    private static Part part(String part) {
        String name = part;
        for (int i = 0; i < 3; i++) {
            name = BEFORE.matcher(name).replaceFirst("");
        }
        boolean declared = AFTER.matcher(name).find();
        name = PERSON.matcher(ASIDE.matcher(name).replaceFirst("")).replaceFirst("");
        name = bare(AFTER.matcher(name).replaceFirst(""));
        name = TITLE.matcher(name).replaceFirst("").strip().replaceAll("\\s+", " ");
        return new Part(part, READING.matcher(name).replaceFirst("$1"), declared);
    }

    private static String bare(String text) {
        return DECORATION.matcher(text.strip()).replaceAll("").strip();
    }
}
