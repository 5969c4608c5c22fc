package dev.todoku.campaign;

import static dev.todoku.campaign.db.Tables.CAMPAIGNS;
import static dev.todoku.campaign.db.Tables.TESTS;
import static org.jooq.impl.DSL.row;

import dev.todoku.campaign.db.tables.records.CampaignsRecord;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Why;
import dev.todoku.protocol.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** The campaigns' rows; within the caller's account scope. */
@Repository
class CampaignStore {

    private final DSLContext sql;

    CampaignStore(DSLContext sql) {
        this.sql = sql;
    }

    void insert(AccountId account, Campaign campaign) {
        sql.insertInto(CAMPAIGNS).set(record(account, campaign)).execute();
    }

    void update(AccountId account, Campaign campaign) {
        sql.update(CAMPAIGNS)
                .set(record(account, campaign))
                .where(is(account, campaign.id()))
                .execute();
    }

    Optional<Campaign> find(AccountId account, UUID id) {
        return sql.selectFrom(CAMPAIGNS).where(is(account, id)).fetchOptional(CampaignStore::campaign);
    }

    /** Keeps others from changing it until the transaction ends. */
    Optional<Campaign> lock(AccountId account, UUID id) {
        return sql.selectFrom(CAMPAIGNS).where(is(account, id)).forUpdate().fetchOptional(CampaignStore::campaign);
    }

    /** The newest first, those behind (createdAt, id). */
    List<Campaign> page(AccountId account, boolean archived, Instant behind, UUID behindId, int limit) {
        return sql.selectFrom(CAMPAIGNS)
                .where(
                        CAMPAIGNS.ACCOUNT_ID.eq(account.value()),
                        CAMPAIGNS.ARCHIVED.eq(archived),
                        row(CAMPAIGNS.CREATED_AT, CAMPAIGNS.CAMPAIGN_ID).lt(behind, behindId))
                .orderBy(CAMPAIGNS.CREATED_AT.desc(), CAMPAIGNS.CAMPAIGN_ID.desc())
                .limit(limit)
                .fetch(CampaignStore::campaign);
    }

    List<Campaign> newest(AccountId account, boolean archived, int limit) {
        return sql.selectFrom(CAMPAIGNS)
                .where(CAMPAIGNS.ACCOUNT_ID.eq(account.value()), CAMPAIGNS.ARCHIVED.eq(archived))
                .orderBy(CAMPAIGNS.CREATED_AT.desc(), CAMPAIGNS.CAMPAIGN_ID.desc())
                .limit(limit)
                .fetch(CampaignStore::campaign);
    }

    /** Those that will send without another word of the owner, the soonest first. */
    List<Campaign> startingByThemselves(AccountId account, int limit) {
        return sql.selectFrom(CAMPAIGNS)
                .where(
                        CAMPAIGNS.ACCOUNT_ID.eq(account.value()),
                        CAMPAIGNS
                                .STATE
                                .in(
                                        CampaignState.SCHEDULED.name(),
                                        CampaignState.WAITING.name(),
                                        CampaignState.REPEATING.name())
                                .or(CAMPAIGNS
                                        .STATE
                                        .eq(CampaignState.HELD.name())
                                        .and(CAMPAIGNS.GO_ON_AFTER_RESET)))
                .orderBy(CAMPAIGNS.SEND_AT.asc().nullsFirst(), CAMPAIGNS.CAMPAIGN_ID)
                .limit(limit)
                .fetch(CampaignStore::campaign);
    }

    /** Those with a time within the span, started or to start, in order of time; repeating ones have none of their own. */
    List<Campaign> between(AccountId account, Instant from, Instant until, int limit) {
        Field<Instant> at = DSL.coalesce(CAMPAIGNS.STARTED_AT, CAMPAIGNS.SEND_AT);
        return sql.selectFrom(CAMPAIGNS)
                .where(
                        CAMPAIGNS.ACCOUNT_ID.eq(account.value()),
                        at.ge(from),
                        at.lt(until),
                        CAMPAIGNS.STATE.ne(CampaignState.REPEATING.name()))
                .orderBy(at, CAMPAIGNS.CAMPAIGN_ID)
                .limit(limit)
                .fetch(CampaignStore::campaign);
    }

    List<Campaign> repeating(AccountId account) {
        return sql.selectFrom(CAMPAIGNS)
                .where(CAMPAIGNS.ACCOUNT_ID.eq(account.value()), CAMPAIGNS.STATE.eq(CampaignState.REPEATING.name()))
                .orderBy(CAMPAIGNS.SEND_AT, CAMPAIGNS.CAMPAIGN_ID)
                .fetch(CampaignStore::campaign);
    }

    void delete(AccountId account, UUID id) {
        sql.deleteFrom(CAMPAIGNS).where(is(account, id)).execute();
    }

    boolean isTested(AccountId account, UUID id) {
        return sql.fetchExists(TESTS, TESTS.ACCOUNT_ID.eq(account.value()), TESTS.CAMPAIGN_ID.eq(id));
    }

    int count(AccountId account) {
        return sql.select(DSL.count())
                .from(CAMPAIGNS)
                .where(CAMPAIGNS.ACCOUNT_ID.eq(account.value()))
                .fetchSingle()
                .value1();
    }

    private static Condition is(AccountId account, UUID id) {
        return CAMPAIGNS.ACCOUNT_ID.eq(account.value()).and(CAMPAIGNS.CAMPAIGN_ID.eq(id));
    }

    private static CampaignsRecord record(AccountId account, Campaign campaign) {
        CampaignsRecord row = new CampaignsRecord();
        row.setAccountId(account.value());
        row.setCampaignId(campaign.id());
        row.setName(campaign.name());
        row.setAudience(JSONB.valueOf(campaign.audience().toString()));
        row.setMessages(campaign.messagesJson());
        row.setGoOnAfterReset(campaign.goOnAfterReset());
        row.setBudget(campaign.budget());
        row.setState(campaign.state().name());
        row.setWhy(campaign.why() == null ? null : JSONB.valueOf(Json.mapper().writeValueAsString(campaign.why())));
        row.setAsked(campaign.asked());
        row.setSendAt(campaign.sendAt());
        row.setDeliveryId(campaign.delivery());
        row.setCreatedAt(campaign.createdAt());
        row.setRepeat(
                campaign.repeat() == null ? null : JSONB.valueOf(Json.mapper().writeValueAsString(campaign.repeat())));
        row.setMade(campaign.made());
        row.setOrigin(campaign.origin());
        row.setStartedAt(campaign.startedAt());
        row.setArchived(campaign.archived());
        return row;
    }

    private static Campaign campaign(CampaignsRecord row) {
        return new Campaign(
                row.getCampaignId(),
                row.getName(),
                Json.read(row.getAudience().data()),
                row.getMessages(),
                row.getGoOnAfterReset(),
                row.getBudget(),
                CampaignState.valueOf(row.getState()),
                row.getWhy() == null
                        ? null
                        : Json.mapper().readValue(row.getWhy().data(), Why.class),
                row.getAsked(),
                row.getSendAt(),
                row.getDeliveryId(),
                row.getCreatedAt(),
                row.getRepeat() == null
                        ? null
                        : Json.mapper().readValue(row.getRepeat().data(), Campaign.Series.class),
                row.getMade(),
                row.getOrigin(),
                row.getStartedAt(),
                row.getArchived());
    }
}
