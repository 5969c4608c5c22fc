package dev.todoku.protocol.narrowcast;

import java.util.List;
import java.util.stream.Stream;

/** The words that LINE's demographic filters know. */
public final class Words {

    public static final List<String> GENDERS = List.of("male", "female");
    public static final List<String> APP_TYPES = List.of("ios", "android");
    public static final List<String> AGES = Stream.iterate(15, age -> age <= 70, age -> age + 5)
            .map(age -> "age_" + age)
            .toList();
    public static final List<String> PERIODS = List.of("day_7", "day_30", "day_90", "day_180", "day_365");
    public static final List<String> AREAS = Area.all().stream().map(Area::code).toList();

    private Words() {}

    /** The number in {@code age_20} or {@code day_7}. */
    static int number(String word) {
        return Integer.parseInt(word.substring(word.indexOf('_') + 1));
    }
}
