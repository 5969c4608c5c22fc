package dev.todoku.friend.web;

import dev.todoku.friend.Attribute;
import dev.todoku.friend.Effect;
import dev.todoku.friend.FriendChange;
import dev.todoku.friend.FriendChanges;
import dev.todoku.friend.Friends;
import dev.todoku.friend.Vocabulary;
import dev.todoku.friend.Vocabulary.Vocabularies;
import dev.todoku.kernel.Access;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Problem;
import dev.todoku.protocol.UserId;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
class ChangeController {

    private static final int ITEMS_MAX = 10_000;

    /** Values and tags of one friend. */
    private static final int EACH_MAX = 100;

    private static final String CAUSE = "api";

    private final FriendChanges changes;
    private final Friends friends;
    private final Vocabularies vocabularies;
    private final AccountScope scope;
    private final Access access;
    private final InstantSource clock;

    ChangeController(
            FriendChanges changes,
            Friends friends,
            Vocabularies vocabularies,
            AccountScope scope,
            Access access,
            InstantSource clock) {
        this.changes = changes;
        this.friends = friends;
        this.vocabularies = vocabularies;
        this.scope = scope;
        this.access = access;
        this.clock = clock;
    }

    /**
     * What is to be of one friend; what is left out stays.
     *
     * @param attributes by key; null takes the value away
     */
    record Wish(
            @NotNull String userId,
            @Nullable Map<String, @Nullable JsonNode> attributes,
            @Nullable List<@NotNull String> addTags,
            @Nullable List<@NotNull String> removeTags,
            @Nullable Boolean optedOut) {}

    record Wishes(@NotNull List<@Valid @NotNull Wish> items) {}

    /** How many friends were told, and how many the account does not know. */
    record ChangesAnswer(int friends, int unknown) {}

    @PostMapping("/api/v1/accounts/{account}/friends/changes")
    @Operation(
            operationId = "changeFriends",
            summary = "Changes values and tags of at most 10,000 friends, all or none",
            description = "Who is not known to the account is left out and counted.")
    ChangesAnswer change(@PathVariable AccountId account, @Valid @RequestBody Wishes wanted) {
        if (wanted.items().size() > ITEMS_MAX) {
            throw Problem.unprocessable(
                    "too-many-changes",
                    "items: got %d (expected: at most %d)"
                            .formatted(wanted.items().size(), ITEMS_MAX));
        }
        List<UUID> users = new ArrayList<>();
        for (Wish wish : wanted.items()) {
            users.add(user(wish.userId(), users.size()));
        }
        return scope.in(account, () -> {
            Vocabulary vocabulary = vocabularies.of(account);
            Instant now = clock.instant();
            Set<UUID> known = friends.ordinals(account, Set.copyOf(users)).keySet();
            List<FriendChange> all = new ArrayList<>();
            for (int i = 0; i < users.size(); i++) {
                UUID user = users.get(i);
                List<Effect> effects = effects(wanted.items().get(i), vocabulary, "items[%d]".formatted(i));
                if (known.contains(user)) {
                    effects.forEach(effect -> all.add(new FriendChange(user, now, CAUSE, effect)));
                }
            }
            changes.apply(account, access.actor(), all);
            int strangers =
                    (int) users.stream().filter(user -> !known.contains(user)).count();
            return new ChangesAnswer(users.size() - strangers, strangers);
        });
    }

    private static List<Effect> effects(Wish wish, Vocabulary vocabulary, String path) {
        List<Effect> effects = new ArrayList<>();
        Objects.requireNonNullElse(wish.attributes(), Map.<String, @Nullable JsonNode>of())
                .forEach((key, value) -> {
                    String at = path + ".attributes." + key;
                    Attribute attribute = vocabulary.attribute(key, at);
                    effects.add(
                            value == null || value.isNull()
                                    ? new Effect.AttributeSet(attribute.attributeId(), null)
                                    : Effect.AttributeSet.of(attribute, value, at));
                });
        tags(wish.addTags(), vocabulary, path + ".addTags").forEach(tag -> effects.add(new Effect.TagAdded(tag)));
        tags(wish.removeTags(), vocabulary, path + ".removeTags")
                .forEach(tag -> effects.add(new Effect.TagRemoved(tag)));
        if (wish.optedOut() != null) {
            effects.add(wish.optedOut() ? new Effect.OptedOut() : new Effect.OptedIn());
        }
        if (effects.isEmpty() || effects.size() > EACH_MAX) {
            throw Problem.unprocessable(
                    "bad-change", "%s: got %d changes (expected: 1 to %d)".formatted(path, effects.size(), EACH_MAX));
        }
        return effects;
    }

    private static Set<Integer> tags(@Nullable List<String> names, Vocabulary vocabulary, String path) {
        return Objects.requireNonNullElse(names, List.<String>of()).stream()
                .map(name -> vocabulary.tag(name, path).tagId())
                .collect(Collectors.toSet());
    }

    private static UUID user(String text, int index) {
        return UserId.find(text)
                .orElseThrow(() -> Problem.unprocessable(
                        "bad-user-id",
                        "items[%d].userId: got '%s' (expected: U and 32 hex digits)".formatted(index, text)))
                .value();
    }
}
