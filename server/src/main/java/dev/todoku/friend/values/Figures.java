package dev.todoku.friend.values;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Points out of so many, in figures or stars: 4点, ★★★★☆, 5点満点で4, 80点, 8/10. */
final class Figures {

    /** Nothing but stars, and what makes a sentence of them; ☆ is one that is not given where ★ are. */
    private static final Pattern STARS = Pattern.compile(
            "[^\\p{L}\\p{N}★☆⭐🌟]*([★☆⭐🌟]+)[^\\p{L}\\p{N}★☆⭐🌟]*(?:です|でした|で|かな|くらい|ぐらい)?[^\\p{L}\\p{N}]*");

    private static final Pattern OUT_OF = Pattern.compile(
            "(?<![0-9.])(?:1(?:から|~|〜|-))?([0-9]{1,3})(?:点|つ星|つ|段階)?(?:満点(?:評価)?|段階(?:評価)?|中|のうち|の内|分の)"
                    + "(?:中|のうち|で(?:い|言)(?:う|え)(?:と|ば)|で|なら|だと|だったら|として|の)?[^0-9]{0,8}?(?<![0-9.])([0-9]{1,3}(?:\\.[0-9])?)");
    private static final Pattern OVER =
            Pattern.compile("(?<![0-9/])([0-9]{1,3}(?:\\.[0-9])?)点?\\s*(?:/|out of)\\s*([0-9]{1,3})(?![0-9/])");
    private static final Pattern FULL = Pattern.compile("([0-9]{1,3})点?満点");

    /** What is counted otherwise than in points says nothing: three people, the second time. */
    private static final Pattern POINTS = Pattern.compile(
            "(?<![0-9./:\\-a-z])([0-9]{1,3}(?:\\.[0-9])?)(?![0-9/:a-z%]|[.\\-][0-9]|\\s*(?:人|名|回|時|分|秒|円|度|年|月|日|週|千|万|歳|才|代|番|品|本|枚|杯|階|皿|種|個(?!です|$)|ヶ|か月|カ月|以(?!外(?:あり|考え))|未満|(?:点|つ)?(?:では|じゃ)))");

    /** It is not quite the first. */
    private static final Pattern NEARLY =
            Pattern.compile("[0-9](?:点|つ)?(?:に(?:限りなく)?近い|寄りの|よりの|に近いけど)[^0-9]{0,3}([0-9])");

    /** Wholly in kana it is a figure, within a sentence it may be anything. */
    private static final Pattern SPELT = Pattern.compile(
            "(?:星|★|☆|ほし)?\\s*(ひとつ|ふたつ|みっつ|よっつ|いつつ|いち|に|さん|よん|ご|[一二三四五]|one|two|three|four|five)(?:点|てん|つ星|stars?)?\\s*(?:です|かな|でお願いします|で|くらい|ぐらい)?ー*[^\\p{L}\\p{N}]*");

    private static final List<Set<String>> NUMBERS = List.of(
            Set.of("一", "いち", "ひとつ", "one"),
            Set.of("二", "に", "ふたつ", "two"),
            Set.of("三", "さん", "みっつ", "three"),
            Set.of("四", "よん", "よっつ", "four"),
            Set.of("五", "ご", "いつつ", "five"));

    private Figures() {}

    /** Empty where there are no points in it, different ones, or some that lie between two of so many. */
    static OptionalInt of(String text, int highest) {
        String plain = Plain.counted(text).toLowerCase(Locale.ROOT);
        Matcher stars = STARS.matcher(plain);
        if (stars.matches()) {
            return within(stars(stars.group(1)), highest);
        }
        Matcher spelt = SPELT.matcher(Plain.hiragana(plain));
        if (spelt.matches()) {
            for (int i = 0; i < NUMBERS.size(); i++) {
                if (NUMBERS.get(i).contains(spelt.group(1))) {
                    return within(i + 1, highest);
                }
            }
        }
        Matcher outOf = OUT_OF.matcher(plain);
        if (outOf.find()) {
            return scaled(outOf.group(2), Integer.parseInt(outOf.group(1)), highest);
        }
        Matcher over = OVER.matcher(plain);
        if (over.find()) {
            return scaled(over.group(1), Integer.parseInt(over.group(2)), highest);
        }
        if (FULL.matcher(plain).find()) {
            return OptionalInt.of(highest);
        }
        Matcher nearly = NEARLY.matcher(plain);
        if (nearly.find()) {
            return within(Integer.parseInt(nearly.group(1)), highest);
        }
        Set<String> figures = new LinkedHashSet<>();
        POINTS.matcher(plain).results().forEach(each -> figures.add(each.group(1)));
        return figures.size() == 1 ? points(figures.iterator().next(), highest) : OptionalInt.empty();
    }

    private static int stars(String run) {
        long given = run.codePoints().filter(star -> star != '☆').count();
        return (int) (given == 0 ? run.codePoints().count() : given);
    }

    /** Beyond the highest they are of ten, or of a hundred, or more than all; nothing at all is as little as can be. */
    private static OptionalInt points(String figure, int highest) {
        double points = Double.parseDouble(figure);
        int of = points <= highest ? highest : points <= 10 ? 10 : 100;
        return points > 100 ? OptionalInt.of(highest) : scaled(figure, of, highest);
    }

    private static OptionalInt scaled(String figure, int of, int highest) {
        BigDecimal points = new BigDecimal(figure);
        if (of == 0 || points.compareTo(BigDecimal.valueOf(of)) > 0) {
            return OptionalInt.empty();
        }
        double scaled = points.multiply(BigDecimal.valueOf(highest))
                .divide(BigDecimal.valueOf(of), MathContext.DECIMAL32)
                .doubleValue();
        if (2 * scaled == highest) {
            return OptionalInt.of((highest + 1) / 2); // half of all is the middle
        }
        return scaled % 1 == 0.5 ? OptionalInt.empty() : OptionalInt.of((int) Math.max(1, Math.round(scaled)));
    }

    private static OptionalInt within(int points, int highest) {
        return points <= highest ? OptionalInt.of(points) : OptionalInt.empty();
    }
}
