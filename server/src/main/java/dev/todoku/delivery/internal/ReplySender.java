package dev.todoku.delivery.internal;

import dev.todoku.delivery.internal.ReplyQueue.Claimed;
import dev.todoku.kernel.AccountId;
import dev.todoku.line.SendOutcome;
import java.util.Optional;

/** Sends one answer on its reply token, once, and waits for what LINE says. */
interface ReplySender {

    /**
     * Waits until an answer of the account may leave: for a token, and for its turn.
     *
     * @return why none can now, if so
     */
    Optional<SendOutcome> obstacle(AccountId account);

    SendOutcome send(Claimed answer);
}
