package dev.todoku.campaign;

import static dev.todoku.campaign.db.Tables.MEMBERS;

import dev.todoku.audience.Ranking;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.Ids;
import dev.todoku.quota.Quota;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;

/** Chooses who gets a send that does not fit, by rank, and keeps the others as the audience of a campaign of their own. */
@Component
class LeftOut {

    private static final Duration AFTER_RESET = Duration.ofSeconds(60);

    private final CampaignStore store;
    private final CampaignTimer.Alarm alarm;
    private final Ranking ranking;
    private final Quota quota;
    private final DSLContext sql;
    private final Ids ids;
    private final Audit audit;
    private final InstantSource clock;

    LeftOut(
            CampaignStore store,
            CampaignTimer.Alarm alarm,
            Ranking ranking,
            Quota quota,
            DSLContext sql,
            Ids ids,
            Audit audit,
            InstantSource clock) {
        this.store = store;
        this.alarm = alarm;
        this.ranking = ranking;
        this.quota = quota;
        this.sql = sql;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who gets it now: all, or by rank as many as the owner chose. */
    RoaringBitmap chosen(AccountId account, Campaign campaign, RoaringBitmap members, Fit fit) {
        return fit.choice() == Fit.Choice.REFUSE || fit.messages() >= members.getLongCardinality()
                ? members
                : ranking.best(account, members, fit.messages(), campaign.id().getLeastSignificantBits());
    }

    /** Keeps the others: a draft, or one that starts after the reset. In the transaction that starts the first part. */
    void keep(AccountId account, Campaign of, RoaringBitmap others, Fit.Choice choice) {
        if (others.isEmpty()) {
            return;
        }
        Instant sendAt = choice == Fit.Choice.PART ? quota.month(account).end().plus(AFTER_RESET) : null;
        Campaign rest = new Campaign(
                ids.next(),
                of.name(),
                of.audience(),
                of.messagesJson(),
                of.goOnAfterReset(),
                of.budget(),
                sendAt == null ? CampaignState.DRAFT : CampaignState.SCHEDULED,
                null,
                others.getLongCardinality(),
                sendAt,
                ids.next(),
                clock.instant(),
                null,
                0,
                of.id(),
                null,
                false);
        store.insert(account, rest);
        save(account, rest.id(), others);
        if (sendAt != null) {
            alarm.set(account, rest.id(), sendAt);
        }
        audit.record(
                account,
                "campaign.left-out",
                Map.of("campaign", of.id(), "rest", rest.id(), "friends", others.getLongCardinality()));
    }

    /** The friends a campaign is for, of whom those who can be reached get it; empty: those its rule selects. */
    Optional<RoaringBitmap> of(AccountId account, UUID campaign) {
        return sql.select(MEMBERS.ORDINALS)
                .from(MEMBERS)
                .where(MEMBERS.ACCOUNT_ID.eq(account.value()), MEMBERS.CAMPAIGN_ID.eq(campaign))
                .fetchOptional(MEMBERS.ORDINALS)
                .map(LeftOut::read);
    }

    /** How many they are, without reading them. */
    Optional<Long> count(AccountId account, UUID campaign) {
        return sql.select(MEMBERS.COUNT)
                .from(MEMBERS)
                .where(MEMBERS.ACCOUNT_ID.eq(account.value()), MEMBERS.CAMPAIGN_ID.eq(campaign))
                .fetchOptional(MEMBERS.COUNT);
    }

    void save(AccountId account, UUID campaign, RoaringBitmap members) {
        sql.insertInto(MEMBERS)
                .set(MEMBERS.ACCOUNT_ID, account.value())
                .set(MEMBERS.CAMPAIGN_ID, campaign)
                .set(MEMBERS.ORDINALS, bytes(members))
                .set(MEMBERS.COUNT, members.getLongCardinality())
                .execute();
    }

    /** From now on its rule selects. */
    void forget(AccountId account, UUID campaign) {
        sql.deleteFrom(MEMBERS)
                .where(MEMBERS.ACCOUNT_ID.eq(account.value()), MEMBERS.CAMPAIGN_ID.eq(campaign))
                .execute();
    }

    private static byte[] bytes(RoaringBitmap ordinals) {
        RoaringBitmap compact = ordinals.clone();
        compact.runOptimize();
        ByteBuffer buffer = ByteBuffer.allocate(compact.serializedSizeInBytes());
        compact.serialize(buffer);
        return buffer.array();
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
