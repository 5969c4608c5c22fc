package dev.todoku.audience.index;

import dev.todoku.account.Accounts;
import dev.todoku.audience.Kind;
import dev.todoku.friend.Attribute;
import dev.todoku.friend.Attributes;
import dev.todoku.friend.FriendScan;
import dev.todoku.friend.FriendSignals;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountLoop;
import dev.todoku.kernel.AccountScope;
import java.time.InstantSource;
import java.time.ZoneId;
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
    private final FriendSignals signals;
    private final Attributes attributes;
    private final Accounts accounts;
    private final IndexFiles files;
    private final InstantSource clock;
    private final long room;
    private final Map<AccountId, Slot> slots = new ConcurrentHashMap<>();
    private final AtomicLong uses = new AtomicLong();
    private final AtomicLong passes = new AtomicLong();

    Indexes(
            AccountScope scope,
            FriendScan scan,
            FriendSignals signals,
            Attributes attributes,
            Accounts accounts,
            IndexFiles files,
            InstantSource clock,
            AudienceSettings settings) {
        this.scope = scope;
        this.scan = scan;
        this.signals = signals;
        this.attributes = attributes;
        this.accounts = accounts;
        this.files = files;
        this.clock = clock;
        this.room = settings.memory().toBytes();
    }

    /** Where an account's index stands, or not. Loading it and writing its file take the lock. */
    private static final class Slot {
        final ReentrantLock filing = new ReentrantLock();

        volatile @Nullable AccountIndex index;

        volatile long used;
    }

    /** The account's index, with all that was committed before. */
    AccountIndex fresh(AccountId account) {
        Slot slot = slots.computeIfAbsent(account, _ -> new Slot());
        slot.used = uses.incrementAndGet();
        AccountIndex present = slot.index;
        AccountIndex index = present == null ? load(account, slot) : present;
        catchUp(account, slot, index);
        return index;
    }

    private void catchUp(AccountId account, Slot slot, AccountIndex index) {
        index.catchUp();
        if (index.tellErased()) {
            slot.filing.lock();
            try {
                files.delete(account);
            } finally {
                slot.filing.unlock();
            }
        }
    }

    private AccountIndex load(AccountId account, Slot slot) {
        slot.filing.lock();
        try {
            AccountIndex present = slot.index;
            if (present != null) {
                return present;
            }
            AccountIndex index = fresh(account, accounts.zone(account));
            boolean read = scope.apart(account, () -> {
                boolean loaded = files.load(account, index);
                if (loaded) {
                    index.catchUpAlone();
                }
                return loaded;
            });
            AccountIndex found = read ? index : fresh(account, accounts.zone(account));
            if (!read) {
                scope.<@Nullable Object>apart(account, () -> {
                    found.rebuild();
                    return null;
                });
                files.save(account, found);
            }
            slot.index = found;
            makeRoom(slot);
            return found;
        } finally {
            slot.filing.unlock();
        }
    }

    private AccountIndex fresh(AccountId account, ZoneId zone) {
        return new AccountIndex(account, zone, clock, scan, signals, scope, () -> kinds(account));
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
            Slot other = least.get().getValue();
            if (!other.filing.tryLock()) {
                return; // whoever has it may be waiting for ours; the room is looked at again
            }
            try {
                taken -= bytes(other);
                putAway(least.get().getKey(), other);
            } finally {
                other.filing.unlock();
            }
        }
    }

    private static long bytes(Slot slot) {
        AccountIndex index = slot.index;
        return index == null ? 0 : index.bytes();
    }

    /** What is in the file then is all that was committed before an erasure that this waits for. */
    private void putAway(AccountId account, Slot slot) {
        slot.filing.lock();
        try {
            AccountIndex index = slot.index;
            slot.index = null;
            if (index != null) {
                files.save(account, index);
            }
        } finally {
            slot.filing.unlock();
        }
    }

    /** Somebody is not to be found in the file any more, nor in the index, which a later file will be made of. */
    void erased(AccountId account) {
        Slot slot = slots.computeIfAbsent(account, _ -> new Slot());
        slot.filing.lock();
        try {
            AccountIndex index = slot.index;
            if (index != null) {
                catchUp(account, slot, index);
            }
            files.delete(account);
        } finally {
            slot.filing.unlock();
        }
    }

    /** Puts the account's index away, so that the next question loads it. */
    void unload(AccountId account) {
        Slot slot = slots.get(account);
        if (slot != null) {
            putAway(account, slot);
        }
    }

    boolean isLoaded(AccountId account) {
        Slot slot = slots.get(account);
        return slot != null && slot.index != null;
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
            catchUp(account, slot, index);
            if (index.worthSaving()) {
                save(account, slot, index);
            }
            if (passes.incrementAndGet() % PASSES_PER_LOOK == 0) {
                makeRoom(slot);
            }
        }
        return AccountLoop.Next.at(Optional.empty());
    }

    private void save(AccountId account, Slot slot, AccountIndex index) {
        slot.filing.lock();
        try {
            if (slot.index == index) {
                files.save(account, index);
            }
        } finally {
            slot.filing.unlock();
        }
    }

    @Override
    public void destroy() {
        slots.forEach(this::putAway);
    }
}
