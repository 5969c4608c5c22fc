package dev.todoku.friend;

import static dev.todoku.friend.db.Tables.RETURN_RULES;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.Problem;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What friends who blocked an account and come back still have. Notes, history and ordinal they always keep. */
@Component
public final class ReturnRules {

    private static final int DAYS_MAX = 3_660;

    private final AccountScope scope;
    private final DSLContext sql;
    private final Audit audit;

    ReturnRules(AccountScope scope, DSLContext sql, Audit audit) {
        this.scope = scope;
        this.sql = sql;
        this.audit = audit;
    }

    /**
     * What is kept.
     *
     * @param afterDays who was away for fewer days keeps everything
     * @param attributes whether values are kept; else the defaults come back
     * @param tags whether tags are kept
     * @param optOut whether a wish for no more campaigns is kept
     */
    public record Kept(int afterDays, boolean attributes, boolean tags, boolean optOut) {

        static final Kept ALL = new Kept(0, true, true, true);
    }

    public Kept of(AccountId account) {
        return scope.in(
                account,
                () -> sql.selectFrom(RETURN_RULES)
                        .where(RETURN_RULES.ACCOUNT_ID.eq(account.value()))
                        .fetchOptional(row ->
                                new Kept(row.getAfterDays(), row.getAttributes(), row.getTags(), row.getOptOut()))
                        .orElse(Kept.ALL));
    }

    /** Of those who come back from now on. */
    public Kept put(AccountId account, Kept wish) {
        if (wish.afterDays() < 0 || wish.afterDays() > DAYS_MAX) {
            throw Problem.unprocessable(
                    "bad-days", "afterDays: got %d (expected: 0 to %d)".formatted(wish.afterDays(), DAYS_MAX));
        }
        scope.in(account, () -> {
            sql.insertInto(RETURN_RULES)
                    .set(RETURN_RULES.ACCOUNT_ID, account.value())
                    .set(RETURN_RULES.AFTER_DAYS, wish.afterDays())
                    .set(RETURN_RULES.ATTRIBUTES, wish.attributes())
                    .set(RETURN_RULES.TAGS, wish.tags())
                    .set(RETURN_RULES.OPT_OUT, wish.optOut())
                    .onConflict(RETURN_RULES.ACCOUNT_ID)
                    .doUpdate()
                    .set(RETURN_RULES.AFTER_DAYS, wish.afterDays())
                    .set(RETURN_RULES.ATTRIBUTES, wish.attributes())
                    .set(RETURN_RULES.TAGS, wish.tags())
                    .set(RETURN_RULES.OPT_OUT, wish.optOut())
                    .execute();
            audit.record(
                    account,
                    "friends.return-rules-set",
                    Map.of(
                            "afterDays", wish.afterDays(),
                            "attributes", wish.attributes(),
                            "tags", wish.tags(),
                            "optOut", wish.optOut()));
        });
        return wish;
    }
}
