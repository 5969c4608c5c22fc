package dev.todoku.action;

import dev.todoku.action.Occurrence.ReplyTo;
import dev.todoku.delivery.Replies;
import dev.todoku.delivery.ReplyOrder;
import dev.todoku.friend.Effect;
import dev.todoku.friend.FriendChange;
import dev.todoku.friend.FriendChanges;
import dev.todoku.friend.Friends;
import dev.todoku.friend.Vocabulary;
import dev.todoku.friend.Vocabulary.Vocabularies;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Actor;
import dev.todoku.kernel.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Performs what was caused: friends change, replies are queued, all in the account's transaction.
 */
@Component
public final class Actions {

    private final AccountScope scope;
    private final Vocabularies vocabularies;
    private final FriendChanges changes;
    private final Friends friends;
    private final Replies replies;

    Actions(AccountScope scope, Vocabularies vocabularies, FriendChanges changes, Friends friends, Replies replies) {
        this.scope = scope;
        this.vocabularies = vocabularies;
        this.changes = changes;
        this.friends = friends;
        this.replies = replies;
    }

    /**
     * Reads a list of actions from its JSON form.
     *
     * @param path where it stands, for errors
     * @throws Problem 422 for what cannot be performed: an unknown name, a value of another type, messages LINE refuses
     */
    public List<Action> read(AccountId account, JsonNode json, String path) {
        return new ActionReader(vocabularies.of(account)).read(json, path);
    }

    /** Performs the actions of many occurrences in their order, with a handful of statements. */
    public void perform(AccountId account, List<Occurrence> occurrences) {
        if (occurrences.isEmpty()) {
            return;
        }
        scope.in(account, () -> {
            changes.apply(account, Actor.SYSTEM, friendChanges(occurrences, vocabularies.of(account)));
            reply(account, occurrences);
        });
    }

    private static List<FriendChange> friendChanges(List<Occurrence> occurrences, Vocabulary vocabulary) {
        List<FriendChange> friendChanges = new ArrayList<>();
        for (Occurrence occurrence : occurrences) {
            for (Action action : occurrence.actions()) {
                effect(action, vocabulary)
                        .ifPresent(effect -> friendChanges.add(
                                new FriendChange(occurrence.userId(), occurrence.at(), occurrence.cause(), effect)));
            }
        }
        return friendChanges;
    }

    private static Optional<Effect> effect(Action action, Vocabulary vocabulary) {
        return switch (action) {
            case Action.SetAttribute(String key, JsonNode value) ->
                Optional.of(Effect.AttributeSet.of(vocabulary.attribute(key, "attribute"), value, "value"));
            case Action.AddPoints(String key, BigDecimal by) ->
                Optional.of(Effect.AttributeAdded.of(vocabulary.attribute(key, "attribute"), by, "by"));
            case Action.AddTag(String name) ->
                Optional.of(new Effect.TagAdded(vocabulary.tag(name, "tag").tagId()));
            case Action.RemoveTag(String name) ->
                Optional.of(new Effect.TagRemoved(vocabulary.tag(name, "tag").tagId()));
            case Action.OptOut() -> Optional.of(new Effect.OptedOut());
            case Action.OptIn() -> Optional.of(new Effect.OptedIn());
            case Action.Reply _ -> Optional.empty();
        };
    }

    private void reply(AccountId account, List<Occurrence> occurrences) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (Occurrence occurrence : occurrences) {
            ReplyTo to = occurrence.replyTo();
            if (to != null) {
                occurrence.actions().stream()
                        .filter(Action.Reply.class::isInstance)
                        .map(Action.Reply.class::cast)
                        .findFirst()
                        .ifPresent(reply -> answers.putIfAbsent(
                                to.webhookEventId(), new Answer(occurrence.userId(), to, reply.messages())));
            }
        }
        if (answers.isEmpty()) {
            return;
        }
        Map<UUID, Integer> ordinals = friends.ordinals(
                account,
                answers.values().stream().map(Answer::userId).distinct().toList());
        replies.queue(
                account,
                answers.values().stream()
                        .flatMap(answer ->
                                Optional.ofNullable(ordinals.get(answer.userId())).map(answer::order).stream())
                        .toList());
    }

    private record Answer(UUID userId, ReplyTo to, JsonNode messages) {

        ReplyOrder order(int ordinal) {
            return new ReplyOrder(to.webhookEventId(), ordinal, to.replyToken(), messages.toString(), to.tokenAt());
        }
    }
}
