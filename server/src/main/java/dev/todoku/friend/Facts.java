package dev.todoku.friend;

import static dev.todoku.friend.db.Tables.FACTS;

import dev.todoku.account.Accounts;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.Until;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import org.springframework.stereotype.Component;

/**
 * Remembers what friends did and what happened to them, for the rules of audiences. Those who see it happen tell it here,
 * many friends at a time: a row for each list, whatever its length.
 */
@Component
public final class Facts {

    /** Longest subject. */
    public static final int SUBJECT_LENGTH_MAX = 200;

    /** What is told of with more than a fact says, each by its own. */
    private static final Set<String> TOLD_ELSEWHERE = Set.of(Fact.RECEIVED.word(), Fact.WROTE.word());

    /** Rows of a fact that are looked through for one person. */
    private static final int LOOKED_THROUGH_MAX = 20_000;

    private static final int FETCH = 500;
    private static final Field<String> KEY = Until.key("fact:", FACTS.SEQUENCE);

    /** One thing that happened to one person. */
    public record Happened(UUID user, Fact fact, String subject, Instant at) {}

    private record Together(Fact fact, String subject, Instant hour) {}

    private final AccountScope scope;
    private final DSLContext sql;
    private final Accounts accounts;
    private final Friends friends;
    private final Audit audit;
    private final FeedWriter feed;

    Facts(AccountScope scope, DSLContext sql, Accounts accounts, Friends friends, Audit audit, FeedWriter feed) {
        this.scope = scope;
        this.sql = sql;
        this.accounts = accounts;
        this.friends = friends;
        this.audit = audit;
        this.feed = feed;
    }

    /**
     * It happened once to each of them, in the caller's transaction or in one of its own.
     *
     * @param subject what it was about; empty if nothing in particular
     */
    public void happened(AccountId account, Fact fact, String subject, Instant at, RoaringBitmap ordinals) {
        if (ordinals.isEmpty()) {
            return;
        }
        scope.in(account, () -> {
            LocalDate day = at.atZone(accounts.zone(account)).toLocalDate();
            feed.happened(account, at, day, fact, shortened(subject), ordinals);
        });
    }

    /**
     * These happened, each to one person. What one batch tells of one kind within one hour is of one day in every account's
     * zone, so it stands together in a row; who did it twice is in two.
     *
     * @return how many were of people the account does not know
     */
    public int happened(AccountId account, List<Happened> all) {
        return scope.in(account, () -> {
            Map<UUID, Integer> ordinals = friends.ordinals(
                    account, all.stream().map(Happened::user).distinct().toList());
            Map<Together, List<RoaringBitmap>> rows = new LinkedHashMap<>();
            int unknown = 0;
            for (Happened each : all) {
                Integer ordinal = ordinals.get(each.user());
                if (ordinal == null) {
                    unknown++;
                } else {
                    Instant hour = each.at().truncatedTo(ChronoUnit.HOURS);
                    once(
                            rows.computeIfAbsent(
                                    new Together(each.fact(), each.subject(), hour), _ -> new ArrayList<>()),
                            ordinal);
                }
            }
            rows.forEach(
                    (row, sets) -> sets.forEach(who -> happened(account, row.fact(), row.subject(), row.hour(), who)));
            return unknown;
        });
    }

    /** As {@link #happened(AccountId, List)}, told by somebody outside: the audit says who, and how many of what. */
    public int told(AccountId account, List<Happened> all) {
        return scope.in(account, () -> {
            int unknown = happened(account, all);
            Map<String, Object> details = new LinkedHashMap<>();
            for (Happened each : all) {
                details.merge(each.fact().word(), 1, (before, one) -> (Integer) before + (Integer) one);
            }
            details.put("unknown", unknown);
            audit.record(account, "facts.told", details);
            return unknown;
        });
    }

    /** When it last happened to one of them, to the hour; empty if never within what is looked through. */
    public Optional<Instant> last(AccountId account, Fact fact, int ordinal) {
        return scope.in(account, () -> {
            var query = sql.select(FACTS.AT, FACTS.ORDINALS)
                    .from(FACTS)
                    .where(FACTS.ACCOUNT_ID.eq(account.value()))
                    .and(FACTS.FACT.eq(fact.word()))
                    .orderBy(FACTS.AT.desc())
                    .limit(LOOKED_THROUGH_MAX)
                    .fetchSize(FETCH);
            try (var rows = query.fetchLazy()) {
                for (var row : rows) {
                    if (new ImmutableRoaringBitmap(ByteBuffer.wrap(row.value2())).contains(ordinal)) {
                        return Optional.of(row.value1());
                    }
                }
            }
            return Optional.empty();
        });
    }

    /**
     * Who did one of these since then.
     *
     * @param subject null: whatever it was about
     */
    public RoaringBitmap who(AccountId account, Set<Fact> facts, @Nullable String subject, Instant since) {
        return scope.in(account, () -> {
            RoaringBitmap who = new RoaringBitmap();
            var query = sql.select(FACTS.ORDINALS)
                    .from(FACTS)
                    .where(FACTS.ACCOUNT_ID.eq(account.value()))
                    .and(FACTS.FACT.in(facts.stream().map(Fact::word).toList()))
                    .and(FACTS.AT.ge(since))
                    .and(subject == null ? DSL.noCondition() : FACTS.SUBJECT.eq(subject))
                    .fetchSize(FETCH);
            try (var rows = query.fetchLazy()) {
                for (var row : rows) {
                    who.or(new ImmutableRoaringBitmap(ByteBuffer.wrap(row.value1())).toRoaringBitmap());
                }
            }
            return who;
        });
    }

    /** What a friend did, to the hour where it came in a batch. */
    public record Done(Instant at, Fact fact, String subject) {}

    /** What they did and where it stands among what happened at the same instant. */
    public record Placed(String key, Done done) {}

    /**
     * What one of them did, newest first; what LINE sent them is told by {@code delivery}, what they wrote by {@link Encounters}.
     *
     * @param since nothing before is looked at
     */
    public List<Placed> before(AccountId account, int ordinal, Until until, Instant since, int limit) {
        return scope.in(account, () -> {
            List<Placed> found = new ArrayList<>();
            var query = sql.select(FACTS.AT, FACTS.FACT, FACTS.SUBJECT, FACTS.ORDINALS, KEY)
                    .from(FACTS)
                    .where(FACTS.ACCOUNT_ID.eq(account.value()))
                    .and(FACTS.FACT.notIn(TOLD_ELSEWHERE))
                    .and(FACTS.AT.ge(since))
                    .and(until.before(FACTS.AT, KEY))
                    .orderBy(Until.order(FACTS.AT, KEY))
                    .fetchSize(FETCH);
            try (var rows = query.fetchLazy()) {
                for (var row : rows) {
                    if (new ImmutableRoaringBitmap(ByteBuffer.wrap(row.value4())).contains(ordinal)) {
                        Fact fact = Fact.find(row.value2()).orElseThrow();
                        found.add(new Placed(row.value5(), new Done(row.value1(), fact, row.value3())));
                        if (found.size() == limit) {
                            break;
                        }
                    }
                }
            }
            return found;
        });
    }

    private static void once(List<RoaringBitmap> sets, int ordinal) {
        for (RoaringBitmap set : sets) {
            if (set.checkedAdd(ordinal)) {
                return;
            }
        }
        sets.add(RoaringBitmap.bitmapOf(ordinal));
    }

    private static String shortened(String subject) {
        return subject.length() <= SUBJECT_LENGTH_MAX ? subject : subject.substring(0, SUBJECT_LENGTH_MAX);
    }
}
