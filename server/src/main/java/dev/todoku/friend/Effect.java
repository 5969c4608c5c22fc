package dev.todoku.friend;

import dev.todoku.kernel.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What can happen to a friend. */
public sealed interface Effect {

    /** Became a friend. */
    record Followed() implements Effect {}

    /** Blocked the account. */
    record Unfollowed() implements Effect {}

    /** Wrote or tapped: exists, friend or not. */
    record Seen() implements Effect {}

    /** LINE lists them among the followers at that time; since when is not known. */
    record Listed() implements Effect {}

    /** LINE told their profile, or that there is none to see (404: blocked since, or gone). */
    record ProfileRead(Optional<Profile> profile) implements Effect {}

    /** An attribute got a value, in its canonical form; null takes the value away. */
    record AttributeSet(int attributeId, @Nullable JsonNode value) implements Effect {

        /** Checks the value; {@code path} says where it stands. */
        public static AttributeSet of(Attribute attribute, JsonNode value, String path) {
            return new AttributeSet(attribute.attributeId(), attribute.value(value, path));
        }
    }

    /** A number or points went up or down; beyond the attribute's limits it stays as it is. Sums do not care for order. */
    record AttributeAdded(Attribute attribute, BigDecimal by) implements Effect {

        private static final int DIGITS_MAX = 15;

        /**
         * Checks that it can be added; {@code path} says where it stands.
         *
         * @throws Problem 422 if not
         */
        public static AttributeAdded of(Attribute attribute, BigDecimal by, String path) {
            boolean points = attribute.type() == AttributeType.POINTS;
            boolean fits = Math.abs((long) by.scale()) + by.precision() <= DIGITS_MAX
                    && (!points || by.stripTrailingZeros().scale() <= 0);
            if (!attribute.adds() || !fits) {
                throw Problem.unprocessable(
                        "bad-value",
                        "%s: got %s for %s (expected: a number of at most %d digits, for a number or points only, whole for points)"
                                .formatted(path, by, attribute.type().word(), DIGITS_MAX));
            }
            return new AttributeAdded(attribute, by);
        }
    }

    record TagAdded(int tagId) implements Effect {}

    record TagRemoved(int tagId) implements Effect {}

    /**
     * A field gets back what it had before a change that is undone, if nothing has been written to it since.
     *
     * @param field as the history names it: {@code attribute:3}, {@code tag:5}, {@code optedOut}
     * @param to what the change had made of it
     * @param from what it was before; null: nothing
     * @param writtenAt the change's event time
     */
    record PutBack(
            String field, @Nullable JsonNode to, @Nullable JsonNode from, Instant writtenAt) implements Effect {

        /** Of a tag: whether it is put on again. */
        boolean gives() {
            return from != null && from.asBoolean();
        }
    }

    /** Wants no more campaigns and journeys. */
    record OptedOut() implements Effect {}

    /** Wants them again. */
    record OptedIn() implements Effect {}
}
