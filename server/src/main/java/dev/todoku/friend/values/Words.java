package dev.todoku.friend.values;

import dev.todoku.friend.Limits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Choices in a text, by their own name and by what people also call them. */
final class Words {

    /** After a word: it is not meant. */
    private static final Pattern TAKEN_BACK = Pattern.compile(
            "の?(?:だと|は|が|も|を|に|って|とか|と)?(?:苦手|嫌|きらい|だめ|無理|むり|いらな|いりませ|要らな|ちょっと|やめ|控え|避け|禁止|以外|より(?!も?(?:いい|良))(?:も|少し|もっと|もう少し|ちょっと)?(?:大き|小さ)?|だと|抜き|なし|無し|っていうより|というより|ではな|じゃな|でな"
                    + "|(?:飲|呑|食べ|着|入|履|使|好|合|選|頼)(?:わ|ま|め|れ|け|べ|き|ば|え|じゃ|では|ら)*(?:な|ませ|られな)|きつ|小さ|大き|(?:じゃ|では|でも|では)?(?:ちょっと)?(?:小さ|大き|きつ|ゆる|短|長|足り))");

    /** Between two words: what came before was not it. */
    private static final Pattern TURNS =
            Pattern.compile("だから|ので|から|だと|やっぱ|なら|だめ|じゃな|ではな|より|いや|だったら|だけは|ばかり|けど|けれど|でも|が[、,]|ものの|飽き|以外");

    /** Between two words: what comes after is second best, or one of several. */
    private static final Pattern ELSE =
            Pattern.compile("なければ|なかったら|ないなら|無ければ|もしくは|または|あるいは|それか|次に|次が|たまに|^か|^や|^と(?!い|思)|^or|^、|^,|^/|^も");

    /** Beer, if it is only cold: whatever of it. */
    private static final Pattern ANY = Pattern.compile("なん|何|なに|どれ|どん");

    /** Between two words: the first only tells of which kind the second is. */
    private static final Pattern OF_KIND = Pattern.compile("(?:の|な|入り|入りの|味の|味|風味の|系の|風の|風)?");

    /** After a word: that is what is asked for. */
    private static final Pattern ASKED_FOR = Pattern.compile(
            "(?:サイズ|さいず|派|党|系)?(?:を(?!飲ま|避け)|で(?!も|は|な|き)|に(?:し|する|決|限)|が(?:いい|良|好|一番|飲み|ほし|欲し|食べ|合|ちょうど|ぴったり|最高)|派|党|しか|一択|一筋|ください|下さい|お願い|おねがい|希望|大好き|好き|です|かな|かも|だ|でしょ|$)");

    /** Owners' words as they are looked for: folding some hundred of them for every message takes longer than all the rest. */
    private static final Map<String, String> FOLDED = new ConcurrentHashMap<>();

    private static final int FOLDED_MAX = 20_000;
    private static final int LENGTH_OF_SLIPS_MIN = 4;
    private static final int SCALE_DIGITS_MAX = 2;

    private Words() {}

    /**
     * A choice at its place in the text.
     *
     * @param length of the word as it is written, long marks and all
     * @param named whether by its own name
     */
    record Found(String choice, int from, int to, int length, boolean named) {

        private boolean isPicture(String folded) {
            return folded.substring(from, to).codePoints().noneMatch(Character::isLetterOrDigit);
        }
    }

    /** What is said, longer words before shorter ones; of overlapping ones the longest. */
    static List<Found> in(String text, Limits limits) {
        String folded = Plain.folded(text);
        return meant(said(folded, limits), folded);
    }

    private static List<Found> said(String folded, Limits limits) {
        List<Found> candidates = new ArrayList<>();
        for (String choice : limits.choices()) {
            occurrences(folded, choice, choice, candidates);
            limits.words()
                    .getOrDefault(choice, List.of())
                    .forEach(word -> occurrences(folded, word, choice, candidates));
        }
        candidates.sort(Comparator.comparingInt(Found::length).reversed().thenComparingInt(Found::from));
        List<Found> kept = new ArrayList<>();
        for (Found each : candidates) {
            if (kept.stream().noneMatch(other -> each.from() < other.to() && other.from() < each.to())) {
                kept.add(each);
            }
        }
        return kept.stream().sorted(Comparator.comparingInt(Found::from)).toList();
    }

    /** Without what is taken back, and what is wrong with it: "L is still too small" asks for neither L nor small. */
    private static List<Found> meant(List<Found> said, String folded) {
        List<Found> meant = new ArrayList<>();
        int meantFrom = 0;
        for (Found each : said) {
            Matcher back = TAKEN_BACK.matcher(folded).region(each.to(), folded.length());
            if (back.lookingAt()) {
                meantFrom = Math.max(meantFrom, back.end());
            } else if (each.from() >= meantFrom) {
                meant.add(each);
            }
        }
        return meant;
    }

    /** The one that is meant; of a text with a slip of the thumb, if that leaves no doubt. */
    static Optional<String> meant(String text, Limits limits) {
        Optional<String> meant = among(text, limits);
        if (meant.isPresent() || !said(Plain.folded(text), limits).isEmpty()) {
            return meant;
        }
        return Optional.ofNullable(Slips.undone(
                text,
                undone -> in(undone, limits).stream().anyMatch(each -> each.length() >= LENGTH_OF_SLIPS_MIN)
                        ? among(undone, limits).orElse(null)
                        : null));
    }

    /**
     * Where a sentence turns from one to another ("only decaf, so tea") the last decides, where it names a second best
     * ("coffee or else tea") the first; else what is called by its own name, or asked for in so many words, or called
     * by a much longer word. Where none of it helps, nothing is meant: asking again is better than a wrong guess.
     */
    private static Optional<String> among(String text, Limits limits) {
        String folded = Plain.folded(text);
        List<Found> said = said(folded, limits);
        List<Found> found = meant(said, folded);
        List<Found> sizes = said.stream().filter(Found::named).toList();
        Optional<String> beside = Sizes.beside(folded, sizes, limits.choices());
        if (beside.isPresent()) {
            return beside;
        }
        if (found.stream().anyMatch(each -> !each.isPicture(folded))) {
            found = found.stream().filter(each -> !each.isPicture(folded)).toList();
        }
        List<Found> heads = new ArrayList<>();
        for (Found each : found) {
            String between =
                    heads.isEmpty() ? "" : folded.substring(heads.getLast().to(), each.from());
            boolean anyOfIt = !heads.isEmpty()
                    && ANY.matcher(folded).region(each.from(), folded.length()).lookingAt()
                    && (between.isEmpty() || between.equals("なら"));
            if (anyOfIt) {
                continue;
            }
            if (!heads.isEmpty() && OF_KIND.matcher(between).matches()) {
                heads.removeLast();
            }
            heads.add(each);
        }
        for (int i = heads.size() - 1; i > 0; i--) {
            Found before = heads.get(i - 1);
            // the "no" of "node" may belong to the word before
            int end = folded.charAt(before.to() - 1) == 'の' ? before.to() - 1 : before.to();
            String between = folded.substring(end, heads.get(i).from());
            if (ELSE.matcher(between).find()) {
                return Optional.of(before.choice());
            }
            if (TURNS.matcher(between).find()) {
                return isScale(limits)
                        ? Optional.empty()
                        : Optional.of(heads.get(i).choice());
            }
        }
        return sole(heads.stream().filter(Found::named).toList())
                .or(() -> sole(heads.stream()
                        .filter(each -> ASKED_FOR
                                .matcher(folded)
                                .region(each.to(), folded.length())
                                .lookingAt())
                        .toList()))
                .or(() -> sole(heads))
                .or(() -> longest(heads));
    }

    private static Optional<String> sole(List<Found> found) {
        List<String> choices = found.stream().map(Found::choice).distinct().toList();
        return choices.size() == 1 ? Optional.of(choices.getFirst()) : Optional.empty();
    }

    /** Twice as long as any other. */
    private static Optional<String> longest(List<Found> found) {
        return found.stream()
                .filter(each -> found.stream()
                        .allMatch(other -> other.choice().equals(each.choice()) || each.length() >= 2 * other.length()))
                .map(Found::choice)
                .findFirst();
    }

    /** One to five: who praises and then complains means none of the two. */
    private static boolean isScale(Limits limits) {
        return limits.choices().stream()
                .allMatch(choice ->
                        choice.length() <= SCALE_DIGITS_MAX && choice.chars().allMatch(Character::isDigit));
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

    private static String folded(String called) {
        if (FOLDED.size() > FOLDED_MAX) {
            FOLDED.clear();
        }
        return FOLDED.computeIfAbsent(called, Plain::folded);
    }

    private static void occurrences(String text, String called, String choice, List<Found> into) {
        String word = folded(called);
        for (int at = word.isEmpty() ? -1 : text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            int end = at + word.length();
            if (!joined(text, at - 1, at) && !joined(text, end - 1, end)) {
                into.add(new Found(choice, at, end, called.length(), called.equals(choice)));
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
