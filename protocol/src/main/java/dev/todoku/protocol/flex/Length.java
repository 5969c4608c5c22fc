package dev.todoku.protocol.flex;

import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.validation.TextRule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number with a unit, or one of some words.
 *
 * @param units of px, % and deg
 * @param negative whether it may be below 0
 * @param max in any unit
 */
record Length(Set<String> words, Set<String> units, boolean negative, BigDecimal max) implements TextRule {

    private static final Pattern FORM = Pattern.compile("(-?)(\\d{1,9}(?:\\.\\d{1,9})?)(px|%|deg)");
    private static final BigDecimal ANY = BigDecimal.valueOf(Integer.MAX_VALUE);

    private static final Set<String> STEPS = Set.of("none", "xs", "sm", "md", "lg", "xl", "xxl");
    private static final Set<String> SIZES = Set.of("xxs", "xs", "sm", "md", "lg", "xl", "xxl", "3xl", "4xl", "5xl");
    private static final Set<String> PICTURE_SIZES =
            Set.of("xxs", "xs", "sm", "md", "lg", "xl", "xxl", "3xl", "4xl", "5xl", "full");

    /** Between components, and how round a corner is. */
    static final Rule GAP = Values.text(of(STEPS, "px"));

    /** Inside a box, and away from where a component would stand: these two may be negative. */
    static final Rule INSET = Values.text(new Length(STEPS, Set.of("px", "%"), true, ANY));

    static final Rule BORDER = Values.text(of(Set.of("none", "light", "normal", "medium", "semi-bold", "bold"), "px"));

    /** The width or height of a box. */
    static final Rule EXTENT = Values.text(of(Set.of(), "px", "%"));

    static final Rule LINE_SPACING = Values.text(of(Set.of(), "px"));
    static final Rule FONT_SIZE = Values.text(of(SIZES, "px"));
    static final Rule PICTURE_SIZE = Values.text(of(PICTURE_SIZES, "px", "%"));

    /** From 0 to just below a full turn. */
    static final Rule ANGLE = Values.text(new Length(Set.of(), Set.of("deg"), false, new BigDecimal("359.999999999")));

    static final Rule PERCENTAGE = Values.text(new Length(Set.of(), Set.of("%"), false, BigDecimal.valueOf(100)));

    private static Length of(Set<String> words, String... units) {
        return new Length(words, Set.of(units), false, ANY);
    }

    @Override
    public List<String> faults(String text) {
        if (words.contains(text)) {
            return List.of();
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return List.of(LineErrors.INVALID_PROPERTY);
        }
        if (!units.contains(form.group(3))) {
            return List.of(LineErrors.INVALID_UNIT);
        }
        BigDecimal number = new BigDecimal(form.group(1) + form.group(2));
        if (!negative && number.signum() < 0) {
            return List.of(LineErrors.LOWER_LIMIT);
        }
        return number.compareTo(max) <= 0 ? List.of() : List.of(LineErrors.UPPER_LIMIT);
    }
}
