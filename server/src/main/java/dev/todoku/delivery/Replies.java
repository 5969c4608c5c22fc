package dev.todoku.delivery;

import dev.todoku.kernel.AccountId;
import java.util.List;

/** Takes answers on reply tokens: free of charge, sent at most once, never turned into a counted message (law 5). */
public interface Replies {

    /** Queues the answers within the caller's transaction; an event that was answered before is passed over. */
    void queue(AccountId account, List<ReplyOrder> orders);
}
