package dev.todoku.emulator.life;

import dev.todoku.emulator.person.Draw;
import dev.todoku.emulator.person.Kana;
import dev.todoku.emulator.person.Person;
import java.util.List;

/** How somebody types: what they put before and after, which width their keyboard is set to, how often they slip. */
final class Speech {
    private static final List<String> BEFORE = List.of("えっと、", "あ、", "すみません、", "こんにちは。", "はじめまして！", "んー ");
    private static final List<String> AFTER =
            List.of("！", "。", "〜", "♪", "😊", "笑", "ｗ", "🙏", "！！", " です", "☺️", "…", "(^^)", "✨", "\n");
    private static final int HABIT = 30;
    private static final int WIDTH = 31;
    private static final int FIRST = 1;
    private static final int LAST = 2;
    private static final int WHICH = 3;
    private static final int SLIP = 4;
    private static final int WHERE = 5;

    private Speech() {}

    static String said(String words, Person person, long seed) {
        String text = words;
        double talkative = person.trait(HABIT);
        if (Draw.unit(seed, 1, FIRST) < 0.1 * talkative)
            text = BEFORE.get(Draw.below(BEFORE.size(), seed, 1, WHICH)) + text;
        if (Draw.unit(seed, 1, SLIP) < 0.02) text = slipped(text, seed);
        if (Draw.unit(seed, 1, LAST) < 0.35 * talkative)
            text = text + AFTER.get(Draw.below(AFTER.size(), seed, 2, WHICH));
        double width = person.trait(WIDTH);
        if (width < 0.08) return Kana.fullWidth(text);
        if (width < 0.11) return Kana.halfWidth(text);
        return text;
    }

    /** Two neighbours change places, or one is typed twice. */
    private static String slipped(String text, long seed) {
        int[] points = text.codePoints().toArray();
        if (points.length < 3) return text;
        int at = Draw.below(points.length - 1, seed, 1, WHERE);
        StringBuilder typed = new StringBuilder(text.length() + 1);
        boolean twice = Draw.bits(seed, 2, WHERE) < 0;
        for (int i = 0; i < points.length; i++) {
            int from = twice || (i != at && i != at + 1) ? i : 2 * at + 1 - i;
            typed.appendCodePoint(points[from]);
            if (twice && i == at) typed.appendCodePoint(points[i]);
        }
        return typed.toString();
    }
}
