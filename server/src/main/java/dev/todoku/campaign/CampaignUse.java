package dev.todoku.campaign;

import static dev.todoku.campaign.db.Tables.CAMPAIGNS;

import dev.todoku.audience.AudienceUse;
import dev.todoku.campaign.db.tables.records.CampaignsRecord;
import dev.todoku.delivery.Content;
import dev.todoku.friend.VocabularyUse;
import dev.todoku.kernel.AccountId;
import dev.todoku.protocol.Json;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Campaigns that are still to go to those whom an attribute, a tag or a saved audience tells. */
@Component
final class CampaignUse implements VocabularyUse, AudienceUse {

    /** What has begun has its recipients already. */
    private static final Set<String> OVER = Set.of(CampaignState.STARTED.name(), CampaignState.CANCELLED.name());

    private final DSLContext sql;

    CampaignUse(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public List<User> usersOf(AccountId account, Word word) {
        return toGo(
                account,
                row -> word.isIn(Json.read(row.getAudience().data()))
                        || (word.kind() == Word.Kind.ATTRIBUTE
                                && new Content(row.getMessages())
                                        .wording()
                                        .keys()
                                        .contains(word.name())));
    }

    @Override
    public List<User> usersOf(AccountId account, String audience) {
        return toGo(
                account,
                row -> Json.read(row.getAudience().data()).findValues("audience").stream()
                        .anyMatch(name -> name.isString() && name.stringValue().equals(audience)));
    }

    private List<User> toGo(AccountId account, Predicate<CampaignsRecord> names) {
        return sql
                .selectFrom(CAMPAIGNS)
                .where(CAMPAIGNS.ACCOUNT_ID.eq(account.value()))
                .and(CAMPAIGNS.STATE.notIn(OVER))
                .orderBy(CAMPAIGNS.CREATED_AT, CAMPAIGNS.CAMPAIGN_ID)
                .fetch()
                .stream()
                .filter(names)
                .map(row -> new User("campaign", row.getCampaignId().toString(), row.getName()))
                .toList();
    }
}
