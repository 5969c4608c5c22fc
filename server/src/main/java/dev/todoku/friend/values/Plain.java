package dev.todoku.friend.values;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Makes equal what people mean as the same: widths, dashes, scripts, the numerals of dates and counts. */
final class Plain {

    private static final Pattern LAUGHTER = Pattern.compile("(?:ｗ+|笑|（笑）|\\(笑\\))[!！。\\s]*$");
    private static final Pattern OPENING = Pattern.compile(
            "^(?:(?:えー?っと|えーと|ええと|あのー?|あー?|すみません|すいません|こんにち[はわ]|こんばん[はわ]|おはようございます|どうも|んー+)(?:[、。,.!！…\\s]+)"
                    + "|えー+っと|(?:はじめまして|初めまして)[、。,.!！…\\s]*(?=.))");
    private static final Pattern DASHES = Pattern.compile("[\u2010-\u2015\u2212\u207b\u30fc]");
    private static final Pattern UNSEEN = Pattern.compile("[\u200b-\u200d\u2060\ufe0e\ufe0f\ufeff]");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("(?<=\\d)[\u30fc\u2010-\u2015\u2212\u207b](?=\\d)");
    private static final Pattern NUMERALS =
            Pattern.compile("[〇零一二三四五六七八九十百]+(?=\\s*(?:年|月|日(?!本)|歳|才|人|名|時|分|点|つ|個|です|で|$))");
    /** It is written close up to what it is the size of. */
    private static final Pattern SIZE = Pattern.compile("(?<![a-z]{4})[- ]?size(?![a-z])");

    private static final Pattern UNITS = Pattern.compile("(?<=\\d)(ねん|がつ|にち|じ(?!ゃ)|にん|めい)");
    private static final String DIGITS = "〇一二三四五六七八九";
    private static final int TO_HIRAGANA = 'ぁ' - 'ァ';

    private Plain() {}

    /** Half width for letters and digits, full width for kana, one kind of dash, no well, no hello, no laughter. */
    static String of(String text) {
        if (text.chars().allMatch(c -> c < 0x80)) {
            return text.strip(); // nothing of what follows is written in ASCII
        }
        String plain = Normalizer.normalize(LAUGHTER.matcher(text).replaceFirst(""), Normalizer.Form.NFKC);
        plain = UNSEEN.matcher(plain).replaceAll("").strip();
        String opened = OPENING.matcher(plain).replaceFirst("");
        plain = OPENING.matcher(opened).replaceFirst("");
        return BETWEEN_DIGITS.matcher(plain).replaceAll("-").strip();
    }

    /** {@link #of}, and numbers in digits where they count something: 令和八年 as 令和8年, 4がつ as 4月. */
    static String counted(String text) {
        String plain = NUMERALS.matcher(of(text)).replaceAll(Plain::digits);
        return UNITS.matcher(plain).replaceAll(unit -> switch (unit.group()) {
            case "ねん" -> "年";
            case "がつ" -> "月";
            case "にち" -> "日";
            case "じ" -> "時";
            default -> "人";
        });
    }

    /** For words to be found in: lower case, one script, no long marks, no space but between Latin words. */
    static String folded(String text) {
        String lower = SIZE.matcher(of(text).toLowerCase(Locale.ROOT)).replaceAll("さいず");
        StringBuilder folded = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (c >= 'ァ' && c <= 'ヶ') {
                folded.append((char) (c + TO_HIRAGANA));
            } else if (c == ' '
                    && i > 0
                    && i + 1 < lower.length()
                    && isLatin(lower.charAt(i - 1))
                    && isLatin(lower.charAt(i + 1))) {
                folded.append(c);
            } else if (!Character.isWhitespace(c) && c != '・') {
                folded.append(c);
            }
        }
        return DASHES.matcher(folded).replaceAll("");
    }

    /** Katakana as hiragana; long marks stay. */
    static String hiragana(String text) {
        StringBuilder hiragana = new StringBuilder(text.length());
        text.chars().forEach(c -> hiragana.append((char) (c >= 'ァ' && c <= 'ヶ' ? c + TO_HIRAGANA : c)));
        return hiragana.toString();
    }

    static boolean isLatin(char c) {
        return c >= 'a' && c <= 'z';
    }

    /** 二十三 as 23, 一九九〇 as 1990. */
    private static String digits(MatchResult numerals) {
        String text = numerals.group().replace('零', '〇');
        if (text.indexOf('十') < 0 && text.indexOf('百') < 0) {
            StringBuilder digits = new StringBuilder();
            text.chars().forEach(c -> digits.append(DIGITS.indexOf(c)));
            return digits.toString();
        }
        int sum = 0;
        int digit = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int unit = c == '百' ? 100 : c == '十' ? 10 : 0;
            if (unit == 0) {
                digit = DIGITS.indexOf(c);
            } else {
                sum += Math.max(digit, 1) * unit;
                digit = 0;
            }
        }
        return Integer.toString(sum + digit);
    }
}
