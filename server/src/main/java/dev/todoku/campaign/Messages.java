package dev.todoku.campaign;

import dev.todoku.delivery.Content;
import dev.todoku.delivery.Wording;
import dev.todoku.friend.Friends;
import dev.todoku.friend.Variables;
import dev.todoku.friend.Vocabulary;
import dev.todoku.friend.Vocabulary.Vocabularies;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Problem;
import dev.todoku.protocol.ErrorDetail;
import dev.todoku.protocol.Json;
import dev.todoku.protocol.UserId;
import dev.todoku.protocol.message.MessageRules;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What a campaign says: as LINE takes it, with variables that its account knows. */
@Component
public final class Messages {

    private final Vocabularies vocabularies;
    private final Friends friends;
    private final Variables variables;

    Messages(Vocabularies vocabularies, Friends friends, Variables variables) {
        this.vocabularies = vocabularies;
        this.friends = friends;
        this.variables = variables;
    }

    /**
     * One friend's messages.
     *
     * @param unknown variables of which nothing is known of this friend: their fallbacks stand there
     */
    public record Preview(JsonNode messages, List<String> unknown) {}

    /**
     * The messages, as they are kept. They are measured as whom nothing is known of would get them.
     *
     * @throws Problem 422 if LINE would refuse them, or a variable is unknown or where none can be
     */
    Content checked(AccountId account, JsonNode messages) {
        if (!messages.isArray()) {
            requireAccepted(messages);
        }
        Content content = new Content(messages.toString());
        Wording wording = content.wording();
        for (Wording.Variable variable : wording.misplaced()) {
            throw Problem.unprocessable(
                    "variable-misplaced",
                    "%s: got {%s} (expected: variables only in what is read, and after a text's emojis)"
                            .formatted(variable.path(), variable.key()));
        }
        requireKnown(account, wording.variables());
        requireAccepted(content.isPersonal() ? Json.read(wording.renderedFor(Map.of())) : messages);
        return content;
    }

    /**
     * What one friend would get.
     *
     * @throws Problem 404 if the account does not know the friend
     */
    public Preview preview(AccountId account, JsonNode messages, UserId friend) {
        Wording wording = checked(account, messages).wording();
        Integer ordinal = friends.ordinals(account, List.of(friend.value())).get(friend.value());
        if (ordinal == null) {
            throw Problem.notFound("unknown-friend", "userId: got " + friend + " (expected: a friend of this account)");
        }
        Set<String> keys = wording.keys();
        Map<String, String> known =
                variables.of(account, RoaringBitmap.bitmapOf(ordinal), keys).getOrDefault(ordinal, Map.of());
        return new Preview(
                Json.read(wording.renderedFor(known)),
                keys.stream().filter(key -> !known.containsKey(key)).toList());
    }

    private void requireKnown(AccountId account, List<Wording.Variable> wanted) {
        if (wanted.stream().allMatch(variable -> variable.key().equals(Variables.NAME))) {
            return;
        }
        Vocabulary vocabulary = vocabularies.of(account);
        for (Wording.Variable variable : wanted) {
            if (!variable.key().equals(Variables.NAME)) {
                vocabulary.attribute(variable.key(), variable.path());
            }
        }
    }

    private static void requireAccepted(JsonNode messages) {
        List<ErrorDetail> wrong = MessageRules.validate(messages);
        if (!wrong.isEmpty()) {
            throw Problem.unprocessable(
                            "messages-refused", "messages: LINE would refuse them (" + wrong.size() + " errors)")
                    .with("errors", wrong);
        }
    }
}
