package dev.todoku.protocol.coupon;

import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.coupon.CouponRequest.AcquisitionCondition;
import dev.todoku.protocol.validation.Fields;
import dev.todoku.protocol.validation.TextRule;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@link CouponRequest}. */
final class CouponReader {

    private static final List<String> CONDITIONS = List.of("normal", AcquisitionCondition.LOTTERY);
    private static final List<String> VISIBILITIES = List.of("UNLISTED", "PUBLIC");
    private static final List<String> USES = List.of("-1", "1");
    private static final int WINNERS_MAX = 999_999;
    private static final TextRule TITLE = size(1, 60);
    private static final TextRule DESCRIPTION = size(0, 1_000);
    private static final TextRule CODE = size(0, 16);
    private static final TextRule CONDITION = size(0, 100);

    /** LINE's names of time zones, one for each offset. */
    private static final Set<String> TIMEZONES = Set.of(
            "ETC_GMT_MINUS_12",
            "ETC_GMT_MINUS_11",
            "PACIFIC_HONOLULU",
            "AMERICA_ANCHORAGE",
            "AMERICA_LOS_ANGELES",
            "AMERICA_PHOENIX",
            "AMERICA_CHICAGO",
            "AMERICA_NEW_YORK",
            "AMERICA_CARACAS",
            "AMERICA_SANTIAGO",
            "AMERICA_ST_JOHNS",
            "AMERICA_SAO_PAULO",
            "ETC_GMT_MINUS_2",
            "ATLANTIC_CAPE_VERDE",
            "EUROPE_LONDON",
            "EUROPE_PARIS",
            "EUROPE_ISTANBUL",
            "EUROPE_MOSCOW",
            "ASIA_TEHRAN",
            "ASIA_TBILISI",
            "ASIA_KABUL",
            "ASIA_TASHKENT",
            "ASIA_COLOMBO",
            "ASIA_KATHMANDU",
            "ASIA_ALMATY",
            "ASIA_RANGOON",
            "ASIA_BANGKOK",
            "ASIA_TAIPEI",
            "ASIA_TOKYO",
            "AUSTRALIA_DARWIN",
            "AUSTRALIA_SYDNEY",
            "ASIA_VLADIVOSTOK",
            "ETC_GMT_PLUS_12",
            "PACIFIC_TONGATAPU");

    private static final TextRule TIMEZONE =
            text -> TIMEZONES.contains(text) ? List.of() : List.of(CouponErrors.INVALID_TIMEZONE);

    private CouponReader() {}

    static @Nullable CouponRequest read(Fields fields, Instant now) {
        String title = fields.required("title", TITLE);
        String description = fields.optional("description", DESCRIPTION);
        AcquisitionCondition condition = condition(fields.requiredObject("acquisitionCondition"));
        long start = fields.requiredWhole("startTimestamp", 0, Long.MAX_VALUE);
        long end = fields.requiredWhole("endTimestamp", 0, Long.MAX_VALUE);
        if (fields.has("endTimestamp") && (end <= now.getEpochSecond() || end <= start))
            fields.fault("endTimestamp", CouponErrors.MUST_END_LATER);
        String timezone = fields.required("timezone", TIMEZONE);
        String code = fields.optional("couponCode", CODE);
        String uses = fields.required("maxUseCountPerTicket", oneOf(USES));
        String visibility = fields.required("visibility", oneOf(VISIBILITIES));
        CouponRequest.Reward reward = RewardReader.read(fields.requiredObject("reward"));
        String image = fields.optional("imageUrl", TextRule.httpsUrl());
        String barcode = fields.optional("barcodeImageUrl", TextRule.httpsUrl());
        String usage = fields.optional("usageCondition", CONDITION);
        if (condition == null || reward == null || !USES.contains(uses)) return null;
        return new CouponRequest(
                title,
                description,
                condition,
                start,
                end,
                timezone,
                code,
                Integer.parseInt(uses),
                visibility,
                reward,
                image,
                barcode,
                usage);
    }

    private static @Nullable AcquisitionCondition condition(@Nullable Fields condition) {
        if (condition == null) return null;
        String type = condition.required("type", oneOf(CONDITIONS));
        if (!type.equals(AcquisitionCondition.LOTTERY)) {
            forbid(condition, "lotteryProbability");
            forbid(condition, "maxAcquireCount");
            return new AcquisitionCondition(type, null, null);
        }
        int probability = (int) condition.requiredWhole("lotteryProbability", 1, 99);
        int winners = (int) condition.requiredWhole("maxAcquireCount", -1, WINNERS_MAX);
        if (winners == 0 && condition.has("maxAcquireCount"))
            condition.fault("maxAcquireCount", LineErrors.between(1, WINNERS_MAX));
        return new AcquisitionCondition(type, probability, winners);
    }

    /** Says so if a property is there that the type of its object has not. */
    static void forbid(Fields fields, String name) {
        if (fields.has(name)) fields.fault(name, LineErrors.MUST_NOT_BE_SPECIFIED);
    }

    static TextRule oneOf(List<String> values) {
        return text -> values.contains(text) ? List.of() : List.of(CouponErrors.oneOf(values));
    }

    private static TextRule size(int min, int max) {
        return text -> text.length() >= min && text.length() <= max ? List.of() : List.of(LineErrors.size(min, max));
    }
}
