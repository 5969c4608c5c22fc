package dev.todoku.friend.values;

import java.util.Optional;
import java.util.regex.Pattern;

/** Somebody's name in what they answer: 佐藤と申します, 私は佐藤です. */
final class Names {

    private static final int LENGTH_MAX = 40;
    private static final Pattern BEFORE = Pattern.compile(
            "^(?:はい[、。!\\s]+)?(?:(?:私|わたし|わたくし|僕|ぼく|俺)[は、]|(?:お)?(?:名前|なまえ|氏名|名字|苗字|みょうじ|下の名前|フルネーム|本名|予約名|あだ名|ニックネーム)(?:は|が|:|、|なら)?|予約(?:は|者は)|申し遅れました[、。]?|代表(?:は|者は)|(?:漢字|カタカナ|ひらがな)で|(?:はじめまして|初めまして|こんにちは|こんばんは|お世話になっております|お世話になります)[、。!]|my name is|i'm|i am)\\s*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern AFTER = Pattern.compile(
            "(?:で(?:お願い|おねがい|予約|とっ|取っ|登録|よろしく|宜しく|良い|いい|大丈夫|結構|。|、|$)|とお呼び|って名前|という(?:名前|者|もの|)|と書いて|と読み|デス|です|でーす|でございます|ともうし|と申し|といい|と言い|っていい|って言い|って呼|と呼|になります|っす|だよ|だけど|だ$).*$",
            Pattern.DOTALL);
    private static final Pattern REST =
            Pattern.compile("[。!?、♪~…\\n,].*$|[\\p{So}\\p{Sk}(「].*$|\\.\\.+.*$", Pattern.DOTALL);
    private static final Pattern TITLE = Pattern.compile("(?:さん|さま|様|ちゃん|くん|君)$");

    private static final Pattern REFUSAL = Pattern.compile(
            "匿名|秘密|ひみつ|ヒミツ|内緒|ないしょ|言いたく|教えたく|教えません|教えない|個人情報|本名(?:じゃ|で|は)|必要|[?？]|LINE(?:の|と)|ライン(?:の|と)|名前と同じ|スキップ|後で|あとで|お断り|結構です");

    private Names() {}

    static Optional<String> find(String text) {
        String plain = Plain.of(text);
        if (REFUSAL.matcher(plain).find()) {
            return Optional.empty();
        }
        String name = BEFORE.matcher(BEFORE.matcher(plain).replaceFirst("")).replaceFirst("");
        name = AFTER.matcher(name).replaceFirst("");
        name = TITLE.matcher(REST.matcher(name).replaceFirst("").strip()).replaceFirst("");
        name = name.strip().replaceAll("\\s+", " ");
        return name.isEmpty() || name.length() > LENGTH_MAX ? Optional.empty() : Optional.of(name);
    }
}
