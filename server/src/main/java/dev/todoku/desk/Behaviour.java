package dev.todoku.desk;

import dev.todoku.account.Accounts;
import dev.todoku.delivery.SentMessages;
import dev.todoku.friend.Computed;
import dev.todoku.friend.Encounters;
import dev.todoku.friend.Fact;
import dev.todoku.friend.Facts;
import dev.todoku.friend.Friend;
import dev.todoku.friend.FriendPages;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What follows from a friend's values and what happened with them, today where the account is. */
@Component
class Behaviour {

    private static final Duration LOOKED_BACK = Duration.ofDays(90);
    private static final Duration PROMPT = Duration.ofDays(3);
    private static final int RATE_SCALE = 3;

    private final AccountScope scope;
    private final FriendPages friends;
    private final Encounters encounters;
    private final Facts facts;
    private final SentMessages sent;
    private final Accounts accounts;
    private final InstantSource clock;

    Behaviour(
            AccountScope scope,
            FriendPages friends,
            Encounters encounters,
            Facts facts,
            SentMessages sent,
            Accounts accounts,
            InstantSource clock) {
        this.scope = scope;
        this.friends = friends;
        this.encounters = encounters;
        this.facts = facts;
        this.sent = sent;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Computed attributes.
     *
     * @param ages in years by the key of each birthday; who told no year has none
     * @param daysUntilBirthday by the key of each birthday, 0 on the day
     * @param daysSinceFollow null: not seen
     * @param daysSinceReply since they last wrote or tapped; null: not within what is kept (TODOKU_KEEP)
     * @param daysSinceClick since they last opened a link; null: not among the last 20,000 facts
     * @param messagesThisMonth counted ones that LINE accepted for them since the 1st
     * @param responseRate of the counted messages of the last 90 days, the share after which they wrote or tapped within
     *     three days, from 0 to 1; null: they got none
     */
    record FriendComputed(
            Map<String, Integer> ages,
            Map<String, Long> daysUntilBirthday,
            @Nullable Long daysSinceFollow,
            @Nullable Long daysSinceReply,
            @Nullable Long daysSinceClick,
            int messagesThisMonth,
            @Nullable BigDecimal responseRate) {}

    FriendComputed of(AccountId account, Friend friend) {
        return scope.in(account, () -> {
            Instant now = clock.instant();
            ZoneId zone = accounts.zone(account);
            Computed computed = friends.computed(account, friend);
            Instant month = LocalDate.ofInstant(now, zone)
                    .withDayOfMonth(1)
                    .atStartOfDay(zone)
                    .toInstant();
            List<Instant> received = sent.receivedSince(account, friend.ordinal(), now.minus(LOOKED_BACK));
            List<Instant> said = encounters.said(account, friend.ordinal(), now.minus(LOOKED_BACK));
            return new FriendComputed(
                    computed.ages(),
                    computed.daysUntilBirthday(),
                    computed.daysSinceFollow(),
                    days(encounters.lastSaid(account, friend.ordinal()).orElse(null), now, zone),
                    days(facts.last(account, Fact.CLICKED, friend.ordinal()).orElse(null), now, zone),
                    (int) received.stream().filter(at -> !at.isBefore(month)).count(),
                    rate(received, said));
        });
    }

    private static @Nullable Long days(@Nullable Instant since, Instant now, ZoneId zone) {
        return since == null
                ? null
                : ChronoUnit.DAYS.between(LocalDate.ofInstant(since, zone), LocalDate.ofInstant(now, zone));
    }

    private static @Nullable BigDecimal rate(List<Instant> received, List<Instant> said) {
        if (received.isEmpty()) {
            return null;
        }
        long answered = received.stream()
                .filter(at -> said.stream().anyMatch(word -> !word.isBefore(at) && word.isBefore(at.plus(PROMPT))))
                .count();
        return BigDecimal.valueOf(answered)
                .divide(BigDecimal.valueOf(received.size()), RATE_SCALE, RoundingMode.HALF_EVEN);
    }
}
