package dev.todoku.campaign;

import static dev.todoku.campaign.db.Tables.TRIALS;

import dev.todoku.kernel.AccountId;
import dev.todoku.protocol.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Rows of trials; within the caller's account scope. */
@Repository
class TrialStore {

    private final DSLContext sql;

    TrialStore(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * A trial and how far it has come.
     *
     * @param begunAt null: not yet
     * @param tries the campaigns that try A, B …; none before it began
     * @param winner one of them; null: not chosen yet
     */
    record Kept(
            Trial plan,
            @Nullable Instant begunAt,
            List<UUID> tries,
            @Nullable UUID winner) {}

    Optional<Kept> find(AccountId account, UUID campaign) {
        return sql.selectFrom(TRIALS)
                .where(is(account, campaign))
                .fetchOptional(row -> new Kept(
                        Json.mapper().readValue(row.getPlan().data(), Trial.class),
                        row.getBegunAt(),
                        List.of(row.getTries()),
                        row.getWinner()));
    }

    void plan(AccountId account, UUID campaign, Trial trial) {
        JSONB plan = JSONB.valueOf(Json.mapper().writeValueAsString(trial));
        sql.insertInto(TRIALS)
                .set(TRIALS.ACCOUNT_ID, account.value())
                .set(TRIALS.CAMPAIGN_ID, campaign)
                .set(TRIALS.PLAN, plan)
                .onDuplicateKeyUpdate()
                .set(TRIALS.PLAN, plan)
                .execute();
    }

    void begin(AccountId account, UUID campaign, Instant at, List<UUID> tries) {
        sql.update(TRIALS)
                .set(TRIALS.BEGUN_AT, at)
                .set(TRIALS.TRIES, tries.toArray(UUID[]::new))
                .where(is(account, campaign))
                .execute();
    }

    void decide(AccountId account, UUID campaign, UUID winner) {
        sql.update(TRIALS)
                .set(TRIALS.WINNER, winner)
                .where(is(account, campaign))
                .execute();
    }

    void delete(AccountId account, UUID campaign) {
        sql.deleteFrom(TRIALS).where(is(account, campaign)).execute();
    }

    private static Condition is(AccountId account, UUID campaign) {
        return TRIALS.ACCOUNT_ID.eq(account.value()).and(TRIALS.CAMPAIGN_ID.eq(campaign));
    }
}
