package dev.todoku.campaign;

import static dev.todoku.campaign.db.Tables.ADDRESSED;

import dev.todoku.audience.Audiences;
import dev.todoku.audience.Rule;
import dev.todoku.friend.FriendStatus;
import dev.todoku.kernel.AccountId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;

/** Whom a campaign was for when it started, and whom its audience held who could not be reached, by the first reason. */
@Component
class Addressed {

    private static final String RECIPIENT = "recipient";

    private final Audiences audiences;
    private final DSLContext sql;

    Addressed(Audiences audiences, DSLContext sql) {
        this.audiences = audiences;
        this.sql = sql;
    }

    /** Everybody an audience holds; {@code leftOut} without those of an earlier reason. */
    record Found(RoaringBitmap recipients, Map<Standing, RoaringBitmap> leftOut) {}

    /** Looks now, outside any transaction. */
    Found find(AccountId account, Rule rule) {
        RoaringBitmap recipients = audiences.members(account, rule).ordinals();
        RoaringBitmap left = RoaringBitmap.andNot(audiences.known(account, rule).ordinals(), recipients);
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
        return ordinals(account, campaign, RECIPIENT);
    }

    /** Who was left out for a reason; within the account's scope. */
    RoaringBitmap leftOut(AccountId account, UUID campaign, Standing why) {
        return ordinals(account, campaign, why.word());
    }

    private RoaringBitmap ordinals(AccountId account, UUID campaign, String why) {
        return sql.select(ADDRESSED.ORDINALS)
                .from(ADDRESSED)
                .where(
                        ADDRESSED.ACCOUNT_ID.eq(account.value()),
                        ADDRESSED.CAMPAIGN_ID.eq(campaign),
                        ADDRESSED.WHY.eq(why))
                .fetchOptional(row -> read(row.value1()))
                .orElseGet(RoaringBitmap::new);
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
