package dev.todoku.protocol.narrowcast;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whom a narrowcast is for, by what LINE believes about them. */
public sealed interface DemographicFilter {

    /** Who fits all of them. */
    record And(List<DemographicFilter> all) implements DemographicFilter {
        public And {
            all = List.copyOf(all);
        }
    }

    /** Who fits any of them. */
    record Or(List<DemographicFilter> any) implements DemographicFilter {
        public Or {
            any = List.copyOf(any);
        }
    }

    /** Who does not fit it. */
    record Not(DemographicFilter none) implements DemographicFilter {}

    /** Words of {@link Words#GENDERS}. */
    record Gender(Set<String> oneOf) implements DemographicFilter {
        public Gender {
            oneOf = Set.copyOf(oneOf);
        }
    }

    /** Words of {@link Words#APP_TYPES}. */
    record AppType(Set<String> oneOf) implements DemographicFilter {
        public AppType {
            oneOf = Set.copyOf(oneOf);
        }
    }

    /** Codes of {@link dev.todoku.protocol.narrowcast.Area}. */
    record Area(Set<String> oneOf) implements DemographicFilter {
        public Area {
            oneOf = Set.copyOf(oneOf);
        }
    }

    /** Years, from {@code gte} to before {@code lt}; either may be open. */
    record Age(@Nullable Integer gte, @Nullable Integer lt) implements DemographicFilter {}

    /** Days since somebody became a friend, from {@code gte} to before {@code lt}; either may be open. */
    record SubscriptionPeriod(
            @Nullable Integer gte, @Nullable Integer lt) implements DemographicFilter {}

    /** The filters in it, operators taken apart. */
    default Stream<DemographicFilter> leaves() {
        return switch (this) {
            case And(var all) -> all.stream().flatMap(DemographicFilter::leaves);
            case Or(var any) -> any.stream().flatMap(DemographicFilter::leaves);
            case Not(var none) -> none.leaves();
            case Gender _, AppType _, Area _, Age _, SubscriptionPeriod _ -> Stream.of(this);
        };
    }
}
