package dev.todoku.emulator.insight;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.AgeBand;
import dev.todoku.emulator.account.AppType;
import dev.todoku.emulator.account.Demographics;
import dev.todoku.emulator.account.Gender;
import dev.todoku.protocol.Json;
import dev.todoku.protocol.narrowcast.Area;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What share of the friends are what (reference, "Get friend demographics"). The account must be locked. */
public final class FriendShares {
    /** Below this LINE tells nothing. */
    private static final int FRIENDS_MIN = 20;

    private static final String UNKNOWN = "unknown";
    private static final Map<Integer, String> PERIODS = new LinkedHashMap<>();

    static {
        PERIODS.put(7, "within7days");
        PERIODS.put(30, "within30days");
        PERIODS.put(90, "within90days");
        PERIODS.put(180, "within180days");
        PERIODS.put(365, "within365days");
        PERIODS.put(Integer.MAX_VALUE, "over365days");
    }

    private final Map<String, Integer> genders =
            words(Stream.of(Gender.values()).map(Gender::word));
    private final Map<String, Integer> ages = words(Stream.of(AgeBand.values()).map(AgeBand::word));
    private final Map<String, Integer> areas = new LinkedHashMap<>();
    private final Map<String, Integer> appTypes =
            words(Arrays.stream(AppType.values()).map(AppType::word));
    private final Map<String, Integer> periods = words(Stream.concat(PERIODS.values().stream(), Stream.of(UNKNOWN)));
    private int friends;

    private FriendShares() {}

    /**
     * The shares on {@code today}.
     *
     * @param knownOn LINE knows nothing yet of who became a friend later than this day
     */
    public static ObjectNode of(Account account, LocalDate today, LocalDate knownOn) {
        FriendShares shares = new FriendShares();
        account.friends().following().forEach((int ordinal) -> {
            if (account.demographics()
                    .followedOn(ordinal)
                    .filter(since -> since.isAfter(knownOn))
                    .isEmpty()) shares.count(account.demographics(), ordinal, today);
        });
        return shares.told();
    }

    private void count(Demographics demographics, int ordinal, LocalDate today) {
        friends++;
        Area area = demographics.area(ordinal);
        genders.merge(demographics.gender(ordinal).word(), 1, Integer::sum);
        ages.merge(demographics.age(ordinal).word(), 1, Integer::sum);
        areas.merge(area == null ? UNKNOWN : area.name(), 1, Integer::sum);
        appTypes.merge(demographics.appType(ordinal).word(), 1, Integer::sum);
        periods.merge(
                demographics
                        .followedOn(ordinal)
                        .map(since -> period(ChronoUnit.DAYS.between(since, today)))
                        .orElse(UNKNOWN),
                1,
                Integer::sum);
    }

    private static String period(long days) {
        for (Map.Entry<Integer, String> period : PERIODS.entrySet())
            if (days < period.getKey()) return period.getValue();
        return UNKNOWN;
    }

    private ObjectNode told() {
        ObjectNode told = Json.object().put("available", friends >= FRIENDS_MIN);
        if (friends < FRIENDS_MIN) return told;
        put(told.putArray("genders"), "gender", genders);
        put(told.putArray("ages"), "age", ages);
        put(told.putArray("areas"), "area", areas);
        put(told.putArray("appTypes"), "appType", appTypes);
        put(told.putArray("subscriptionPeriods"), "subscriptionPeriod", periods);
        return told;
    }

    /** The largest share first. */
    private void put(ArrayNode to, String name, Map<String, Integer> counts) {
        counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(entry -> to.add(
                        Json.object().put(name, entry.getKey()).put("percentage", percentage(entry.getValue()))));
    }

    private BigDecimal percentage(int count) {
        return BigDecimal.valueOf(100L * count).divide(BigDecimal.valueOf(friends), 1, RoundingMode.HALF_UP);
    }

    private static Map<String, Integer> words(Stream<String> words) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        words.forEach(word -> counts.put(word, 0));
        return counts;
    }
}
