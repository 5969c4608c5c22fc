package dev.todoku.audience.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.audience.Audiences;
import dev.todoku.friend.Effect;
import dev.todoku.friend.FriendChange;
import dev.todoku.friend.FriendChanges;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Actor;
import dev.todoku.protocol.Json;
import dev.todoku.testing.RunningTodoku;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Where there is room for some accounts only, those asked for last stay, and every answer is as right as before. */
class RoomTest {

    /** An index of a few friends takes 170 to 190 kB, most of it the days on which they followed: two fit, three do not. */
    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z", "todoku.audience.memory=400KB");

    private static final JsonNode EVERYONE = Json.read("{\"everyone\":true}");
    private static final long ROOM = 400 << 10;

    @Test
    void theLeastRecentlyUsedIsPutAwayAndComesBackWithWhatHappenedMeanwhile() {
        List<AccountId> accounts = IntStream.range(0, 4)
                .mapToObj(_ -> TODOKU.connect("jp-2023-light", null, 0).account())
                .toList();
        for (AccountId account : accounts) {
            meet(account, 0, 10);
        }
        for (int round = 1; round <= 3; round++) {
            for (AccountId account : accounts) {
                assertThat(count(account)).isEqualTo(10L * round);
                assertThat(indexes().bytes()).isBetween(1L, ROOM);
                assertThat(file(account)).exists();
            }
            assertThat(indexes().isLoaded(accounts.getFirst()))
                    .as("asked for least recently")
                    .isFalse();
            for (AccountId account : accounts) {
                meet(account, 10 * round, 10);
            }
        }
        assertThat(count(accounts.getLast())).isEqualTo(40);
        assertThat(count(accounts.getFirst())).isEqualTo(40);
        assertThat(count(accounts.getLast())).isEqualTo(40);
        assertThat(indexes().isLoaded(accounts.getLast())).isTrue();
    }

    private static void meet(AccountId account, int from, int count) {
        TODOKU.bean(FriendChanges.class)
                .apply(
                        account,
                        Actor.SYSTEM,
                        IntStream.range(from, from + count)
                                .mapToObj(i -> new FriendChange(
                                        new UUID(account.value(), i), TODOKU.now(), "x", new Effect.Followed()))
                                .toList());
    }

    private static long count(AccountId account) {
        return TODOKU.bean(Audiences.class).members(account, EVERYONE).count();
    }

    private static Indexes indexes() {
        return TODOKU.bean(Indexes.class);
    }

    private static Path file(AccountId account) {
        return TODOKU.home().resolve("audiences").resolve(account + ".index");
    }
}
