package dev.todoku.campaign;

import static dev.todoku.campaign.db.Tables.ADDRESSED;

import dev.todoku.audience.Audiences;
import dev.todoku.audience.Rule;
import dev.todoku.friend.FriendStatus;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;

/**
 * Whom a campaign was for when it started, and whom its audience held who did not get it, by the first reason. Before it starts:
 * the friends it is for in place of its rule, if it is for what another one left out.
 */
@Component
class Addressed {

    private static final String RECIPIENT = "recipient";

    private static final String CHOSEN = "chosen";

    private final Audiences audiences;
    private final AccountScope scope;
    private final DSLContext sql;

    Addressed(Audiences audiences, AccountScope scope, DSLContext sql) {
        this.audiences = audiences;
        this.scope = scope;
        this.sql = sql;
    }

    /** Everybody an audience holds; {@code leftOut} without those of an earlier reason. */
    record Found(RoaringBitmap recipients, Map<Standing, RoaringBitmap> leftOut) {

        /** Of the recipients only these; the others are left out by rank. */
        Found only(RoaringBitmap best) {
            Map<Standing, RoaringBitmap> all = new EnumMap<>(leftOut);
            all.put(Standing.RANK, RoaringBitmap.andNot(recipients, best));
            return new Found(best, all);
        }

        RoaringBitmap byRank() {
            return leftOut.getOrDefault(Standing.RANK, new RoaringBitmap());
        }
    }

    /** Looks now, outside any transaction: those chosen for it, or without such those its rule selects. */
    Found find(AccountId account, Campaign campaign) {
        Optional<RoaringBitmap> chosen = scope.in(account, () -> chosen(account, campaign.id()));
        if (chosen.isEmpty()) {
            Rule rule = audiences.rule(account, campaign.audience());
            RoaringBitmap recipients = audiences.members(account, rule).ordinals();
            return found(
                    account, rule, recipients, audiences.known(account, rule).ordinals());
        }
        Rule everyone = new Rule.Everyone();
        RoaringBitmap recipients = RoaringBitmap.and(
                chosen.get(), audiences.members(account, everyone).ordinals());
        return found(account, everyone, recipients, chosen.get());
    }

    private Found found(AccountId account, Rule rule, RoaringBitmap recipients, RoaringBitmap all) {
        RoaringBitmap left = RoaringBitmap.andNot(all, recipients);
        Map<Standing, RoaringBitmap> leftOut = new EnumMap<>(Standing.class);
        if (!left.isEmpty()) {
            leftOut.put(Standing.BLOCKED, take(left, account, rule, new Rule.HasStatus(FriendStatus.BLOCKED)));
            RoaringBitmap friends = take(left, account, rule, new Rule.HasStatus(FriendStatus.FRIEND));
            leftOut.put(Standing.OPTED_OUT, friends);
            leftOut.put(Standing.NO_FRIEND, left);
        }
        return new Found(recipients, leftOut);
    }

    private RoaringBitmap take(RoaringBitmap left, AccountId account, Rule rule, Rule reason) {
        RoaringBitmap some =
                audiences.known(account, new Rule.All(List.of(rule, reason))).ordinals();
        RoaringBitmap taken = RoaringBitmap.and(left, some);
        left.andNot(taken);
        return taken;
    }

    /** Writes it down, in the transaction in which the campaign starts. */
    void keep(AccountId account, UUID campaign, Found found) {
        insert(account, campaign, RECIPIENT, found.recipients());
        found.leftOut().forEach((why, ordinals) -> {
            if (!ordinals.isEmpty()) {
                insert(account, campaign, why.word(), ordinals);
            }
        });
    }

    private void insert(AccountId account, UUID campaign, String why, RoaringBitmap ordinals) {
        RoaringBitmap compact = ordinals.clone();
        compact.runOptimize();
        ByteBuffer buffer = ByteBuffer.allocate(compact.serializedSizeInBytes());
        compact.serialize(buffer);
        sql.insertInto(ADDRESSED)
                .values(account.value(), campaign, why, buffer.array())
                .onConflictDoNothing()
                .execute();
    }

    /** Whom it was for; within the account's scope. Nobody before it started. */
    RoaringBitmap recipients(AccountId account, UUID campaign) {
        return ordinals(account, campaign, RECIPIENT).orElseGet(RoaringBitmap::new);
    }

    /** Who was left out for a reason; within the account's scope. */
    RoaringBitmap leftOut(AccountId account, UUID campaign, Standing why) {
        return ordinals(account, campaign, why.word()).orElseGet(RoaringBitmap::new);
    }

    /** The friends it is for, of whom those who can be reached get it; empty: those its rule selects. Within the scope. */
    Optional<RoaringBitmap> chosen(AccountId account, UUID campaign) {
        return ordinals(account, campaign, CHOSEN);
    }

    /** From now on it is for these; within the scope. */
    void choose(AccountId account, UUID campaign, RoaringBitmap friends) {
        insert(account, campaign, CHOSEN, friends);
    }

    /** These get nothing of it, by chance; within the scope. */
    void holdOut(AccountId account, UUID campaign, RoaringBitmap friends) {
        if (!friends.isEmpty()) {
            insert(account, campaign, Standing.HOLDOUT.word(), friends);
        }
    }

    /** From now on its rule selects; within the scope. */
    void unchoose(AccountId account, UUID campaign) {
        sql.deleteFrom(ADDRESSED)
                .where(
                        ADDRESSED.ACCOUNT_ID.eq(account.value()),
                        ADDRESSED.CAMPAIGN_ID.eq(campaign),
                        ADDRESSED.WHY.eq(CHOSEN))
                .execute();
    }

    private Optional<RoaringBitmap> ordinals(AccountId account, UUID campaign, String why) {
        return sql.select(ADDRESSED.ORDINALS)
                .from(ADDRESSED)
                .where(
                        ADDRESSED.ACCOUNT_ID.eq(account.value()),
                        ADDRESSED.CAMPAIGN_ID.eq(campaign),
                        ADDRESSED.WHY.eq(why))
                .fetchOptional(row -> read(row.value1()));
    }

    private static RoaringBitmap read(byte[] bytes) {
        RoaringBitmap ordinals = new RoaringBitmap();
        try {
            ordinals.deserialize(ByteBuffer.wrap(bytes));
        } catch (IOException damaged) {
            throw new UncheckedIOException("ordinals: got damaged bytes (expected: a roaring bitmap)", damaged);
        }
        return ordinals;
    }
}
