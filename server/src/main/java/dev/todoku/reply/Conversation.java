package dev.todoku.reply;

import dev.todoku.action.Action;
import dev.todoku.friend.Attribute;
import dev.todoku.friend.AttributeType;
import dev.todoku.friend.Folding;
import dev.todoku.friend.Told;
import dev.todoku.friend.Vocabulary;
import dev.todoku.protocol.webhook.Event;
import dev.todoku.protocol.webhook.MessageContent;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Leads the dialogues of the friends of one batch of events: knows where each stands and what is known of them, and no
 * database. Every question goes out on the token of the event before it, so none costs anything; an event without a token
 * moves nothing.
 */
final class Conversation {

    /** How often a question is asked before it is let be. */
    static final int TIMES_MAX = 3;

    /** After that nobody means the question any more. */
    static final Duration PATIENCE = Duration.ofDays(1);

    private static final Set<String> PASSES =
            Set.of("スキップ", "skip", "パス", "pass", "わからない", "分からない", "わかりません", "答えたくない", "次へ", "next");

    private static final Set<String> ENDS = Set.of("やめる", "やめます", "終わり", "終了", "キャンセル", "cancel", "stop", "quit");

    private final Map<UUID, Dialogue> dialogues;
    private final Vocabulary vocabulary;
    private final ZoneId zone;
    private final Map<UUID, Integer> ordinals = new HashMap<>();
    private final Map<UUID, Set<Integer>> known = new HashMap<>();
    private final Map<Integer, Talk> talks;
    private final Map<Integer, @Nullable Talk> changed = new HashMap<>();

    Conversation(
            List<Dialogue> dialogues,
            Vocabulary vocabulary,
            ZoneId zone,
            Map<UUID, Told> told,
            Map<Integer, Talk> talks) {
        this.dialogues = dialogues.stream().collect(Collectors.toMap(Dialogue::dialogueId, each -> each));
        this.vocabulary = vocabulary;
        this.zone = zone;
        this.talks = new HashMap<>(talks);
        told.forEach((user, each) -> {
            ordinals.put(user, each.ordinal());
            known.put(user, new HashSet<>(each.attributes()));
        });
    }

    /** What a dialogue does about an event. */
    record Turn(Dialogue dialogue, List<Action> actions) {

        Turn {
            actions = List.copyOf(actions);
        }
    }

    /** What changed since the beginning: where friends stand; null: nowhere any more. */
    Map<Integer, @Nullable Talk> changed() {
        return changed;
    }

    /** A rule has filled an attribute: it need not be asked. */
    void learnt(UUID user, Attribute attribute) {
        known.computeIfAbsent(user, _ -> new HashSet<>()).add(attribute.attributeId());
    }

    /**
     * Takes an event that can be answered.
     *
     * @param others whether a rule answers it as well: then what is no answer to our question is left to the rule
     */
    Optional<Turn> take(UUID user, Event event, boolean others, List<Dialogue> started) {
        Integer ordinal = ordinals.get(user);
        if (ordinal == null) {
            return Optional.empty();
        }
        Talk talk = talks.get(ordinal);
        Dialogue current = talk == null ? null : dialogues.get(talk.dialogueId());
        if (talk != null && current != null && isAnswer(event, talk)) {
            Optional<Turn> turn = answered(user, ordinal, event, current, talk, others);
            if (turn.isPresent()) {
                return turn;
            }
            if (says(event, ENDS)) {
                stand(ordinal, null);
                return Optional.empty();
            }
            if (!others && started.isEmpty()) {
                return again(ordinal, event, current, talk);
            }
        }
        return started.isEmpty()
                ? Optional.empty()
                : Optional.of(next(user, ordinal, event, started.getFirst(), 0, new ArrayList<>()));
    }

    private static boolean isAnswer(Event event, Talk talk) {
        boolean says = event instanceof Event.MessageEvent || event instanceof Event.PostbackEvent;
        return says
                && event.timestamp().isAfter(talk.askedAt())
                && event.timestamp().isBefore(talk.askedAt().plus(PATIENCE));
    }

    private Optional<Turn> answered(UUID user, int ordinal, Event event, Dialogue dialogue, Talk talk, boolean others) {
        Attribute asked =
                vocabulary.attribute(dialogue.questions().get(talk.question()).attribute(), "attribute");
        List<Action> actions = new ArrayList<>();
        // Any words can be a text: whoever passes, or says what a rule answers, means that and not the question.
        boolean meansOther = asked.type() == AttributeType.TEXT && (others || says(event, PASSES) || says(event, ENDS));
        Optional<JsonNode> value = meansOther ? Optional.empty() : Answers.in(event, asked, zone);
        if (value.isPresent()) {
            actions.add(new Action.SetAttribute(asked.key(), value.get()));
            learnt(user, asked);
        } else if (!says(event, PASSES)) {
            return Optional.empty();
        }
        return Optional.of(next(user, ordinal, event, dialogue, talk.question() + 1, actions));
    }

    private Optional<Turn> again(int ordinal, Event event, Dialogue dialogue, Talk talk) {
        if (event instanceof Event.PostbackEvent) {
            return Optional.empty(); // a button of something else
        }
        if (talk.times() >= TIMES_MAX) {
            stand(ordinal, null);
            return Optional.empty();
        }
        Question question = dialogue.questions().get(talk.question());
        stand(ordinal, new Talk(dialogue.dialogueId(), talk.question(), event.timestamp(), talk.times() + 1));
        JsonNode messages = question.askedAgain(vocabulary.attribute(question.attribute(), "attribute"));
        return Optional.of(new Turn(dialogue, List.of(new Action.Reply(messages))));
    }

    /** Asks the next question whose answer is not known; after the last, what the dialogue ends with. */
    private Turn next(UUID user, int ordinal, Event event, Dialogue dialogue, int from, List<Action> actions) {
        for (int index = from; index < dialogue.questions().size(); index++) {
            Question question = dialogue.questions().get(index);
            Attribute about = vocabulary.attribute(question.attribute(), "attribute");
            if (!known.getOrDefault(user, Set.of()).contains(about.attributeId())) {
                stand(ordinal, new Talk(dialogue.dialogueId(), index, event.timestamp(), 1));
                actions.add(new Action.Reply(question.asked(about)));
                return new Turn(dialogue, actions);
            }
        }
        stand(ordinal, null);
        actions.addAll(dialogue.then());
        return new Turn(dialogue, actions);
    }

    private void stand(int ordinal, @Nullable Talk talk) {
        changed.put(ordinal, talk);
        if (talk == null) {
            talks.remove(ordinal);
        } else {
            talks.put(ordinal, talk);
        }
    }

    private static boolean says(Event event, Set<String> words) {
        return event instanceof Event.MessageEvent message
                && message.message() instanceof MessageContent.Text text
                && words.contains(Folding.fold(text.text()));
    }
}
