package dev.todoku.inbound;

import dev.todoku.kernel.AccountId;
import java.util.List;

/**
 * Something that acts on events: declared here, implemented by the modules above. Whatever it changes commits with the
 * mark that the events are done, so an event changes our data once (law 5). It must therefore do nothing that a rollback
 * does not undo; what goes out to others it writes down for a courier of its own.
 */
public interface InboundHandler {

    /** The floor of its module: lower ones act first, so that a rule finds the friend already there. */
    int floor();

    /**
     * Acts on a batch inside the account's transaction.
     *
     * @param events of one account in order of arrival, at most {@link InboundLog#BATCH_MAX}
     * @throws RuntimeException if it cannot: then each event is tried alone, and one that fails again and again is set
     *     aside with the message as its reason
     */
    void handle(AccountId account, List<InboundEvent> events);
}
