package dev.todoku.friend;

import dev.todoku.kernel.Problem;
import dev.todoku.protocol.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What somebody wants changed of one friend.
 *
 * @param set values by key of attribute; JSON's null takes a value away
 * @param add by how much numbers and points go up, by key
 * @param optedOut null: as it is
 */
public record FriendEdit(
        UserId userId,
        Map<String, JsonNode> set,
        Map<String, BigDecimal> add,
        List<String> addTags,
        List<String> removeTags,
        @Nullable Boolean optedOut) {

    static final String CAUSE = "api";

    /**
     * The changes it comes to.
     *
     * @param path where it stands, for errors: empty, or {@code changes[3].}
     * @throws Problem 422 for an unknown name or a value of another kind
     */
    List<FriendChange> changes(Vocabulary vocabulary, Instant at, String path) {
        List<Effect> effects = new ArrayList<>();
        set.forEach((key, value) -> effects.add(set(vocabulary, key, value, path + "set." + key)));
        add.forEach((key, by) -> effects.add(add(vocabulary, key, by, path + "add." + key)));
        for (int i = 0; i < addTags.size(); i++) {
            String where = "%saddTags[%d]".formatted(path, i);
            effects.add(
                    new Effect.TagAdded(vocabulary.tag(addTags.get(i), where).tagId()));
        }
        for (int i = 0; i < removeTags.size(); i++) {
            String where = "%sremoveTags[%d]".formatted(path, i);
            effects.add(new Effect.TagRemoved(
                    vocabulary.tag(removeTags.get(i), where).tagId()));
        }
        if (optedOut != null) {
            effects.add(optedOut ? new Effect.OptedOut() : new Effect.OptedIn());
        }
        return effects.stream()
                .map(effect -> new FriendChange(userId.value(), at, CAUSE, effect))
                .toList();
    }

    private static Effect set(Vocabulary vocabulary, String key, JsonNode value, String path) {
        Attribute attribute = vocabulary.attribute(key, path);
        return value.isNull()
                ? new Effect.AttributeSet(attribute.attributeId(), null)
                : Effect.AttributeSet.of(attribute, value, path);
    }

    private static Effect add(Vocabulary vocabulary, String key, BigDecimal by, String path) {
        return Effect.AttributeAdded.of(vocabulary.attribute(key, path), by, path);
    }
}
