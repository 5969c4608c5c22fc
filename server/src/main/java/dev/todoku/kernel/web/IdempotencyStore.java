package dev.todoku.kernel.web;

import static dev.todoku.kernel.db.Tables.IDEMPOTENCY_KEYS;

import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Problem;
import dev.todoku.kernel.db.tables.records.IdempotencyKeysRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Remembers keys and their answers. Works across accounts by name, since a key may belong to none; each statement names
 * the account it is for.
 */
@Component
class IdempotencyStore {

    private static final Duration KEPT = Duration.ofHours(24);

    private final AccountScope scope;
    private final DSLContext sql;
    private final InstantSource clock;

    IdempotencyStore(AccountScope scope, DSLContext sql, InstantSource clock) {
        this.scope = scope;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Takes the key, committed before the request runs.
     *
     * @return the first answer if there is one; null if the caller is the first and must answer
     * @throws Problem 409 while the first is under way, 422 if it had another body
     */
    @Nullable StoredAnswer claim(long account, String key, String path, byte[] hash) {
        return scope.<@Nullable StoredAnswer>across(() -> {
            Instant now = clock.instant();
            sql.deleteFrom(IDEMPOTENCY_KEYS)
                    .where(IDEMPOTENCY_KEYS
                            .ACCOUNT_ID
                            .eq(account)
                            .and(IDEMPOTENCY_KEYS.RECEIVED_AT.lt(now.minus(KEPT))))
                    .execute();
            int claimed = sql.insertInto(IDEMPOTENCY_KEYS)
                    .set(IDEMPOTENCY_KEYS.ACCOUNT_ID, account)
                    .set(IDEMPOTENCY_KEYS.KEY, key)
                    .set(IDEMPOTENCY_KEYS.PATH, path)
                    .set(IDEMPOTENCY_KEYS.REQUEST_HASH, hash)
                    .set(IDEMPOTENCY_KEYS.RECEIVED_AT, now)
                    .onConflictDoNothing()
                    .execute();
            return claimed == 1 ? null : known(account, key, hash);
        });
    }

    void keep(long account, String key, StoredAnswer answer) {
        scope.across(() -> {
            sql.update(IDEMPOTENCY_KEYS)
                    .set(IDEMPOTENCY_KEYS.STATUS, answer.status())
                    .set(IDEMPOTENCY_KEYS.CONTENT_TYPE, answer.contentType())
                    .set(IDEMPOTENCY_KEYS.LOCATION, answer.location())
                    .set(IDEMPOTENCY_KEYS.BODY, answer.body())
                    .where(is(account, key))
                    .execute();
        });
    }

    /** The request had no answer worth repeating: the key may be used again. */
    void free(long account, String key) {
        scope.across(() -> {
            sql.deleteFrom(IDEMPOTENCY_KEYS).where(is(account, key)).execute();
        });
    }

    private StoredAnswer known(long account, String key, byte[] hash) {
        IdempotencyKeysRecord row = sql.fetchOne(IDEMPOTENCY_KEYS, is(account, key));
        if (row == null || (row.getStatus() == null && Arrays.equals(row.getRequestHash(), hash))) {
            throw Problem.conflict(
                    "request-under-way",
                    "Idempotency-Key: got '%s', whose first request has no answer yet (expected: a later repeat)"
                            .formatted(key));
        }
        if (!Arrays.equals(row.getRequestHash(), hash)) {
            throw Problem.unprocessable(
                    "idempotency-key-reused",
                    "Idempotency-Key: got '%s' with another path or body (expected: a fresh key)".formatted(key));
        }
        return new StoredAnswer(row.getStatus(), row.getContentType(), row.getLocation(), row.getBody());
    }

    private static Condition is(long account, String key) {
        return IDEMPOTENCY_KEYS.ACCOUNT_ID.eq(account).and(IDEMPOTENCY_KEYS.KEY.eq(key));
    }
}
