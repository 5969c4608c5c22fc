package dev.todoku.account;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Cursor;
import dev.todoku.kernel.Page;
import dev.todoku.kernel.Problem;
import dev.todoku.kernel.SecretBox;
import dev.todoku.metering.Contract;
import dev.todoku.protocol.UserId;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The facts of each account, from memory: they change when the owner changes them, and are asked for with every webhook
 * and every batch. May be called inside any transaction.
 */
@Component
public final class Accounts {

    private final AccountStore store;
    private final AccountScope scope;
    private final SecretBox box;
    private final InstantSource clock;
    private final ConcurrentMap<AccountId, Known> known = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    Accounts(AccountStore store, AccountScope scope, SecretBox box, InstantSource clock) {
        this.store = store;
        this.scope = scope;
        this.box = box;
        this.clock = clock;
    }

    /** All accounts of the installation, by rising id. */
    public List<AccountId> ids() {
        return store.ids();
    }

    /** Accounts by rising id. */
    public Page<Account> page(@Nullable String cursor, int limit) {
        List<AccountId> found = store.ids(Cursor.number(cursor, 0), limit + 1);
        Page<AccountId> page = Page.of(found, limit, last -> Cursor.of(last.value()));
        return new Page<>(page.items().stream().map(this::get).toList(), page.next());
    }

    public boolean exists(AccountId account) {
        return find(account).isPresent();
    }

    public Optional<Account> find(AccountId account) {
        return load(account).map(Known::account);
    }

    /**
     * One account.
     *
     * @throws Problem 404 if there is none of that id
     */
    public Account get(AccountId account) {
        return known(account).account();
    }

    /** The contract in force in a month of the account's zone. */
    public Contract contract(AccountId account, YearMonth month) {
        return get(account).contract(month);
    }

    /** Where the account's billing months begin and end: its plan's zone. */
    public ZoneId zone(AccountId account) {
        Account found = get(account);
        // All plans of an account are of one country; the first names its zone before the month is known.
        return found.contracts().firstEntry().getValue().plan().zone();
    }

    /** The month it is now for the account. */
    public YearMonth month(AccountId account) {
        return YearMonth.from(clock.instant().atZone(zone(account)));
    }

    /** What LINE signs this account's webhooks with. */
    public String channelSecret(AccountId account) {
        return known(account).secrets().channelSecret();
    }

    /** The {@code destination} of this account's webhooks. */
    public UserId botUserId(AccountId account) {
        return get(account).botUserId();
    }

    /** What retry keys are derived from: 32 bytes that never leave the installation and never change. */
    public byte[] keySecret(AccountId account) {
        return known(account).secrets().keySecret();
    }

    OpenSecrets secrets(AccountId account) {
        return known(account).secrets();
    }

    /** The account's row has changed and is committed. */
    void forget(AccountId account) {
        changes.incrementAndGet();
        known.remove(account);
    }

    private Known known(AccountId account) {
        return load(account)
                .orElseThrow(() -> Problem.notFound(
                        "unknown-account",
                        "account: got %s (expected: an account of this installation)".formatted(account)));
    }

    private Optional<Known> load(AccountId account) {
        Known cached = known.get(account);
        if (cached != null) {
            return Optional.of(cached);
        }
        long before = changes.get();
        Optional<Known> loaded = scope.apart(account, () -> store.find(account))
                .map(stored -> new Known(stored.account(), stored.secrets().open(box, account)));
        // What was read before a change that has been forgotten since must not be remembered in its place.
        loaded.ifPresent(fresh -> known.compute(account, (_, present) -> changes.get() == before ? fresh : present));
        return loaded;
    }

    private record Known(Account account, OpenSecrets secrets) {}
}
