package dev.todoku.reply;

import dev.todoku.action.Action;
import dev.todoku.action.Actions;
import dev.todoku.action.Occurrence;
import dev.todoku.action.Occurrence.ReplyTo;
import dev.todoku.friend.Fact;
import dev.todoku.friend.Facts;
import dev.todoku.inbound.InboundEvent;
import dev.todoku.inbound.InboundHandler;
import dev.todoku.kernel.AccountId;
import dev.todoku.protocol.webhook.Event;
import dev.todoku.protocol.webhook.EventMode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Holds each event against the account's rules. All that match act, in their order; the first that replies is the one that
 * answers.
 */
@Component
final class RuleHandler implements InboundHandler {

    private static final int FLOOR = 7;

    private final Rules rules;
    private final Actions actions;
    private final Facts facts;

    RuleHandler(Rules rules, Actions actions, Facts facts) {
        this.rules = rules;
        this.actions = actions;
        this.facts = facts;
    }

    @Override
    public int floor() {
        return FLOOR;
    }

    @Override
    public void handle(AccountId account, List<InboundEvent> events) {
        List<Rule> all = rules.all(account);
        if (all.isEmpty()) {
            return;
        }
        List<Occurrence> occurrences = new ArrayList<>();
        List<Facts.Happened> given = new ArrayList<>();
        for (InboundEvent inbound : events) {
            inbound.chatUser().ifPresent(user -> match(all, inbound, user, occurrences, given));
        }
        actions.perform(account, occurrences);
        facts.happened(account, given);
    }

    private static void match(
            List<Rule> all, InboundEvent inbound, UUID user, List<Occurrence> occurrences, List<Facts.Happened> given) {
        Event event = inbound.event();
        ReplyTo replyTo = replyTo(inbound);
        boolean answered = false;
        for (Rule rule : all) {
            if (rule.when().matches(event)) {
                occurrences.add(new Occurrence(
                        user,
                        event.timestamp(),
                        rule.cause() + " " + inbound.cause(),
                        answered ? null : replyTo,
                        rule.then()));
                if (!(event instanceof Event.FollowEvent)) {
                    given.add(new Facts.Happened(user, Fact.ANSWERED, rule.name(), event.timestamp()));
                }
                answered |= rule.then().stream().anyMatch(Action.Reply.class::isInstance);
            }
        }
    }

    /** No answer where another channel holds the chat. */
    private static @Nullable ReplyTo replyTo(InboundEvent inbound) {
        Event event = inbound.event();
        String token = event.replyToken();
        if (token == null || event.mode() == EventMode.STANDBY) {
            return null;
        }
        return new ReplyTo(
                event.webhookEventId(), token, event.isRedelivery() ? inbound.receivedAt() : event.timestamp());
    }
}
