package dev.todoku.gateway;

import static dev.todoku.gateway.db.Tables.CLIENTS;

import dev.todoku.gateway.db.tables.records.ClientsRecord;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.Ids;
import dev.todoku.kernel.Problem;
import dev.todoku.kernel.SecretBox;
import dev.todoku.quota.Purpose;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may use the gateway. A token is shown once, when its client is made; only its hash is kept. */
@Component
class Clients {

    /** Most of one account. */
    static final int COUNT_MAX = 50;

    private static final int NAME_LENGTH_MAX = 100;
    private static final String PREFIX = "todoku_gateway_";
    private static final int TOKEN_BYTES = 32;

    private final AccountScope scope;
    private final DSLContext sql;
    private final SecretBox box;
    private final Ids ids;
    private final Audit audit;
    private final InstantSource clock;

    /** By the hash of their token: asked for with every request, and changed by this process only. */
    private final ConcurrentMap<String, Client> known = new ConcurrentHashMap<>();

    private final AtomicLong changes = new AtomicLong();

    Clients(AccountScope scope, DSLContext sql, SecretBox box, Ids ids, Audit audit, InstantSource clock) {
        this.scope = scope;
        this.sql = sql;
        this.box = box;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the owner says of a client. */
    record Wish(String name, Purpose purpose, @Nullable Long budget) {

        private void check() {
            if (name.isBlank()
                    || name.length() > NAME_LENGTH_MAX
                    || name.chars().anyMatch(c -> c < ' ')) {
                throw Problem.unprocessable(
                        "bad-name",
                        "name: got '%s' (expected: 1 to %d characters, no control characters)"
                                .formatted(name, NAME_LENGTH_MAX));
            }
            if (budget != null && budget < 0) {
                throw Problem.unprocessable(
                        "bad-budget", "budget: got %d (expected: 0 or more, or none)".formatted(budget));
            }
        }
    }

    /** A client and its token, which nobody can read again. */
    record Made(Client client, String token) {}

    /** All of an account, in the order they were made. */
    List<Client> all(AccountId account) {
        return scope.in(
                account,
                () -> sql.selectFrom(CLIENTS)
                        .where(CLIENTS.ACCOUNT_ID.eq(account.value()))
                        .orderBy(CLIENTS.CREATED_AT, CLIENTS.CLIENT_ID)
                        .fetch(Clients::client));
    }

    Made make(AccountId account, Wish wish) {
        wish.check();
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(box.randomBytes(TOKEN_BYTES));
        Client made = new Client(account, ids.next(), wish.name(), wish.purpose(), wish.budget(), clock.instant());
        scope.in(account, () -> {
            if (all(account).size() >= COUNT_MAX) {
                throw Problem.conflict(
                        "too-many-clients",
                        "clients: got one more than %d (expected: at most that)".formatted(COUNT_MAX));
            }
            sql.insertInto(CLIENTS)
                    .set(new ClientsRecord(
                            account.value(),
                            made.clientId(),
                            made.name(),
                            made.purpose().name(),
                            made.budget(),
                            hash(token),
                            made.createdAt()))
                    .execute();
            audit.record(account, "gateway.client-made", Map.of("client", made.clientId(), "name", made.name()));
        });
        return new Made(made, token);
    }

    /** Says otherwise what a client is for and how much it may send; its token stays. */
    Client change(AccountId account, UUID id, Wish wish) {
        wish.check();
        Client changed = scope.in(account, () -> {
            int rows = sql.update(CLIENTS)
                    .set(CLIENTS.NAME, wish.name())
                    .set(CLIENTS.PURPOSE, wish.purpose().name())
                    .set(CLIENTS.BUDGET, wish.budget())
                    .where(CLIENTS.ACCOUNT_ID.eq(account.value()), CLIENTS.CLIENT_ID.eq(id))
                    .execute();
            if (rows == 0) {
                throw unknown(id);
            }
            audit.record(account, "gateway.client-changed", Map.of("client", id, "name", wish.name()));
            return all(account).stream()
                    .filter(each -> each.clientId().equals(id))
                    .findFirst()
                    .orElseThrow(() -> unknown(id));
        });
        forget();
        return changed;
    }

    /** From now on its token is worth nothing. */
    void revoke(AccountId account, UUID id) {
        scope.in(account, () -> {
            int rows = sql.deleteFrom(CLIENTS)
                    .where(CLIENTS.ACCOUNT_ID.eq(account.value()), CLIENTS.CLIENT_ID.eq(id))
                    .execute();
            if (rows == 0) {
                throw unknown(id);
            }
            audit.record(account, "gateway.client-revoked", Map.of("client", id));
        });
        forget();
    }

    /** Whose token it is. */
    Optional<Client> of(String token) {
        byte[] hash = hash(token);
        String name = HexFormat.of().formatHex(hash);
        Client cached = known.get(name);
        if (cached != null) {
            return Optional.of(cached);
        }
        long before = changes.get();
        Optional<Client> found = scope.across(
                () -> sql.selectFrom(CLIENTS).where(CLIENTS.TOKEN_HASH.eq(hash)).fetchOptional(Clients::client));
        // What was read before it was changed or revoked must not be remembered.
        found.ifPresent(client -> known.compute(name, (_, present) -> changes.get() == before ? client : present));
        return found;
    }

    private void forget() {
        changes.incrementAndGet();
        known.clear();
    }

    private static Problem unknown(UUID id) {
        return Problem.notFound("unknown-client", "client: got %s (expected: one of this account)".formatted(id));
    }

    private static Client client(ClientsRecord row) {
        return new Client(
                new AccountId(row.getAccountId()),
                row.getClientId(),
                row.getName(),
                Purpose.valueOf(row.getPurpose()),
                row.getBudget(),
                row.getCreatedAt());
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
