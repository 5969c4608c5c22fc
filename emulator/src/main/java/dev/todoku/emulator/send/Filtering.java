package dev.todoku.emulator.send;

import dev.todoku.emulator.account.Demographics;
import dev.todoku.protocol.narrowcast.Area;
import dev.todoku.protocol.narrowcast.DemographicFilter;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells who fits a demographic filter. Of whom LINE knows nothing, that person fits no filter but a negated one.
 *
 * @param knownOn LINE knows nothing yet of who became a friend later than this day
 */
record Filtering(Demographics demographics, LocalDate knownOn, LocalDate today) {
    boolean fits(int ordinal, DemographicFilter filter) {
        return switch (filter) {
            case DemographicFilter.And(var all) -> all.stream().allMatch(each -> fits(ordinal, each));
            case DemographicFilter.Or(var any) -> any.stream().anyMatch(each -> fits(ordinal, each));
            case DemographicFilter.Not(var none) -> !fits(ordinal, none);
            default -> isKnown(ordinal) && fitsAlone(ordinal, filter);
        };
    }

    private boolean fitsAlone(int ordinal, DemographicFilter filter) {
        return switch (filter) {
            case DemographicFilter.Gender(var oneOf) ->
                oneOf.contains(demographics.gender(ordinal).word());
            case DemographicFilter.AppType(var oneOf) ->
                oneOf.contains(demographics.appType(ordinal).word());
            case DemographicFilter.Area(var oneOf) -> {
                Area area = demographics.area(ordinal);
                yield area != null && oneOf.contains(area.code());
            }
            case DemographicFilter.Age(Integer gte, Integer lt) ->
                demographics.age(ordinal).from() >= 0
                        && within(demographics.age(ordinal).from(), gte, lt);
            case DemographicFilter.SubscriptionPeriod(Integer gte, Integer lt) ->
                demographics
                        .followedOn(ordinal)
                        .filter(since -> within(ChronoUnit.DAYS.between(since, today), gte, lt))
                        .isPresent();
            case DemographicFilter.And _, DemographicFilter.Or _, DemographicFilter.Not _ -> fits(ordinal, filter);
        };
    }

    private boolean isKnown(int ordinal) {
        return demographics
                .followedOn(ordinal)
                .filter(since -> since.isAfter(knownOn))
                .isEmpty();
    }

    private static boolean within(long value, @Nullable Integer gte, @Nullable Integer lt) {
        return (gte == null || value >= gte) && (lt == null || value < lt);
    }
}
