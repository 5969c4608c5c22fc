package dev.todoku.friend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Actor;
import dev.todoku.testing.RunningTodoku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.StringNode;

/** Very many changes at once come to what the same changes one after another come to. */
class FriendLoadTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    private static final Instant AT = Instant.parse("2026-11-22T02:00:00Z");
    private static final int SEEDS = 3;

    @Test
    void aLoadEqualsTheSameChangesOneByOne() {
        for (int seed = 0; seed < SEEDS; seed++) {
            AccountId loaded = account();
            AccountId applied = account();
            Random random = new Random(seed);
            FriendChanges changes = TODOKU.bean(FriendChanges.class);
            for (int round = 0; round < 3; round++) {
                List<FriendChange> list = changes(random, 120);
                changes.load(loaded, new Actor("test", "x"), list, true);
                for (FriendChange change : list) {
                    changes.apply(applied, new Actor("test", "x"), List.of(change));
                }
            }
            for (String query : List.of(
                    "select ordinal, user_id, status, followed_at, opted_out, attribute_values, tags, written_at from friend.friends where account_id = %s order by ordinal",
                    "select tag_id, worn from friend.tags where account_id = %s order by 1",
                    "select ordinal, tag_id, due_at from friend.tag_expiries where account_id = %s order by 1, 2")) {
                assertThat(rows().fetch(query.formatted(loaded)).formatCSV())
                        .as("seed %d", seed)
                        .isEqualTo(rows().fetch(query.formatted(applied)).formatCSV());
            }
            // But the default: it need not be given where a value comes with the friend.
            String history = "select h.ordinal, cause, c ->> 'field', c -> 'from', c -> 'to' from friend.friends f,"
                    + " friend.entries_of(f.account_id, f.ordinal) h,"
                    + " jsonb_array_elements(changes) c where f.account_id = %s"
                    + " and c ->> 'field' <> 'attribute:1' order by 1, 2, 3, entry, 4, 5";
            assertThat(rows().fetchCount(DSL.table("(" + history.formatted(loaded) + ") h")))
                    .isEqualTo(rows().fetchCount(DSL.table("(" + history.formatted(applied) + ") h")));
        }
    }

    @Test
    void whoIsNotKnownCanBeLeftOut() {
        AccountId account = account();
        FriendChanges changes = TODOKU.bean(FriendChanges.class);
        UUID known = new UUID(0, 1);
        UUID unknown = new UUID(0, 2);
        changes.apply(account, Actor.SYSTEM, List.of(new FriendChange(known, AT, "x", new Effect.Seen())));

        Loaded made = changes.load(
                account,
                Actor.SYSTEM,
                List.of(
                        new FriendChange(known, AT, "y", new Effect.AttributeSet(1, StringNode.valueOf("a\tb\\n\n'"))),
                        new FriendChange(unknown, AT, "y", new Effect.Seen())),
                false);

        assertThat(made.unknown()).containsExactly(unknown);
        assertThat(made.met()).isZero();
        assertThat(made.changed()).isEqualTo(1);
        assertThat(rows().fetchSingle(
                                "select attribute_values ->> '1' from friend.friends where account_id = " + account)
                        .get(0))
                .isEqualTo("a\tb\\n\n'");
    }

    private static List<FriendChange> changes(Random random, int count) {
        List<FriendChange> changes = new ArrayList<>();
        Instant at = AT.plusMillis(random.nextInt(1_000)); // of all of a list, as an import has it
        for (int i = 0; i < count; i++) {
            Effect effect = switch (random.nextInt(9)) {
                case 0 -> new Effect.Followed();
                case 1 -> new Effect.Unfollowed();
                case 2 -> new Effect.Seen();
                case 3 -> new Effect.OptedOut();
                case 4 -> new Effect.TagAdded(1 + random.nextInt(3));
                case 5 -> new Effect.TagRemoved(1 + random.nextInt(3));
                case 6 ->
                    new Effect.AttributeSet(2, DecimalNode.valueOf(java.math.BigDecimal.valueOf(random.nextInt(5))));
                case 7 -> new Effect.AttributeSet(1, null);
                default -> new Effect.AttributeSet(1, text(random));
            };
            changes.add(new FriendChange(new UUID(7, random.nextInt(60)), at, "c" + random.nextInt(2), effect));
        }
        return changes;
    }

    private static JsonNode text(Random random) {
        return StringNode.valueOf(List.of("a", "日本語", "\"q\"", "back\\slash", "new\nline", "tab\t")
                .get(random.nextInt(6)));
    }

    private static AccountId account() {
        AccountId account = TODOKU.connect("jp-2023-light", null, 0).account();
        String base = "/api/v1/accounts/" + account;
        TODOKU.api().post(base + "/attributes", "{\"key\":\"a\",\"type\":\"text\",\"defaultValue\":\"d\"}");
        TODOKU.api().post(base + "/attributes", "{\"key\":\"n\",\"type\":\"number\"}");
        TODOKU.api().post(base + "/tags", "{\"name\":\"any\"}");
        TODOKU.api().post(base + "/tags", "{\"name\":\"few\",\"limit\":5}");
        TODOKU.api().post(base + "/tags", "{\"name\":\"short\",\"lifetimeDays\":3}");
        return account;
    }

    private static DSLContext rows() {
        return DSL.using(TODOKU.database().owner(), SQLDialect.POSTGRES);
    }
}
