package dev.todoku.friend;

import dev.todoku.inbound.InboundEvent;
import dev.todoku.inbound.InboundHandler;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Actor;
import dev.todoku.protocol.webhook.Event;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Meets people: follows, blocks, and whoever else does something in a chat of their own. */
@Component
final class FriendHandler implements InboundHandler {

    private static final int FLOOR = 3;

    private final FriendChanges changes;
    private final Encounters encounters;
    private final Facts facts;

    FriendHandler(FriendChanges changes, Encounters encounters, Facts facts) {
        this.changes = changes;
        this.encounters = encounters;
        this.facts = facts;
    }

    @Override
    public int floor() {
        return FLOOR;
    }

    @Override
    public void handle(AccountId account, List<InboundEvent> events) {
        changes.apply(
                account,
                Actor.SYSTEM,
                events.stream()
                        .map(FriendHandler::change)
                        .flatMap(Optional::stream)
                        .toList());
        encounters.met(account, events);
        List<Facts.Happened> wrote = events.stream()
                .map(FriendHandler::wrote)
                .flatMap(Optional::stream)
                .toList();
        if (!wrote.isEmpty()) {
            facts.happened(account, wrote);
        }
    }

    private static Optional<Facts.Happened> wrote(InboundEvent inbound) {
        return inbound.event() instanceof Event.MessageEvent message
                ? inbound.chatUser().map(user -> new Facts.Happened(user, Fact.WROTE, "", message.timestamp()))
                : Optional.empty();
    }

    private static Optional<FriendChange> change(InboundEvent inbound) {
        Event event = inbound.event();
        Effect effect = switch (event) {
            case Event.FollowEvent _ -> new Effect.Followed();
            case Event.UnfollowEvent _ -> new Effect.Unfollowed();
            default -> new Effect.Seen();
        };
        return inbound.chatUser().map(user -> new FriendChange(user, event.timestamp(), inbound.cause(), effect));
    }
}
