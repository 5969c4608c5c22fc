package dev.todoku.emulator.person;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody, made up from a seed and a number. Nothing is kept: every property is drawn when it is asked for, and comes
 * out the same each time.
 */
public record Person(long seed, int number) {
    /** Ages are as of this day, since who somebody is must not depend on when it is asked. */
    private static final LocalDate AS_OF = LocalDate.of(2026, 1, 1);

    /** Of a hundred Japanese users of LINE, how many are at most as old as the other array's entry. */
    private static final int[] PERCENT = {9, 17, 25, 33, 41, 50, 60, 70, 78, 85, 91, 100};

    private static final int[] AGES = {15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 85};

    /** What is asked of a draw; the numbers must stay, or everybody becomes somebody else. */
    private static final int SEX = 1;

    private static final int AGE_BAND = 2;
    private static final int AGE = 3;
    private static final int BIRTHDAY = 4;
    private static final int PREFECTURE = 5;
    private static final int PHONE = 6;
    private static final int LANGUAGE = 7;
    private static final int HABIT = 8;
    private static final int NAME = 10;
    private static final int TASTE = 100;

    public Sex sex() {
        return draw(SEX) < 0.52 ? Sex.FEMALE : Sex.MALE;
    }

    /** In years. */
    public int age() {
        double percent = draw(AGE_BAND) * 100;
        int band = 0;
        while (percent >= PERCENT[band]) band++;
        return AGES[band] + (int) (draw(AGE) * (AGES[band + 1] - AGES[band]));
    }

    public LocalDate birthday() {
        return AS_OF.minusYears(age()).minusDays(1 + Draw.below(365, seed, number, BIRTHDAY));
    }

    public Prefecture prefecture() {
        return Prefecture.of(draw(PREFECTURE));
    }

    /** Whether the phone is an iPhone: likelier for the young. */
    public boolean usesIos() {
        return draw(PHONE) < (age() < 30 ? 0.75 : 0.5);
    }

    /** Whether LINE is set to another language than Japanese: one in 25. */
    public boolean isForeign() {
        return draw(LANGUAGE) >= 0.96;
    }

    /** As in LINE's profile, a BCP 47 tag. */
    public String language() {
        return DisplayName.language(this);
    }

    /** The name that they gave themselves in LINE. */
    public String displayName() {
        return DisplayName.of(this);
    }

    public @Nullable String statusMessage() {
        return DisplayName.statusMessage(this);
    }

    public String familyName() {
        return DisplayName.familyName(this);
    }

    /** In hiragana. */
    public String familyReading() {
        return DisplayName.familyReading(this);
    }

    /** How much they care for something, from 0 to 1; most people care much for few things. */
    public double taste(Topic topic) {
        double own = draw(TASTE + topic.number());
        boolean sexFits = topic.likelier() == null || topic.likelier() == sex();
        int age = age();
        boolean ageFits = age >= topic.from() && age <= topic.to();
        double exponent = (sexFits ? 1.5 : 3) * (ageFits ? 1 : 2);
        return Math.pow(own, exponent);
    }

    /** How readily they do anything at all with their phone, from 0 to 1. */
    public double liveliness() {
        return draw(HABIT);
    }

    /** Any other property: a number from 0 to below 1. */
    public double trait(long what) {
        return Draw.unit(seed, number, Integer.MIN_VALUE + what);
    }

    /** One of {@code choices}, always the same. */
    public int favourite(int choices, long what) {
        return (int) (trait(what) * choices);
    }

    /** In kanji, where it has any. */
    public String givenName() {
        return DisplayName.givenName(this);
    }

    double nameDraw(int what) {
        return draw(NAME + what);
    }

    private double draw(int what) {
        return Draw.unit(seed, number, what);
    }
}
