package dev.todoku.friend;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The names by which an account's rules speak of its friends: attributes by key, tags by name, as they are now.
 */
public final class Vocabulary {

    /** Longest list of names that an error shows. */
    private static final int NAMES_SHOWN_MAX = 20;

    private final Map<String, Attribute> attributes;
    private final Map<String, Tag> tags;

    private Vocabulary(List<Attribute> attributes, List<Tag> tags) {
        this.attributes = attributes.stream().collect(Collectors.toMap(Attribute::key, Function.identity()));
        this.tags = tags.stream().collect(Collectors.toMap(Tag::name, Function.identity()));
    }

    /**
     * The attribute called so.
     *
     * @param path where the name stands, for the error
     * @throws Problem 422 if there is none
     */
    public Attribute attribute(String key, String path) {
        Attribute attribute = attributes.get(key);
        if (attribute == null) {
            throw unknown("unknown-attribute", path, key, attributes);
        }
        return attribute;
    }

    /** The attribute called so, if there is one. */
    public Optional<Attribute> find(String key) {
        return Optional.ofNullable(attributes.get(key));
    }

    /**
     * The tag called so.
     *
     * @param path where the name stands, for the error
     * @throws Problem 422 if there is none
     */
    public Tag tag(String name, String path) {
        Tag tag = tags.get(name);
        if (tag == null) {
            throw unknown("unknown-tag", path, name, tags);
        }
        return tag;
    }

    private static Problem unknown(String code, String path, String got, Map<String, ?> known) {
        String names = known.keySet().stream().sorted().limit(NAMES_SHOWN_MAX).collect(Collectors.joining(", "));
        String expected = known.isEmpty() ? "one that exists; there is none yet" : "one of " + names;
        return Problem.unprocessable(code, "%s: got '%s' (expected: %s)".formatted(path, got, expected));
    }

    /**
     * Vocabularies, from memory: every question about an audience needs one, and they change when the owner changes them.
     * Inside a transaction the rows are read, which that transaction may have changed.
     */
    @Component
    public static final class Vocabularies {

        private final Attributes attributes;
        private final Tags tags;
        private final Counters counters;
        private final ConcurrentMap<AccountId, Vocabulary> known = new ConcurrentHashMap<>();
        private final AtomicLong changes = new AtomicLong();

        Vocabularies(Attributes attributes, Tags tags, Counters counters) {
            this.attributes = attributes;
            this.tags = tags;
            this.counters = counters;
        }

        /** Until the caller's transaction of the account ends none of it is deleted: before something is kept that names it. */
        public void keep(AccountId account) {
            counters.share(account);
        }

        public Vocabulary of(AccountId account) {
            if (TransactionSynchronizationManager.isActualTransactionActive()) {
                return read(account);
            }
            Vocabulary cached = known.get(account);
            if (cached != null) {
                return cached;
            }
            long before = changes.get();
            Vocabulary fresh = read(account);
            // What was read before a change that has been committed since must not be remembered in its place.
            known.compute(account, (_, present) -> changes.get() == before ? fresh : present);
            return fresh;
        }

        private Vocabulary read(AccountId account) {
            return new Vocabulary(attributes.all(account), tags.all(account));
        }

        @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
        void changed(VocabularyChanged event) {
            changes.incrementAndGet();
            known.remove(event.account());
        }
    }
}
