package dev.todoku.protocol.narrowcast;

import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.validation.Fields;
import org.jspecify.annotations.Nullable;

/**
 * How many a narrowcast may reach at most. Who is left out is drawn by lot.
 *
 * @param max messages at most; absent: no limit of its own
 * @param upToRemainingQuota sends as many as the month still has, instead of failing
 * @param forbidPartialDelivery sends to nobody rather than to some
 */
public record Limit(@Nullable Integer max, boolean upToRemainingQuota, boolean forbidPartialDelivery) {

    static final Limit NONE = new Limit(null, false, false);

    static Limit read(Fields request) {
        Fields fields = request.object("limit");
        if (fields == null) {
            return NONE;
        }
        Limit limit = new Limit(
                fields.has("max") ? (int) fields.requiredWhole("max", 1, Integer.MAX_VALUE) : null,
                fields.flag("upToRemainingQuota"),
                fields.flag("forbidPartialDelivery"));
        if (limit.forbidPartialDelivery && !limit.upToRemainingQuota) {
            request.refuse("limit", LineErrors.FORBID_NEEDS_UP_TO);
        }
        return limit;
    }
}
