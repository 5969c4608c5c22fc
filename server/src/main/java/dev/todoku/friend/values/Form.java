package dev.todoku.friend.values;

import dev.todoku.friend.AttributeType;
import dev.todoku.friend.Limits;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** One kind of value. */
public interface Form {

    /** When and where something was written: what "tomorrow" and "three o'clock" mean. */
    record Moment(LocalDate today, ZoneId zone) {}

    static Form of(AttributeType type) {
        return switch (type) {
            case TEXT -> new TextForm();
            case NUMBER -> NumberForm.any();
            case POINTS -> NumberForm.points();
            case DATE -> new DateForm();
            case DATETIME -> new DateTimeForm();
            case CHOICE -> new ChoiceForm();
            case CHOICES -> new ChoicesForm();
            case YESNO -> new YesNoForm();
            case PLACE -> new PlaceForm();
            case EMAIL -> AddressForm.email();
            case PHONE -> AddressForm.phone();
        };
    }

    /** The value in the one form it is kept in; null if it is none of this kind, or breaks the limits. */
    @Nullable JsonNode canonical(JsonNode value, Limits limits);

    /** The value that somebody meant who wrote this; null if they do not seem to have meant one. */
    default @Nullable JsonNode find(String text, Limits limits, Moment moment) {
        return canonical(StringNode.valueOf(text.strip()), limits);
    }

    /** The kept value as it stands in a sentence to its friend. */
    default String told(JsonNode value, ZoneId zone) {
        return value.asString();
    }

    /** For errors: what would have been one. */
    String expected(Limits limits);
}
