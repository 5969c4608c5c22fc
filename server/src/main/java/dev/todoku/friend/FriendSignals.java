package dev.todoku.friend;

import dev.todoku.kernel.AccountId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * How often the friends of each account have changed since the server started. Whoever knew the number before they read the
 * feed need not ask the database again until it is another: one server at a time works on a database, every entry of the feed
 * is told of ({@link FeedWriter}), and a change is numbered before its writer goes on.
 */
@Component
public final class FriendSignals {

    private final Map<AccountId, Long> numbers = new ConcurrentHashMap<>();

    FriendSignals() {}

    public long number(AccountId account) {
        return numbers.getOrDefault(account, 0L);
    }

    /** Before anybody else hears of it; after a rollback as well, because of a lost commit nobody knows how it ended. */
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMPLETION)
    void changed(FriendsChanged event) {
        numbers.merge(event.account(), 1L, Long::sum);
    }
}
