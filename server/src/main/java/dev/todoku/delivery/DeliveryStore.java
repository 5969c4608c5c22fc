package dev.todoku.delivery;

import dev.todoku.kernel.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.roaringbitmap.RoaringBitmap;

/**
 * The rows that delivery decides over. Every call acts within {@link #transaction}, which is all or nothing and is the
 * same transaction as quota's, so that an outcome and its ledger entry are written together or not at all.
 */
public interface DeliveryStore {

    <T> T transaction(AccountId account, Supplier<T> work);

    void create(AccountId account, Delivery delivery, RoaringBitmap snapshot);

    Optional<Delivery> find(AccountId account, UUID id);

    /** Reads the delivery and keeps others from changing it until the transaction ends. */
    Optional<Delivery> lock(AccountId account, UUID id);

    void save(AccountId account, Delivery delivery);

    /** The friends still to be cut start after the delivery's cursor in this set. */
    RoaringBitmap snapshot(AccountId account, UUID id);

    void replaceSnapshot(AccountId account, UUID id, RoaringBitmap snapshot);

    void saveBatches(AccountId account, List<Batch> batches);

    /** Batches with outstanding recipients, by number. */
    List<Batch> openBatches(AccountId account, UUID id);

    void addOutcomes(AccountId account, UUID id, Outcome outcome, RoaringBitmap ordinals);

    RoaringBitmap outcomes(AccountId account, UUID id, Outcome outcome);

    SendingRules sendingRules(AccountId account);

    void saveSendingRules(AccountId account, SendingRules rules);

    /** Lets what waits for the end of quiet hours be looked at now. */
    void wake(AccountId account, Instant now);

    /**
     * Recipients LINE may have counted without our knowing: outstanding ones of open batches, and unknown ones of
     * deliveries started since {@code since}.
     */
    long inFlight(AccountId account, Instant since);

    /**
     * Deliveries to be looked at, of every account: each account's longest due one first, then each account's second.
     * Opens its own transaction.
     */
    List<Due> due(Instant until, int limit);

    /** The earliest time a delivery of any account is due. Opens its own transaction. */
    Optional<Instant> nextDue();

    /** A delivery of an account. */
    record Due(AccountId account, UUID delivery) {}
}
