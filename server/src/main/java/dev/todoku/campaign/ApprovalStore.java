package dev.todoku.campaign;

import static dev.todoku.campaign.db.Tables.APPROVALS;
import static dev.todoku.campaign.db.Tables.APPROVAL_RULES;

import dev.todoku.campaign.db.tables.records.ApprovalsRecord;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Actor;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Rows of approvals and of the amount they are needed above; within the caller's account scope. */
@Repository
class ApprovalStore {

    private final DSLContext sql;

    ApprovalStore(DSLContext sql) {
        this.sql = sql;
    }

    Optional<BigDecimal> above(AccountId account) {
        return sql.select(APPROVAL_RULES.ABOVE)
                .from(APPROVAL_RULES)
                .where(APPROVAL_RULES.ACCOUNT_ID.eq(account.value()))
                .fetchOptional(APPROVAL_RULES.ABOVE);
    }

    void setAbove(AccountId account, @Nullable BigDecimal above) {
        if (above == null) {
            sql.deleteFrom(APPROVAL_RULES)
                    .where(APPROVAL_RULES.ACCOUNT_ID.eq(account.value()))
                    .execute();
        } else {
            sql.insertInto(APPROVAL_RULES)
                    .set(APPROVAL_RULES.ACCOUNT_ID, account.value())
                    .set(APPROVAL_RULES.ABOVE, above)
                    .onDuplicateKeyUpdate()
                    .set(APPROVAL_RULES.ABOVE, above)
                    .execute();
        }
    }

    Approval of(AccountId account, UUID campaign) {
        return sql.selectFrom(APPROVALS)
                .where(APPROVALS.ACCOUNT_ID.eq(account.value()), APPROVALS.CAMPAIGN_ID.eq(campaign))
                .fetchOptional(ApprovalStore::approval)
                .orElse(Approval.NONE);
    }

    void keep(AccountId account, UUID campaign, Approval approval) {
        Actor author = Objects.requireNonNull(approval.author());
        Approval.Leave leave = approval.leave();
        ApprovalsRecord row = new ApprovalsRecord();
        row.setAccountId(account.value());
        row.setCampaignId(campaign);
        row.setAuthorKind(author.kind());
        row.setAuthorId(author.id());
        row.setApproverKind(leave == null ? null : leave.by().kind());
        row.setApproverId(leave == null ? null : leave.by().id());
        row.setApprovedAt(leave == null ? null : leave.at());
        row.setMessages(leave == null ? null : leave.messages());
        sql.insertInto(APPROVALS).set(row).onDuplicateKeyUpdate().set(row).execute();
    }

    void delete(AccountId account, UUID campaign) {
        sql.deleteFrom(APPROVALS)
                .where(APPROVALS.ACCOUNT_ID.eq(account.value()), APPROVALS.CAMPAIGN_ID.eq(campaign))
                .execute();
    }

    private static Approval approval(ApprovalsRecord row) {
        Actor author = new Actor(row.getAuthorKind(), row.getAuthorId());
        return new Approval(
                author,
                row.getMessages() == null
                        ? null
                        : new Approval.Leave(
                                new Actor(row.getApproverKind(), row.getApproverId()),
                                row.getApprovedAt(),
                                row.getMessages()));
    }
}
