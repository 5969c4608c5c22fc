package dev.todoku.audience.index;

import dev.todoku.account.Accounts;
import dev.todoku.audience.Kind;
import dev.todoku.friend.Attribute;
import dev.todoku.friend.Attributes;
import dev.todoku.friend.FriendScan;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountLoop;
import dev.todoku.kernel.AccountScope;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The indexes in memory: made when somebody asks for an account, kept up with its changes, put away when room is short and
 * others were asked for since.
 */
@Component
final class Indexes implements AccountLoop.Work, DisposableBean {

    /** The room is looked at when an index comes in, and every so many passes over the changes. */
    private static final int PASSES_PER_LOOK = 1_000;

    private final AccountScope scope;
    private final FriendScan scan;
    private final Attributes attributes;
    private final Accounts accounts;
    private final IndexFiles files;
    private final long room;
    private final Map<AccountId, Slot> slots = new ConcurrentHashMap<>();
    private final AtomicLong uses = new AtomicLong();
    private final AtomicLong passes = new AtomicLong();

    Indexes(
            AccountScope scope,
            FriendScan scan,
            Attributes attributes,
            Accounts accounts,
            IndexFiles files,
            AudienceSettings settings) {
        this.scope = scope;
        this.scan = scan;
        this.attributes = attributes;
        this.accounts = accounts;
        this.files = files;
        this.room = settings.memory().toBytes();
    }

    /** Where an account's index stands, or not; loading takes the lock, so that it is done once. */
    private static final class Slot {
        final ReentrantLock loading = new ReentrantLock();

        volatile @Nullable AccountIndex index;

        volatile long used;
    }

    /** The account's index, with all that was committed before. */
    AccountIndex fresh(AccountId account) {
        Slot slot = slots.computeIfAbsent(account, _ -> new Slot());
        slot.used = uses.incrementAndGet();
        AccountIndex present = slot.index;
        AccountIndex index = present == null ? load(account, slot) : present;
        scope.<@Nullable Object>apart(account, () -> {
            index.catchUp();
            return null;
        });
        return index;
    }

    private AccountIndex load(AccountId account, Slot slot) {
        slot.loading.lock();
        try {
            AccountIndex present = slot.index;
            if (present != null) {
                return present;
            }
            AccountIndex index = new AccountIndex(account, accounts.zone(account), scan, () -> kinds(account));
            boolean read = scope.apart(account, () -> files.load(account, index));
            if (!read) {
                scope.<@Nullable Object>apart(account, () -> {
                    index.rebuild();
                    return null;
                });
                files.save(account, index);
            }
            slot.index = index;
            makeRoom(slot);
            return index;
        } finally {
            slot.loading.unlock();
        }
    }

    private Map<Integer, Kind> kinds(AccountId account) {
        return attributes.all(account).stream()
                .collect(Collectors.toMap(Attribute::attributeId, each -> Kind.of(each.type())));
    }

    private void makeRoom(Slot needed) {
        long taken = slots.values().stream().mapToLong(Indexes::bytes).sum();
        while (taken > room) {
            Optional<Map.Entry<AccountId, Slot>> least = slots.entrySet().stream()
                    .filter(each -> each.getValue() != needed && each.getValue().index != null)
                    .min(Comparator.comparingLong(each -> each.getValue().used));
            if (least.isEmpty()) {
                return;
            }
            taken -= bytes(least.get().getValue());
            putAway(least.get().getKey(), least.get().getValue());
        }
    }

    private static long bytes(Slot slot) {
        AccountIndex index = slot.index;
        return index == null ? 0 : index.bytes();
    }

    private void putAway(AccountId account, Slot slot) {
        AccountIndex index = slot.index;
        slot.index = null;
        if (index != null) {
            files.save(account, index);
        }
    }

    /** Forgets what a file says; the index in memory learns of it from the feed. */
    void erased(AccountId account) {
        files.delete(account);
    }

    /** Puts the account's index away, so that the next question loads it. */
    void unload(AccountId account) {
        Slot slot = slots.get(account);
        if (slot != null) {
            putAway(account, slot);
        }
    }

    /** Bytes of all indexes in memory. */
    long bytes() {
        return slots.values().stream().mapToLong(Indexes::bytes).sum();
    }

    @Override
    public Set<AccountId> unfinished() {
        return Set.of();
    }

    /** An account's friends changed: keeps what is in memory close behind, so that questions need not wait for it. */
    @Override
    public AccountLoop.Next pass(AccountId account) {
        Slot slot = slots.get(account);
        AccountIndex index = slot == null ? null : slot.index;
        if (slot != null && index != null) {
            scope.<@Nullable Object>apart(account, () -> {
                index.catchUp();
                return null;
            });
            if (passes.incrementAndGet() % PASSES_PER_LOOK == 0) {
                makeRoom(slot);
            }
        }
        return AccountLoop.Next.at(Optional.empty());
    }

    @Override
    public void destroy() {
        slots.forEach(this::putAway);
    }
}
