package dev.todoku.friend.values;

import dev.todoku.friend.Limits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Choices in a text, by their own name and by what people also call them. */
final class Words {

    private static final List<String> TAKEN_BACK = List.of(
            "じゃな", "ではな", "でな", "以外", "は苦手", "が苦手", "は嫌", "は飲め", "が飲め", "はだめ", "は無理", "はいらな", "はちょっと", "より", "だと",
            "では小", "では大", "は小さ", "は大き", "はきつ", "はキツ", "はやめ", "抜き", "なし", "禁止", "きらい", "嫌い", "というより", "っていうより");

    /** Between two words: what came before was not it. */
    private static final List<String> TURNS = List.of(
            "だから", "ので", "なので", "けど", "だけど", "でも", "が、", "から", "だと", "やっぱり", "やっぱ", "なら", "だめ", "じゃなく", "ではなく", "より",
            "いや", "だったら");

    /** Between two words: what comes after is second best. */
    private static final List<String> ELSE =
            List.of("なければ", "なかったら", "ないなら", "無ければ", "もしくは", "または", "あるいは", "それか", "次に", "たまに");

    private Words() {}

    /** A choice at its place in the text. */
    record Found(String choice, int from, int to) {

        private int length() {
            return to - from;
        }
    }

    /** What is said, longer words before shorter ones; of overlapping ones the longest. */
    static List<Found> in(String text, Limits limits) {
        String folded = Plain.folded(text);
        List<Found> candidates = new ArrayList<>();
        for (String choice : limits.choices()) {
            Stream.concat(Stream.of(choice), limits.words().getOrDefault(choice, List.of()).stream())
                    .map(Plain::folded)
                    .filter(word -> !word.isEmpty())
                    .forEach(word -> occurrences(folded, word, choice, candidates));
        }
        candidates.sort(Comparator.comparingInt(Found::length).reversed().thenComparingInt(Found::from));
        List<Found> kept = new ArrayList<>();
        for (Found each : candidates) {
            if (kept.stream().noneMatch(other -> each.from() < other.to() && other.from() < each.to())) {
                kept.add(each);
            }
        }
        List<Found> meant = kept.stream()
                .filter(each -> TAKEN_BACK.stream().noneMatch(no -> folded.startsWith(no, each.to())))
                .toList();
        return meant.isEmpty() ? List.of() : meant;
    }

    /**
     * The one that is meant. Where a sentence turns from one to another ("only decaf, so tea") the last decides, where it
     * names a second best ("coffee or else tea") the first; otherwise the longest word, of equally long ones the first.
     */
    static Optional<String> meant(String text, Limits limits) {
        String folded = Plain.folded(text);
        List<Found> found = in(text, limits);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<Found> inOrder =
                found.stream().sorted(Comparator.comparingInt(Found::from)).toList();
        for (int i = inOrder.size() - 1; i > 0; i--) {
            String between =
                    folded.substring(inOrder.get(i - 1).to(), inOrder.get(i).from());
            if (TURNS.stream().anyMatch(between::contains)) {
                return Optional.of(inOrder.get(i).choice());
            }
            if (ELSE.stream().anyMatch(between::contains)) {
                return Optional.of(inOrder.get(i - 1).choice());
            }
        }
        return Optional.of(found.getFirst().choice());
    }

    /** The choice whose name or word a text is, and nothing but. */
    static List<String> exactly(String text, Limits limits) {
        String folded = Plain.folded(text);
        return limits.choices().stream()
                .filter(choice -> Plain.folded(choice).equals(folded)
                        || limits.words().getOrDefault(choice, List.of()).stream()
                                .anyMatch(word -> Plain.folded(word).equals(folded)))
                .toList();
    }

    private static void occurrences(String text, String word, String choice, List<Found> into) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            int end = at + word.length();
            if (!joined(text, at - 1, at) && !joined(text, end - 1, end)) {
                into.add(new Found(choice, at, end));
            }
        }
    }

    /** Two Latin letters, or two digits, side by side: a word ends in neither's middle. */
    private static boolean joined(String text, int left, int right) {
        if (left < 0 || right >= text.length()) {
            return false;
        }
        char a = text.charAt(left);
        char b = text.charAt(right);
        return (Plain.isLatin(a) && Plain.isLatin(b)) || (Character.isDigit(a) && Character.isDigit(b));
    }
}
