package dev.todoku.delivery;

import dev.todoku.kernel.AccountId;
import dev.todoku.line.Route;
import dev.todoku.metering.BillingMonth;
import dev.todoku.quota.LineDay;
import dev.todoku.quota.LineFigures;
import dev.todoku.quota.QuotaStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** LINE as far as sending and counting go, with its own exact books and faults drawn from a seed. */
final class SimulatedLine implements Sender, LineFigures {

    static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private record Accepted(Instant at, List<UUID> to, String messages) {}

    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<UUID, Accepted> keys = new HashMap<>();
    private final Map<YearMonth, Long> used = new TreeMap<>();
    private final Map<QuotaStore.DayRoute, Long> byDay = new HashMap<>();
    private final Set<UUID> blocked = new HashSet<>();
    private final Map<String, Map<UUID, Integer>> chats = new HashMap<>();
    private final Map<YearMonth, Long> requested = new TreeMap<>();

    long limit;
    double faultRate;
    boolean figuresDown;
    Duration skew = Duration.ZERO;
    private Answer instead = new Answer.RateLimited();
    private int insteadTimes;

    /** LINE says that there is no limit. */
    boolean quotaNone;

    /**
     * Recipients of each month's requests that were repeated afterwards. LINE's 409 does not say when it took them, so our books
     * may have those in the month before, until LINE's counts come in.
     */
    private final Map<YearMonth, Long> repeated = new TreeMap<>();

    private final Set<UUID> repeatedKeys = new HashSet<>();

    /** How often LINE refused because the month was used up. */
    int monthlyRefusals;

    /** When LINE last told its figures. */
    Instant told = Instant.MIN;

    /** What nobody may ever see; thrown errors would be taken for LINE's silence. */
    final List<String> violations = new ArrayList<>();

    Duration lag = Duration.ZERO;
    private final TreeMap<Instant, Map<YearMonth, Long>> usedAt = new TreeMap<>();

    SimulatedLine(InstantSource clock, RandomGenerator random, long limit) {
        this.clock = clock;
        this.random = random;
        this.limit = limit;
    }

    void block(UUID userId) {
        blocked.add(userId);
    }

    long used(YearMonth month) {
        return used.getOrDefault(month, 0L);
    }

    /** How often the friend got this message. */
    long received(UUID userId, String messages) {
        return received(messages).getOrDefault(userId, 0);
    }

    /** Who got this message, and how often. */
    Map<UUID, Integer> received(String messages) {
        return chats.getOrDefault(messages, Map.of());
    }

    /** Recipients of the requests LINE took in a month: what is accepted, blocked friends included. */
    long requested(YearMonth month) {
        return requested.getOrDefault(month, 0L);
    }

    long repeated(YearMonth month) {
        return repeated.getOrDefault(month, 0L);
    }

    /** The next so many requests are answered like this, and not looked at. */
    void answerInstead(int times, Answer answer) {
        insteadTimes = times;
        instead = answer;
    }

    /** Messages another program sends with the same channel. */
    void sentElsewhere(Route route, long count) {
        long allowed = Math.min(count, limit - used(month()));
        count(route, Math.max(0, allowed));
    }

    @Override
    public Answer send(AccountId account, Request request) {
        if (clock.instant().isAfter(request.notAfter())) {
            return new Answer.NotSent("too late to begin it"); // as the real sender does
        }
        if (isAtTheEdge(clock.instant())) {
            violations.add("law 6: a counted request at " + clock.instant());
        }
        if (insteadTimes > 0) {
            insteadTimes--;
            return instead;
        }
        double fault = random.nextDouble();
        if (fault < faultRate) {
            return switch (random.nextInt(8)) {
                case 0 -> new Answer.NotSent("connection refused");
                case 1 -> new Answer.RateLimited();
                case 2 -> new Answer.Unknown("500 before acceptance");
                case 3 -> new Answer.Unauthorised("401");
                case 4 -> new Answer.Refused("400 for a reason of its own");
                default -> {
                    decide(request);
                    yield new Answer.Unknown("connection reset after acceptance");
                }
            };
        }
        return decide(request);
    }

    private Answer decide(Request request) {
        Accepted before = keys.get(request.retryKey());
        if (before != null && before.at().plus(Duration.ofHours(24)).isAfter(clock.instant())) {
            if (!before.to().equals(request.to()) || !before.messages().equals(request.messagesJson())) {
                violations.add("law 4: a repeat with other bytes");
            }
            if (repeatedKeys.add(request.retryKey())) {
                YearMonth taken = BillingMonth.of(before.at(), TOKYO).month();
                repeated.merge(taken, (long) request.to().size(), Long::sum);
            }
            return new Answer.AcceptedBefore();
        }
        if (used(month()) + request.to().size() > limit) {
            monthlyRefusals++;
            return new Answer.MonthlyLimit("You have reached your monthly limit.");
        }
        keys.put(request.retryKey(), new Accepted(clock.instant(), request.to(), request.messagesJson()));
        requested.merge(month(), (long) request.to().size(), Long::sum);
        long delivered = 0;
        for (UUID friend : request.to()) {
            if (!blocked.contains(friend)) {
                int times = chats.computeIfAbsent(request.messagesJson(), _ -> new HashMap<>())
                        .merge(friend, 1, Integer::sum);
                if (times > 1) {
                    violations.add("law 4: twice to " + friend + ": " + request.messagesJson());
                }
                delivered++;
            }
        }
        count(request.route(), delivered);
        return new Answer.Accepted(clock.instant());
    }

    private void count(Route route, long delivered) {
        used.merge(month(), delivered, Long::sum);
        byDay.merge(new QuotaStore.DayRoute(LineDay.of(clock.instant()), route), delivered, Long::sum);
        usedAt.put(clock.instant(), new HashMap<>(used));
    }

    private static boolean isAtTheEdge(Instant now) {
        BillingMonth month = BillingMonth.of(now, TOKYO);
        return now.isAfter(month.end().minusSeconds(20))
                || now.isBefore(month.start().plusSeconds(60));
    }

    private YearMonth month() {
        return BillingMonth.of(clock.instant(), TOKYO).month();
    }

    @Override
    public Now now(AccountId account) {
        if (figuresDown) {
            throw new LineFiguresUnavailable("LINE does not answer");
        }
        told = clock.instant();
        var seen = usedAt.floorEntry(clock.instant().minus(lag));
        long consumption = seen == null ? 0 : seen.getValue().getOrDefault(month(), 0L);
        return new Now(quotaNone ? OptionalLong.empty() : OptionalLong.of(limit), consumption, skew);
    }

    @Override
    public OptionalLong delivered(AccountId account, Route route, LocalDate day) {
        return day.isBefore(LineDay.of(clock.instant()))
                ? OptionalLong.of(byDay.getOrDefault(new QuotaStore.DayRoute(day, route), 0L))
                : OptionalLong.empty();
    }
}
