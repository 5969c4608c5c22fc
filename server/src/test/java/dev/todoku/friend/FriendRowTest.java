package dev.todoku.friend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.StringNode;

class FriendRowTest {

    private static final Instant AT = Instant.parse("2026-11-22T03:00:00Z");

    private final FriendRow row = new FriendRow(new UUID(1, 2));

    @Test
    void whoFollowsIsAFriendWhoseProfileIsWanted() {
        List<FieldChange> changes = row.apply(new Effect.Followed(), AT);

        assertThat(row.status).isEqualTo(FriendStatus.FRIEND);
        assertThat(row.followedAt).isEqualTo(AT);
        assertThat(row.profileState).isEqualTo(ProfileState.WANTED);
        assertThat(changes).containsExactly(new FieldChange(FieldChange.STATUS, null, StringNode.valueOf("friend")));
    }

    @Test
    void anOlderEventThatComesLaterChangesNothing() {
        row.apply(new Effect.Unfollowed(), AT);

        assertThat(row.apply(new Effect.Followed(), AT.minusMillis(1))).isEmpty();
        assertThat(row.status).isEqualTo(FriendStatus.BLOCKED);
    }

    @Test
    void aFollowFromBeforeAMessageStillMakesAFriend() {
        row.apply(new Effect.Seen(), AT);
        assertThat(row.status).isEqualTo(FriendStatus.VISITOR);

        row.apply(new Effect.Followed(), AT.minusSeconds(5));

        assertThat(row.status).isEqualTo(FriendStatus.FRIEND);
    }

    @Test
    void anOlderAnswerThatComesLaterKeepsTheNewerOne() {
        row.apply(new Effect.AttributeSet(1, StringNode.valueOf("tea")), AT);
        row.apply(new Effect.TagRemoved(1), AT);

        assertThat(row.apply(new Effect.AttributeSet(1, StringNode.valueOf("coffee")), AT.minusMillis(1)))
                .isEmpty();
        assertThat(row.apply(new Effect.TagAdded(1), AT.minusMillis(1))).isEmpty();
        assertThat(row.values.get("1").stringValue()).isEqualTo("tea");
        assertThat(row.tags).isEmpty();
    }

    @Test
    void anOlderAnswerToAnotherQuestionCounts() {
        row.apply(new Effect.AttributeSet(1, StringNode.valueOf("tea")), AT);

        assertThat(row.apply(new Effect.AttributeSet(2, StringNode.valueOf("cake")), AT.minusSeconds(9)))
                .hasSize(1);
    }

    @Test
    void theSameValueAgainIsNoChange() {
        row.apply(new Effect.AttributeSet(1, StringNode.valueOf("tea")), AT);

        assertThat(row.apply(new Effect.AttributeSet(1, StringNode.valueOf("tea")), AT.plusSeconds(1)))
                .isEmpty();
    }

    @Test
    void aProfileThatCannotBeSeenIsNotedAndTheNameKept() {
        row.apply(new Effect.Followed(), AT);
        row.apply(new Effect.ProfileRead(Optional.of(new Profile("Aya", "ja", null))), AT.plusSeconds(1));

        row.apply(new Effect.ProfileRead(Optional.empty()), AT.plusSeconds(2));

        assertThat(row.profileState).isEqualTo(ProfileState.ABSENT);
        assertThat(row.profile).isEqualTo(new Profile("Aya", "ja", null));
    }

    @Test
    void everyOrderOfArrivalEndsInTheStateOfTheLatestEvents() {
        for (long seed = 1; seed <= 500; seed++) {
            Random random = new Random(seed);
            List<Happening> happenings = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                happenings.add(new Happening(AT.plusMillis(i), randomEffect(random)));
            }
            String inOrder = stateAfter(happenings);
            assertThat(inOrder).as("seed %d: model", seed).isEqualTo(model(happenings));
            Collections.shuffle(happenings, random);
            assertThat(stateAfter(happenings)).as("seed %d", seed).isEqualTo(inOrder);
        }
    }

    private record Happening(Instant at, Effect effect) {}

    private static Effect randomEffect(Random random) {
        int id = 1 + random.nextInt(3);
        return switch (random.nextInt(8)) {
            case 0 -> new Effect.Followed();
            case 1 -> new Effect.Unfollowed();
            case 2 -> new Effect.Seen();
            case 3 -> new Effect.AttributeSet(id, StringNode.valueOf("v" + random.nextInt(4)));
            case 4 -> new Effect.AttributeSet(id, null);
            case 5 -> new Effect.TagAdded(id);
            case 6 -> new Effect.TagRemoved(id);
            default -> random.nextBoolean() ? new Effect.OptedOut() : new Effect.OptedIn();
        };
    }

    private static String stateAfter(List<Happening> happenings) {
        FriendRow row = new FriendRow(new UUID(1, 2));
        happenings.forEach(each -> row.apply(each.effect(), each.at()));
        Map<String, String> values = new HashMap<>();
        row.values
                .properties()
                .forEach(value -> values.put(value.getKey(), value.getValue().asString()));
        return state(row.status, row.optedOut, values, new TreeSet<>(row.tags));
    }

    /** What anyone would say who reads the events in order of their time. */
    private static String model(List<Happening> inOrder) {
        FriendStatus status = FriendStatus.VISITOR;
        boolean optedOut = false;
        Map<String, String> values = new HashMap<>();
        TreeSet<Integer> tags = new TreeSet<>();
        for (Happening each : inOrder) {
            switch (each.effect()) {
                case Effect.Followed() -> status = FriendStatus.FRIEND;
                case Effect.Unfollowed() -> status = FriendStatus.BLOCKED;
                case Effect.AttributeSet(int id, var value) -> {
                    if (value == null) {
                        values.remove(Integer.toString(id));
                    } else {
                        values.put(Integer.toString(id), value.asString());
                    }
                }
                case Effect.TagAdded(int id) -> tags.add(id);
                case Effect.TagRemoved(int id) -> tags.remove(id);
                case Effect.OptedOut() -> optedOut = true;
                case Effect.OptedIn() -> optedOut = false;
                case Effect.Seen _,
                        Effect.Listed _,
                        Effect.ProfileRead _,
                        Effect.AttributeAdded _,
                        Effect.PutBack _ -> {}
            }
        }
        return state(status, optedOut, values, tags);
    }

    private static String state(
            FriendStatus status, boolean optedOut, Map<String, String> values, SortedSet<Integer> tags) {
        return "%s %s %s %s".formatted(status, optedOut, new TreeMap<>(values), tags);
    }
}
