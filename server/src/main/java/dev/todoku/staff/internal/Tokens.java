package dev.todoku.staff.internal;

import static dev.todoku.staff.db.Tables.TOKENS;

import dev.todoku.account.Accounts;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Actor;
import dev.todoku.kernel.Ids;
import dev.todoku.kernel.Installation;
import dev.todoku.kernel.PrivateFile;
import dev.todoku.kernel.Problem;
import dev.todoku.kernel.SecretBox;
import dev.todoku.staff.db.tables.records.TokensRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * API tokens, of which only hashes are kept. The first one is made at the first start, into a file that only the
 * installation's user can read, before the server answers anyone; its path is logged, the token never.
 */
@Component
class Tokens implements InitializingBean {

    /** Every permission, also those that a later version brings. */
    static final String EVERYTHING = "everything";

    /** Far more than programs there are. */
    static final int COUNT_MAX = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);
    private static final String PREFIX = "todoku_";

    private final AccountScope scope;
    private final DSLContext sql;
    private final Ids ids;
    private final SecretBox box;
    private final InstantSource clock;
    private final Accounts accounts;
    private final AuditStore audit;
    private final Path firstToken;

    /** What was found by a token's hash: tokens are asked for with every request, and changed by this process only. */
    private final ConcurrentMap<String, Token> known = new ConcurrentHashMap<>();

    private final AtomicLong changes = new AtomicLong();

    Tokens(
            AccountScope scope,
            DSLContext sql,
            Ids ids,
            SecretBox box,
            InstantSource clock,
            Accounts accounts,
            AuditStore audit,
            Installation installation) {
        this.scope = scope;
        this.sql = sql;
        this.ids = ids;
        this.box = box;
        this.clock = clock;
        this.accounts = accounts;
        this.audit = audit;
        this.firstToken = installation.home().resolve("first-token");
    }

    /**
     * A token without its secret.
     *
     * @param scopes permissions by their wire names, or {@link #EVERYTHING}
     * @param account the only one it is for; null: every one, and the installation
     */
    record Token(
            UUID tokenId,
            String name,
            List<String> scopes,
            @Nullable Long account,
            Instant createdAt,
            @Nullable Instant endsAt) {

        private Caller caller() {
            Set<Permission> may = EnumSet.noneOf(Permission.class);
            for (String word : scopes) {
                if (word.equals(EVERYTHING)) {
                    may.addAll(EnumSet.allOf(Permission.class));
                } else {
                    may.add(Permission.of(word));
                }
            }
            Rights rights = new Rights(Map.of(account == null ? Rights.EVERYWHERE : account, may));
            return new Caller(new Actor("token", tokenId.toString()), rights, null);
        }
    }

    /** A token and its secret, which nobody can read again. */
    record Made(Token token, String secret) {}

    @Override
    public void afterPropertiesSet() {
        if (!sql.fetchExists(TOKENS)) {
            // The file first: a crash between the two leaves a token that the next start takes over.
            String secret = PrivateFile.readOrCreate(firstToken, this::fresh);
            add(
                    new Token(ids.next(), "first", List.of(EVERYTHING), null, clock.instant(), null),
                    secret,
                    "system:todoku");
            LOG.info("The first API token is in {}", firstToken);
        }
    }

    /** Whose token it is, unless it has ended. */
    Optional<Caller> caller(String secret) {
        byte[] hash = Hashes.of(secret);
        String name = HexFormat.of().formatHex(hash);
        Token token = known.get(name);
        if (token == null) {
            long before = changes.get();
            token = sql.selectFrom(TOKENS)
                    .where(TOKENS.HASH.eq(hash))
                    .fetchOptional(Tokens::token)
                    .orElse(null);
            if (token == null) {
                return Optional.empty();
            }
            Token found = token;
            // What was read before it was revoked must not be remembered.
            known.compute(name, (_, present) -> changes.get() == before ? found : present);
        }
        Instant end = token.endsAt();
        return end == null || clock.instant().isBefore(end) ? Optional.of(token.caller()) : Optional.empty();
    }

    List<Token> all() {
        return sql.selectFrom(TOKENS)
                .orderBy(TOKENS.CREATED_AT, TOKENS.TOKEN_ID)
                .fetch(Tokens::token);
    }

    Made make(Actor by, String name, Set<String> scopes, @Nullable Long account, @Nullable Instant endsAt) {
        check(name, scopes, account, endsAt);
        String secret = fresh();
        Token made = new Token(
                ids.next(), name.strip(), scopes.stream().sorted().toList(), account, clock.instant(), endsAt);
        scope.across(() -> {
            if (sql.fetchCount(TOKENS) >= COUNT_MAX) {
                throw Problem.conflict(
                        "too-many-tokens",
                        "tokens: got one more than %d (expected: at most that)".formatted(COUNT_MAX));
            }
            add(made, secret, by.kind() + ":" + by.id());
            audit.recordEverywhere(
                    "token.made", Map.of("token", made.tokenId(), "name", made.name(), "scopes", made.scopes()));
        });
        return new Made(made, secret);
    }

    /** From now on it is worth nothing. */
    void revoke(UUID id) {
        scope.across(() -> {
            if (sql.deleteFrom(TOKENS).where(TOKENS.TOKEN_ID.eq(id)).execute() == 0) {
                throw Problem.notFound(
                        "unknown-token", "token: got %s (expected: one of this installation)".formatted(id));
            }
            audit.recordEverywhere("token.revoked", Map.of("token", id));
        });
        changes.incrementAndGet();
        known.clear();
    }

    /** The token of the first start: whoever can read its file set the server up. */
    boolean setsUp(String secret) {
        return caller(secret)
                .filter(caller -> caller.rights().everywhere(Permission.STAFF))
                .isPresent();
    }

    private void check(String name, Set<String> scopes, @Nullable Long account, @Nullable Instant endsAt) {
        if (name.isBlank() || name.length() > 100 || name.chars().anyMatch(c -> c < ' ')) {
            throw Problem.unprocessable(
                    "bad-name",
                    "name: got %d characters (expected: 1 to 100, no control characters)".formatted(name.length()));
        }
        if (scopes.isEmpty()) {
            throw Problem.unprocessable("no-scope", "scopes: got none (expected: at least one)");
        }
        scopes.stream().filter(word -> !word.equals(EVERYTHING)).forEach(Permission::of);
        if (account != null && (account < 1 || !accounts.exists(new AccountId(account)))) {
            throw CurrentAccess.unknown(account.toString());
        }
        if (endsAt != null && !clock.instant().isBefore(endsAt)) {
            throw Problem.unprocessable(
                    "bad-end", "endsAt: got %s (expected: a later instant than now)".formatted(endsAt));
        }
    }

    private void add(Token token, String secret, String by) {
        sql.insertInto(TOKENS)
                .set(TOKENS.TOKEN_ID, token.tokenId())
                .set(TOKENS.NAME, token.name())
                .set(TOKENS.HASH, Hashes.of(secret))
                .set(TOKENS.CREATED_AT, token.createdAt())
                .set(TOKENS.SCOPES, token.scopes().toArray(String[]::new))
                .set(TOKENS.ONLY_ACCOUNT, token.account())
                .set(TOKENS.MADE_BY, by)
                .set(TOKENS.ENDS_AT, token.endsAt())
                .onConflictDoNothing()
                .execute();
    }

    private String fresh() {
        return PREFIX + Hashes.fresh(box);
    }

    private static Token token(TokensRecord row) {
        return new Token(
                row.getTokenId(),
                row.getName(),
                Arrays.asList(row.getScopes()),
                row.getOnlyAccount(),
                row.getCreatedAt(),
                row.getEndsAt());
    }
}
