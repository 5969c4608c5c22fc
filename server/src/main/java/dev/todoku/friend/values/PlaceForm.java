package dev.todoku.friend.values;

import dev.todoku.friend.Limits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A place on earth, to about ten centimetres. */
final class PlaceForm implements Form {

    private static final int DECIMALS = 6;
    private static final int TITLE_LENGTH_MAX = 100;
    private static final int DIGITS_MAX = 30;
    private static final Pattern PAIR =
            Pattern.compile("(?<![\\d.])(-?\\d{1,2}\\.\\d{2,15})\\s*[,、\\s]\\s*(-?\\d{1,3}\\.\\d{2,15})(?!\\d)");

    @Override
    public @Nullable JsonNode canonical(JsonNode value, Limits limits) {
        if (value.isString()) {
            Matcher pair = PAIR.matcher(Plain.of(value.stringValue()));
            return pair.find() ? place(pair.group(1), pair.group(2), null) : null;
        }
        JsonNode latitude = value.path("latitude");
        JsonNode longitude = value.path("longitude");
        JsonNode title = value.path("title");
        if (!latitude.isNumber() || !longitude.isNumber()) {
            return null;
        }
        return place(latitude.asString(), longitude.asString(), title.isString() ? title.stringValue() : null);
    }

    private static @Nullable JsonNode place(String latitude, String longitude, @Nullable String title) {
        if (latitude.length() > DIGITS_MAX || longitude.length() > DIGITS_MAX) {
            return null;
        }
        BigDecimal north = rounded(latitude);
        BigDecimal east = rounded(longitude);
        if (north.abs().compareTo(BigDecimal.valueOf(90)) > 0 || east.abs().compareTo(BigDecimal.valueOf(180)) > 0) {
            return null;
        }
        ObjectNode place = JsonNodeFactory.instance.objectNode();
        place.put("latitude", north);
        place.put("longitude", east);
        if (title != null && !title.isBlank()) {
            place.put("title", title.length() <= TITLE_LENGTH_MAX ? title : title.substring(0, TITLE_LENGTH_MAX));
        }
        return place;
    }

    private static BigDecimal rounded(String degrees) {
        BigDecimal shortest = new BigDecimal(degrees)
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    @Override
    public String told(JsonNode value, ZoneId zone) {
        return value.hasNonNull("title")
                ? value.path("title").asString()
                : value.path("latitude").asString() + ", "
                        + value.path("longitude").asString();
    }

    @Override
    public String expected(Limits limits) {
        return "an object with latitude (-90 to 90) and longitude (-180 to 180), perhaps title";
    }
}
