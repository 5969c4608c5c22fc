package dev.todoku.emulator.person;

import java.text.Normalizer;
import java.util.Map;

/** Other ways to write hiragana, as people type them. */
public final class Kana {
    private static final int TO_KATAKANA = 'ア' - 'あ';
    private static final int TO_FULL_WIDTH = '０' - '0';
    private static final String FULL = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";
    private static final char HALF_FIRST = '｡';
    private static final String VOWELS = "aiueo";
    private static final Map<String, String> ROWS = Map.ofEntries(
            Map.entry("", "あいうえお"),
            Map.entry("k", "かきくけこ"),
            Map.entry("s", "さしすせそ"),
            Map.entry("t", "たちつてと"),
            Map.entry("n", "なにぬねの"),
            Map.entry("h", "はひふへほ"),
            Map.entry("m", "まみむめも"),
            Map.entry("r", "らりるれろ"),
            Map.entry("g", "がぎぐげご"),
            Map.entry("z", "ざじずぜぞ"),
            Map.entry("d", "だぢづでど"),
            Map.entry("b", "ばびぶべぼ"),
            Map.entry("p", "ぱぴぷぺぽ"));
    /** Where Hepburn leaves the row's own letter. */
    private static final Map<String, String> HEPBURN =
            Map.of("si", "shi", "ti", "chi", "tu", "tsu", "hu", "fu", "zi", "ji", "di", "ji", "du", "zu");

    private Kana() {}

    /** ひな → ヒナ. */
    public static String katakana(String hiragana) {
        StringBuilder text = new StringBuilder(hiragana.length());
        for (int i = 0; i < hiragana.length(); i++) {
            char c = hiragana.charAt(i);
            text.append(isHiragana(c) ? (char) (c + TO_KATAKANA) : c);
        }
        return text.toString();
    }

    /** ガク → ｶﾞｸ; what has no half width stays. */
    public static String halfWidth(String katakana) {
        StringBuilder text = new StringBuilder(katakana.length() * 2);
        String apart = Normalizer.normalize(katakana, Normalizer.Form.NFD);
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            int place = FULL.indexOf(c);
            if (place >= 0) text.append((char) (HALF_FIRST + place));
            else text.append(c == '\u3099' ? 'ﾞ' : c == '\u309a' ? 'ﾟ' : c);
        }
        return text.toString();
    }

    /** a1 → ａ１. */
    public static String fullWidth(String ascii) {
        StringBuilder text = new StringBuilder(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            char c = ascii.charAt(i);
            text.append(c > ' ' && c <= '~' ? (char) (c + TO_FULL_WIDTH) : c);
        }
        return text.toString();
    }

    /** しょうた → shota, as names are written. */
    public static String romaji(String hiragana) {
        StringBuilder text = new StringBuilder(hiragana.length() * 2);
        boolean doubled = false;
        for (int i = 0; i < hiragana.length(); i++) {
            char c = hiragana.charAt(i);
            if (c == 'っ') doubled = true;
            else if (c == 'ん') text.append('n');
            else if (c == 'わ') text.append("wa");
            else if ("ゃゅょ".indexOf(c) >= 0) contract(text, "auo".charAt("ゃゅょ".indexOf(c)));
            else if ("やゆよ".indexOf(c) >= 0) text.append('y').append("auo".charAt("やゆよ".indexOf(c)));
            else {
                String syllable = syllable(c);
                if (doubled && !syllable.isEmpty()) text.append(syllable.charAt(0));
                doubled = false;
                text.append(syllable);
            }
        }
        return text.toString().replace("ou", "o").replace("oo", "o").replace("uu", "u");
    }

    /** き and ゃ → kya, し and ゃ → sha. */
    private static void contract(StringBuilder text, char vowel) {
        text.setLength(Math.max(0, text.length() - 1));
        boolean soft = text.toString().endsWith("sh")
                || text.toString().endsWith("ch")
                || text.toString().endsWith("j");
        if (!soft) text.append('y');
        text.append(vowel);
    }

    private static String syllable(char c) {
        for (Map.Entry<String, String> row : ROWS.entrySet()) {
            int place = row.getValue().indexOf(c);
            if (place < 0) continue;
            String plain = row.getKey() + VOWELS.charAt(place);
            return HEPBURN.getOrDefault(plain, plain);
        }
        return "";
    }

    private static boolean isHiragana(char c) {
        return c >= 'ぁ' && c <= 'ゖ';
    }
}
