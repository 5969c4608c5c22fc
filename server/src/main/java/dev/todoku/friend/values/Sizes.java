package dev.todoku.friend.values;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes told by another one: "L is still too small", "one above M", "between S and L". */
final class Sizes {

    /** From the smallest; names of one rung are the same size. */
    private static final List<List<String>> LADDER = List.of(
            List.of("xxs", "3s"),
            List.of("xs", "ss"),
            List.of("s"),
            List.of("m"),
            List.of("l"),
            List.of("xl", "ll", "2l"),
            List.of("xxl", "3l", "lll"),
            List.of("xxxl", "4l", "3xl"));

    private static final String LITTLE =
            "(?:も)?(?:少し|すこし|もう少し|もうちょい|もうちょっと|ちょっと|もっと|一つ|ひとつ|1つ|ワン|わん|まだ|さらに|もう)?(?:さいず)?";
    private static final Pattern ABOVE = Pattern.compile("(?:さいず)?(?:より" + LITTLE + "(?:大き|おおき|上|でか|ゆった|ゆる)|の" + LITTLE
            + "上|以上|" + "(?:だと|では|でも|じゃ|は|が)" + LITTLE + "(?:小さ|ちいさ|きつ|足り|短|入ら|入りま|着られ|着れ))");
    private static final Pattern BELOW = Pattern.compile("(?:さいず)?(?:より" + LITTLE + "(?:小さ|ちいさ|下|細)|の" + LITTLE
            + "下|以下|" + "(?:だと|では|でも|じゃ|は|が)" + LITTLE + "(?:大き|おおき|ゆる|ぶか|だぼ|長))");
    private static final Pattern BETWEEN = Pattern.compile("(?:の)?(?:間|あいだ|中間)");

    private Sizes() {}

    /** The neighbour of the only size that is named; empty where the choices are no sizes, or it says nothing such. */
    static Optional<String> beside(String folded, List<Words.Found> named, List<String> choices) {
        List<String> sizes = inOrder(choices);
        if (sizes.size() != choices.size() || named.isEmpty()) {
            return Optional.empty();
        }
        Words.Found last = named.getLast();
        if (named.size() == 2 && after(BETWEEN, folded, last)) {
            int sum = sizes.indexOf(named.getFirst().choice()) + sizes.indexOf(last.choice());
            return sum % 2 == 0 ? Optional.of(sizes.get(sum / 2)) : Optional.empty();
        }
        int step = after(ABOVE, folded, last) ? 1 : after(BELOW, folded, last) ? -1 : 0;
        int at = sizes.indexOf(last.choice()) + step;
        return named.size() == 1 && step != 0 && at >= 0 && at < sizes.size()
                ? Optional.of(sizes.get(at))
                : Optional.empty();
    }

    private static boolean after(Pattern pattern, String folded, Words.Found size) {
        Matcher matcher = pattern.matcher(folded).region(size.to(), folded.length());
        return matcher.lookingAt();
    }

    private static List<String> inOrder(List<String> choices) {
        return LADDER.stream()
                .flatMap(names -> choices.stream().filter(choice -> names.contains(Plain.folded(choice))))
                .toList();
    }
}
