package dev.todoku.audience;

import dev.todoku.friend.Fact;
import dev.todoku.friend.FriendStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whom an audience is made of. Names are those of the account's attributes, tags and saved audiences; whatever a rule
 * says, only friends who may be reached are members.
 */
public sealed interface Rule {

    /** Who is in each of them. */
    record All(List<Rule> of) implements Rule {

        public All {
            of = List.copyOf(of);
        }
    }

    /** Who is in at least one of them. */
    record Any(List<Rule> of) implements Rule {

        public Any {
            of = List.copyOf(of);
        }
    }

    /** Who is in none of them. */
    record None(List<Rule> of) implements Rule {

        public None {
            of = List.copyOf(of);
        }
    }

    /** Everybody. */
    record Everyone() implements Rule {}

    /** Who wears a tag. */
    record HasTag(String tag, int tagId) implements Rule {}

    /** Who stands so to the account; of use where people who cannot be reached are looked at too. */
    record HasStatus(FriendStatus status) implements Rule {}

    /** Who wants no campaigns. */
    record OptedOut() implements Rule {}

    /** Whose field passes a test; who has no value passes none but {@code Present(false)}. */
    record Has(Field field, ValueTest test) implements Rule {}

    /**
     * Who did something, or to whom it happened, so often.
     *
     * @param subject what it was about, as the fact says it; null: whatever it was about
     * @param atLeast times; 0: who never did is in as well
     * @param days today and so many days before it; null: ever, or in the month
     * @param month counted from this one, in the place of days; null: not by month
     */
    record Did(
            Fact fact,
            @Nullable String subject,
            int atLeast,
            @Nullable Integer atMost,
            @Nullable Integer days,
            @Nullable Integer month)
            implements Rule {}

    /** Who fits the rule of a saved audience; {@code of} is that rule as it is now. */
    record InAudience(String name, Rule of) implements Rule {}

    /**
     * Something that is known of each friend.
     *
     * @param key of the attribute, or of {@link #FOLLOWED} and {@link #RESPONSE_RATE}, which are none
     * @param attributeId from 1; 0 and less for those that are none
     */
    record Field(String key, int attributeId, Kind kind) {

        /** The day of the last follow. */
        public static final Field FOLLOWED = new Field("followedAt", 0, Kind.MOMENT);

        /**
         * The share of messages they reacted to: how often they answered what a rule waited for, opened a link or took part,
         * for each counted message received, today and the 90 days before, at most 1; who received none has none.
         */
        public static final Field RESPONSE_RATE = new Field("responseRate", -1, Kind.SHARE);

        public boolean isAttribute() {
            return attributeId > 0;
        }
    }

    /** What a value is asked. Days are those of the account's time zone; months count from this one: 0, next 1, last -1. */
    sealed interface ValueTest {

        record Is(JsonNode value) implements ValueTest {}

        record OneOf(List<JsonNode> values) implements ValueTest {

            public OneOf {
                values = List.copyOf(values);
            }
        }

        /** A text has it somewhere in it; of several choices it is one. */
        record Contains(String part) implements ValueTest {}

        record Range(@Nullable Bound from, @Nullable Bound to) implements ValueTest {}

        record Present(boolean present) implements ValueTest {}

        /** The day comes round within the next so many days, today being 0. 29 February comes on the 28th where there is none. */
        record BirthdayWithin(int days) implements ValueTest {}

        /** The day comes round in that month. */
        record BirthdayMonth(int month) implements ValueTest {}

        /** So many days have passed since; below 0: it is still to come. */
        record DaysSince(@Nullable Integer from, @Nullable Integer to) implements ValueTest {}

        /**
         * So many whole years have passed since: an age. Who was born on 29 February turns on 1 March where there is none.
         * A day before 1800 names no year.
         */
        record YearsSince(@Nullable Integer from, @Nullable Integer to) implements ValueTest {}

        record InMonth(int month) implements ValueTest {}
    }

    /** An end of a range: a number or a date as JSON. */
    record Bound(JsonNode value, boolean inclusive) {}
}
