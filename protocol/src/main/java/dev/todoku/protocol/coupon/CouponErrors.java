package dev.todoku.protocol.coupon;

import dev.todoku.protocol.ErrorBody;
import dev.todoku.protocol.ErrorDetail;
import java.util.List;

/** LINE's texts about coupons. Also what concerns no property is told as a detail, of the property {@code ""}. */
public final class CouponErrors {

    public static final String NOT_FOUND = "coupon not found";
    public static final String ALREADY_CLOSED = "The coupon has already been closed.";
    public static final String TOO_MANY = "You have too many coupons created.";

    // Ours: LINE refuses these too, but its words are not known.

    static final String MUST_END_LATER = "Must be later than the current time and startTimestamp";
    static final String INVALID_TIMEZONE = "Must be one of the supported time zones";

    private CouponErrors() {}

    /** A fault of nothing in particular. */
    public static ErrorBody body(String message) {
        return of("", message);
    }

    /** A fault of a query parameter. */
    public static ErrorBody of(String property, String message) {
        return ErrorBody.of(List.of(new ErrorDetail(message, property)));
    }

    public static String atMost(int max) {
        return "Must be less than or equal to " + max;
    }

    public static String atLeast(int min) {
        return "Must be greater than or equal to " + min;
    }

    /** Unlike elsewhere without spaces. */
    public static String oneOf(List<String> values) {
        return "Must be one of the following values: [" + String.join(",", values) + "]";
    }
}
