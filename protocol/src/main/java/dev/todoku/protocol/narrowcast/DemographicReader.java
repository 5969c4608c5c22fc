package dev.todoku.protocol.narrowcast;

import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.validation.Fields;
import dev.todoku.protocol.validation.TextRule;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@link DemographicFilter}. */
final class DemographicReader {

    private static final int LEAVES_MAX = 10;
    private static final String FILTER = "filter";
    private static final List<String> TYPES =
            List.of(Operators.TYPE, "gender", "age", "appType", "area", "subscriptionPeriod");

    private static final Operators<DemographicFilter> OPERATORS = new Operators<>(
            DemographicReader::one, DemographicFilter.And::new, DemographicFilter.Or::new, DemographicFilter.Not::new);

    private DemographicReader() {}

    /** Absent: nobody is left out. */
    static @Nullable DemographicFilter read(Fields request) {
        Fields filter = request.object(FILTER);
        Fields fields = filter == null ? null : filter.object("demographic");
        DemographicFilter demographic = fields == null ? null : one(fields);
        if (demographic != null && demographic.leaves().count() > LEAVES_MAX) {
            request.fault(FILTER, LineErrors.tooManyOf("demographic filter", LEAVES_MAX));
        }
        return demographic;
    }

    private static @Nullable DemographicFilter one(Fields fields) {
        return switch (fields.required("type", TextRule.oneOf(TYPES))) {
            case Operators.TYPE -> OPERATORS.read(fields);
            case "gender" -> new DemographicFilter.Gender(oneOf(fields, Words.GENDERS));
            case "appType" -> new DemographicFilter.AppType(oneOf(fields, Words.APP_TYPES));
            case "area" -> new DemographicFilter.Area(oneOf(fields, Words.AREAS));
            case "age" -> {
                requireBound(fields);
                yield new DemographicFilter.Age(bound(fields, "gte", Words.AGES), bound(fields, "lt", Words.AGES));
            }
            case "subscriptionPeriod" -> {
                requireBound(fields);
                yield new DemographicFilter.SubscriptionPeriod(
                        bound(fields, "gte", Words.PERIODS), bound(fields, "lt", Words.PERIODS));
            }
            default -> null;
        };
    }

    private static Set<String> oneOf(Fields fields, List<String> words) {
        if (!fields.has("oneOf")) {
            fields.fault("oneOf", LineErrors.MAY_NOT_BE_EMPTY);
        }
        List<String> given = fields.texts("oneOf", 1, Integer.MAX_VALUE);
        for (int i = 0; i < given.size(); i++) {
            if (!words.contains(given.get(i))) {
                fields.fault("oneOf[" + i + "]", LineErrors.oneOf(words));
            }
        }
        return Set.copyOf(given);
    }

    private static void requireBound(Fields fields) {
        if (!fields.has("gte") && !fields.has("lt")) {
            fields.fault("type", LineErrors.ONE_BOUND);
        }
    }

    private static @Nullable Integer bound(Fields fields, String name, List<String> words) {
        String word = fields.optional(name, TextRule.oneOf(words));
        return word == null || !words.contains(word) ? null : Words.number(word);
    }
}
