package dev.todoku.reply;

import dev.todoku.account.Accounts;
import dev.todoku.action.Action;
import dev.todoku.action.Actions;
import dev.todoku.action.Occurrence;
import dev.todoku.action.Occurrence.ReplyTo;
import dev.todoku.friend.Attribute;
import dev.todoku.friend.Fact;
import dev.todoku.friend.Facts;
import dev.todoku.friend.Friends;
import dev.todoku.friend.Told;
import dev.todoku.friend.Vocabulary;
import dev.todoku.friend.Vocabulary.Vocabularies;
import dev.todoku.inbound.InboundEvent;
import dev.todoku.inbound.InboundHandler;
import dev.todoku.kernel.AccountId;
import dev.todoku.protocol.webhook.Event;
import dev.todoku.protocol.webhook.EventMode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Holds each event against the account's rules and dialogues. All rules that match act, in their order; a dialogue answers
 * before any rule, else the first rule that replies.
 */
@Component
final class RuleHandler implements InboundHandler {

    private static final int FLOOR = 7;

    private final Rules rules;
    private final Dialogues dialogues;
    private final Talks talks;
    private final Actions actions;
    private final Vocabularies vocabularies;
    private final Friends friends;
    private final Accounts accounts;
    private final Facts facts;

    RuleHandler(
            Rules rules,
            Dialogues dialogues,
            Talks talks,
            Actions actions,
            Vocabularies vocabularies,
            Friends friends,
            Accounts accounts,
            Facts facts) {
        this.rules = rules;
        this.dialogues = dialogues;
        this.talks = talks;
        this.actions = actions;
        this.vocabularies = vocabularies;
        this.friends = friends;
        this.accounts = accounts;
        this.facts = facts;
    }

    @Override
    public int floor() {
        return FLOOR;
    }

    @Override
    public void handle(AccountId account, List<InboundEvent> events) {
        List<Rule> all = rules.all(account);
        List<Dialogue> questions = dialogues.all(account);
        if (all.isEmpty() && questions.isEmpty()) {
            return;
        }
        Vocabulary vocabulary = vocabularies.of(account);
        Conversation conversation = conversation(account, questions, vocabulary, events);
        Batch batch = new Batch(
                all, questions, vocabulary, accounts.zone(account), conversation, new ArrayList<>(), new ArrayList<>());
        for (InboundEvent inbound : events) {
            inbound.chatUser().ifPresent(user -> batch.take(inbound, user));
        }
        actions.perform(account, batch.occurrences());
        facts.happened(account, batch.given());
        talks.save(account, conversation.changed());
    }

    private Conversation conversation(
            AccountId account, List<Dialogue> questions, Vocabulary vocabulary, List<InboundEvent> events) {
        if (questions.isEmpty()) {
            return new Conversation(questions, vocabulary, accounts.zone(account), Map.of(), Map.of());
        }
        Set<UUID> users = events.stream()
                .map(InboundEvent::chatUser)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        Map<UUID, Told> told = friends.told(account, users);
        List<Integer> ordinals = told.values().stream().map(Told::ordinal).toList();
        return new Conversation(questions, vocabulary, accounts.zone(account), told, talks.of(account, ordinals));
    }

    /** What the events of one batch cause. */
    private record Batch(
            List<Rule> rules,
            List<Dialogue> dialogues,
            Vocabulary vocabulary,
            ZoneId zone,
            Conversation conversation,
            List<Occurrence> occurrences,
            List<Facts.Happened> given) {

        void take(InboundEvent inbound, UUID user) {
            Event event = inbound.event();
            List<Occurrence> caused = new ArrayList<>();
            for (Rule rule : rules) {
                actions(rule, event).ifPresent(then -> {
                    caused.add(occurrence(inbound, user, rule.cause(), then));
                    gave(user, event, rule.name());
                });
            }
            caused.forEach(each -> learn(user, each.actions()));
            ReplyTo replyTo = replyTo(inbound);
            if (replyTo != null && !dialogues.isEmpty()) {
                List<Dialogue> started =
                        dialogues.stream().filter(each -> starts(each, event)).toList();
                boolean others = caused.stream().anyMatch(each -> replies(each.actions()) || optsOut(each.actions()));
                conversation.take(user, event, others, started).ifPresent(turn -> {
                    caused.addFirst(occurrence(inbound, user, turn.dialogue().cause(), turn.actions()));
                    if (turn.actions().stream().anyMatch(Action.SetAttribute.class::isInstance)) {
                        gave(user, event, turn.dialogue().name());
                    }
                });
            }
            answerOnce(caused, replyTo);
        }

        /** The first that replies is the one that answers. */
        private void answerOnce(List<Occurrence> caused, @Nullable ReplyTo replyTo) {
            boolean answered = false;
            for (Occurrence each : caused) {
                boolean answers = !answered && replies(each.actions());
                occurrences.add(answers && replyTo != null ? each.answeredBy(replyTo) : each);
                answered |= answers;
            }
        }

        /** Who follows has not answered anything. */
        private void gave(UUID user, Event event, String name) {
            if (!(event instanceof Event.FollowEvent)) {
                given.add(new Facts.Happened(user, Fact.ANSWERED, name, event.timestamp()));
            }
        }

        private boolean starts(Dialogue dialogue, Event event) {
            return dialogue.when() instanceof Trigger.Told(String key)
                    ? Answers.in(event, vocabulary.attribute(key, "attribute"), zone)
                            .isPresent()
                    : dialogue.when().matches(event);
        }

        private Optional<List<Action>> actions(Rule rule, Event event) {
            if (!rule.when().matches(event)) {
                return Optional.empty();
            }
            if (!(rule.when() instanceof Trigger.Told(String key))) {
                return Optional.of(rule.then());
            }
            Attribute attribute = vocabulary.attribute(key, "attribute");
            return Answers.in(event, attribute, zone)
                    .map(value -> Stream.concat(
                                    Stream.of(new Action.SetAttribute(attribute.key(), value)), rule.then().stream())
                            .toList());
        }

        private void learn(UUID user, List<Action> actions) {
            for (Action action : actions) {
                if (action instanceof Action.SetAttribute(String key, var _)) {
                    conversation.learnt(user, vocabulary.attribute(key, "attribute"));
                }
            }
        }

        private static boolean replies(List<Action> actions) {
            return actions.stream().anyMatch(Action.Reply.class::isInstance);
        }

        private static boolean optsOut(List<Action> actions) {
            return actions.stream().anyMatch(Action.OptOut.class::isInstance);
        }

        private static Occurrence occurrence(InboundEvent inbound, UUID user, String cause, List<Action> actions) {
            return new Occurrence(user, inbound.event().timestamp(), cause + " " + inbound.cause(), null, actions);
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
