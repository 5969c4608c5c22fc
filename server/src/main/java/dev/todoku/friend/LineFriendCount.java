package dev.todoku.friend;

import dev.todoku.account.LineAccess;
import dev.todoku.kernel.AccountId;
import dev.todoku.line.FollowerCount;
import dev.todoku.line.LineException;
import dev.todoku.line.LineReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * LINE's own count of an account's friends, of the last day it has counted. Asked for at most every ten minutes, since
 * LINE answers this question 60 times an hour.
 */
@Component
public final class LineFriendCount {

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final ZoneOffset LINE_DAYS = ZoneOffset.ofHours(9);

    private final LineAccess access;
    private final LineReader line;
    private final InstantSource clock;
    private final ConcurrentMap<AccountId, Answer> answers = new ConcurrentHashMap<>();

    LineFriendCount(LineAccess access, LineReader line, InstantSource clock) {
        this.access = access;
        this.line = line;
        this.clock = clock;
    }

    /**
     * What LINE counted at the end of a day of UTC+9; numbers are null below LINE's privacy threshold.
     *
     * @param targetedReaches friends LINE can target by its own criteria
     * @param blocks users who have blocked the account
     */
    public record Count(
            LocalDate date,
            @Nullable Long followers,
            @Nullable Long targetedReaches,
            @Nullable Long blocks) {}

    private record Answer(Instant at, Optional<Count> count) {}

    /** The last known; empty if LINE does not tell. */
    public Optional<Count> latest(AccountId account) {
        Instant now = clock.instant();
        Answer known = answers.get(account);
        if (known == null || !now.isBefore(known.at().plus(KEPT))) {
            known = new Answer(now, ask(account, now));
            answers.put(account, known);
        }
        return known.count();
    }

    private Optional<Count> ask(AccountId account, Instant now) {
        LocalDate today = now.atOffset(LINE_DAYS).toLocalDate();
        try {
            for (LocalDate day : List.of(today.minusDays(1), today.minusDays(2))) {
                FollowerCount told = access.ask(account, credentials -> line.followerCount(credentials, day));
                if (told.status().equals("ready")) {
                    return Optional.of(new Count(day, told.followers(), told.targetedReaches(), told.blocks()));
                }
            }
            return Optional.empty();
        } catch (LineException e) {
            return Optional.empty();
        }
    }
}
