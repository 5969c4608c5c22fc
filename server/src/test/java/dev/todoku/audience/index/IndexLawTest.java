package dev.todoku.audience.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.audience.Audiences;
import dev.todoku.audience.Members;
import dev.todoku.audience.Rule;
import dev.todoku.audience.language.RuleJson;
import dev.todoku.audience.language.RuleText;
import dev.todoku.friend.Erasure;
import dev.todoku.friend.FriendStatus;
import dev.todoku.kernel.AccountScope;
import dev.todoku.protocol.UserId;
import dev.todoku.testing.RunningTodoku;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.roaringbitmap.RoaringBitmap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * Law 8 for the index over its rows: after every stream of changes, from its file, after a crash with an older file, after
 * one with none, and as days pass over a leap day, it finds whom a look at every row finds. And every rule met on the way
 * reads as itself from each of its forms.
 */
class IndexLawTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2028-02-27T03:00:00Z");

    private static final int ROUNDS = 6;

    @Test
    void theIndexFindsWhomALookAtEveryRowFinds() throws IOException {
        int pairs = 0;
        for (long seed = 1; seed <= 4; seed++) {
            int friends = 30 * (int) (seed * seed * seed);
            pairs += law(IndexWorld.make(TODOKU, seed, friends), 3 * friends, 17, true);
        }
        assertThat(pairs).isEqualTo(4 * ROUNDS * 17);
    }

    @Test
    void anAccountWithoutFriendsHasNoMembers() {
        IndexWorld world = IndexWorld.make(TODOKU, 9, 0);
        for (int i = 0; i < 50; i++) {
            Rule rule = world.rules(TODOKU.now()).rule();
            assertThat(TODOKU.bean(Audiences.class).known(world.account(), rule).count())
                    .as(rule.toString())
                    .isZero();
        }
    }

    @Test
    @Tag("long")
    @Timeout(value = 3, unit = TimeUnit.HOURS)
    void theIndexFindsWhomALookAtAMillionRowsFinds() throws IOException {
        IndexWorld world = IndexWorld.make(TODOKU, 20261122, 1_000_000);
        assertThat(law(world, 60_000, 170, false)).isGreaterThanOrEqualTo(1_000);
    }

    private static int law(IndexWorld world, int changes, int rules, boolean forms) throws IOException {
        int pairs = 0;
        for (int round = 0; round < ROUNDS; round++) {
            world.change(changes);
            switch (round) {
                case 1 -> TODOKU.bean(Indexes.class).unload(world.account());
                case 2 -> crash(world, changes);
                case 3 -> TODOKU.advance(Duration.ofDays(1));
                case 4 -> {
                    TODOKU.bean(Indexes.class).unload(world.account());
                    Files.delete(file(world));
                }
                case 5 -> erase(world);
                default -> {}
            }
            agree(world, round, rules, forms);
            pairs += rules;
        }
        return pairs;
    }

    /** What was in memory is lost, and the file is from some time before. */
    private static void crash(IndexWorld world, int changes) throws IOException {
        Path file = file(world);
        Path older = file.resolveSibling("older");
        Indexes indexes = TODOKU.bean(Indexes.class);
        indexes.unload(world.account());
        Files.copy(file, older, StandardCopyOption.REPLACE_EXISTING);
        world.change(changes);
        indexes.fresh(world.account());
        indexes.unload(world.account());
        Files.move(older, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** And no file says who they were. */
    private static void erase(IndexWorld world) {
        UUID whom = world.users().getFirst();
        TODOKU.bean(Indexes.class).unload(world.account());
        TODOKU.bean(Erasure.class).erase(world.account(), new UserId(whom));
        TODOKU.settle();
        assertThat(file(world)).doesNotExist();
    }

    private static Path file(IndexWorld world) {
        return TODOKU.home().resolve("audiences").resolve(world.account() + ".index");
    }

    private static void agree(IndexWorld world, int round, int count, boolean forms) {
        RandomRules chance = world.rules(TODOKU.now());
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rules.add(chance.rule());
        }
        Audiences audiences = TODOKU.bean(Audiences.class);
        List<RoaringBitmap> known = byRows(world, rules);
        RoaringBitmap reachable = known.removeLast();
        for (int i = 0; i < count; i++) {
            JsonNode json = RuleJson.of(rules.get(i));
            String what = "seed %d, round %d, %s, rule %s".formatted(world.seed(), round, TODOKU.now(), json);
            Rule rule = audiences.rule(world.account(), json);
            assertThat(rule).as(what).isEqualTo(rules.get(i));
            Members members = audiences.members(world.account(), rule);
            assertThat(members.ordinals()).as(what).isEqualTo(RoaringBitmap.and(known.get(i), reachable));
            assertThat(audiences.known(world.account(), rule).ordinals())
                    .as(what)
                    .isEqualTo(known.get(i));
            if (forms) {
                readsAsItself(world, rule, what);
            }
        }
    }

    /** Everybody known who fits each of the rules, and last who may be reached; each row is looked at once for all of it. */
    private static List<RoaringBitmap> byRows(IndexWorld world, List<Rule> rules) {
        Today today = Today.at(TODOKU.now(), IndexWorld.TOKYO);
        List<Rule> all = new ArrayList<>(rules);
        all.add(new Rule.All(
                List.of(new Rule.HasStatus(FriendStatus.FRIEND), new Rule.None(List.of(new Rule.OptedOut())))));
        return new ArrayList<>(TODOKU.bean(AccountScope.class)
                .in(
                        world.account(),
                        () -> TODOKU.bean(RowAudiences.class)
                                .find(world.account(), all, today, false)
                                .ordinals()));
    }

    private static void readsAsItself(IndexWorld world, Rule rule, String what) {
        for (String text : List.of(RuleText.english(rule), RuleText.japanese(rule))) {
            assertThat(TODOKU.bean(Audiences.class).rule(world.account(), StringNode.valueOf(text)))
                    .as(what + "\n" + text)
                    .isEqualTo(rule);
        }
    }
}
