package dev.todoku.audience.saved;

import static dev.todoku.audience.db.Tables.AUDIENCES;

import dev.todoku.account.Accounts;
import dev.todoku.audience.Audiences;
import dev.todoku.audience.Members;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountLoop;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.roaringbitmap.RoaringBitmap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Counts saved audiences each day at four in the morning, and whenever their rule changes. */
@Component
public final class Counting implements AccountLoop.Work {

    private static final Logger LOG = LoggerFactory.getLogger(Counting.class);
    private static final LocalTime HOUR = LocalTime.of(4, 0);
    private static final Duration KEEP = Duration.ofDays(400);

    private final AudienceRows rows;
    private final Audiences audiences;
    private final Accounts accounts;
    private final AccountScope scope;
    private final DSLContext sql;
    private final InstantSource clock;

    Counting(
            AudienceRows rows,
            Audiences audiences,
            Accounts accounts,
            AccountScope scope,
            DSLContext sql,
            InstantSource clock) {
        this.rows = rows;
        this.audiences = audiences;
        this.accounts = accounts;
        this.scope = scope;
        this.sql = sql;
        this.clock = clock;
    }

    /** Counts now, and says what differs from the count before. */
    public AudienceCount count(AccountId account, UUID id) {
        SavedAudience audience =
                scope.in(account, () -> rows.find(account, id)).orElseThrow(() -> SavedAudiences.unknown(id));
        Members members = audiences.members(account, audience.audience());
        return scope.in(account, () -> {
            if (rows.lock(account, id).isEmpty()) {
                throw SavedAudiences.unknown(id);
            }
            RoaringBitmap before = rows.members(account, id);
            RoaringBitmap entered = RoaringBitmap.andNot(members.ordinals(), before);
            RoaringBitmap left = RoaringBitmap.andNot(before, members.ordinals());
            AudienceCount count = new AudienceCount(
                    at(account, id, members.at()),
                    members.count(),
                    entered.getLongCardinality(),
                    left.getLongCardinality());
            rows.count(
                    account,
                    id,
                    count,
                    members.ordinals(),
                    entered,
                    left,
                    members.at().minus(KEEP));
            return count;
        });
    }

    /** Two counts of one instant would be one row; a standing clock must not lose who entered in between. */
    private Instant at(AccountId account, UUID id, Instant now) {
        return rows.lastCount(account, id)
                .filter(last -> !last.isBefore(now))
                .map(last -> last.plusNanos(1_000))
                .orElse(now);
    }

    Instant next(AccountId account, Instant now) {
        ZonedDateTime here = now.atZone(accounts.zone(account));
        ZonedDateTime today = here.with(HOUR);
        return (today.isAfter(here) ? today : today.plusDays(1)).toInstant();
    }

    @Override
    public Set<AccountId> unfinished() {
        return AccountLoop.accounts(scope.across(
                () -> sql.selectDistinct(AUDIENCES.ACCOUNT_ID).from(AUDIENCES).fetch(AUDIENCES.ACCOUNT_ID)));
    }

    @Override
    public AccountLoop.Next pass(AccountId account) {
        Instant now = clock.instant();
        List<SavedAudience> due = scope.in(account, () -> rows.all(account)).stream()
                .filter(each -> !each.countDueAt().isAfter(now))
                .toList();
        for (SavedAudience audience : due) {
            try {
                count(account, audience.audienceId());
            } catch (Problem problem) { // its rule does not stand any more, or it was deleted just now
                LOG.warn("audience {} of account {} is not counted: {}", audience.name(), account, problem.detail());
            }
            scope.in(
                    account,
                    () -> rows.lock(account, audience.audienceId())
                            .ifPresent(current -> rows.save(
                                    account,
                                    new SavedAudience(
                                            current.audienceId(),
                                            current.name(),
                                            current.folder(),
                                            current.position(),
                                            current.audience(),
                                            current.createdAt(),
                                            current.changedAt(),
                                            next(account, now)))));
        }
        return AccountLoop.Next.at(scope.in(account, () -> rows.nextDue(account)));
    }
}
