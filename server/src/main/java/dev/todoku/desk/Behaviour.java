package dev.todoku.desk;

import dev.todoku.account.Accounts;
import dev.todoku.audience.Audiences;
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
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What follows from a friend's values and what happened with them, today where the account is. */
@Component
class Behaviour {

    private final AccountScope scope;
    private final FriendPages friends;
    private final Encounters encounters;
    private final Facts facts;
    private final SentMessages sent;
    private final Audiences audiences;
    private final Accounts accounts;
    private final InstantSource clock;

    Behaviour(
            AccountScope scope,
            FriendPages friends,
            Encounters encounters,
            Facts facts,
            SentMessages sent,
            Audiences audiences,
            Accounts accounts,
            InstantSource clock) {
        this.scope = scope;
        this.friends = friends;
        this.encounters = encounters;
        this.facts = facts;
        this.sent = sent;
        this.audiences = audiences;
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
     * @param responseRate as rules see it, from 0 to 1; null: they received no message in 90 days
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
        Optional<BigDecimal> responseRate = audiences.responseRate(account, friend.ordinal());
        return scope.in(account, () -> {
            Instant now = clock.instant();
            ZoneId zone = accounts.zone(account);
            Computed computed = friends.computed(account, friend);
            Instant month = LocalDate.ofInstant(now, zone)
                    .withDayOfMonth(1)
                    .atStartOfDay(zone)
                    .toInstant();
            return new FriendComputed(
                    computed.ages(),
                    computed.daysUntilBirthday(),
                    computed.daysSinceFollow(),
                    days(encounters.lastSaid(account, friend.ordinal()).orElse(null), now, zone),
                    days(facts.last(account, Fact.CLICKED, friend.ordinal()).orElse(null), now, zone),
                    sent.receivedSince(account, friend.ordinal(), month).size(),
                    responseRate.orElse(null));
        });
    }

    private static @Nullable Long days(@Nullable Instant since, Instant now, ZoneId zone) {
        return since == null
                ? null
                : ChronoUnit.DAYS.between(LocalDate.ofInstant(since, zone), LocalDate.ofInstant(now, zone));
    }
}
