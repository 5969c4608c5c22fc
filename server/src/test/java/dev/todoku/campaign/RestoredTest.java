package dev.todoku.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.kernel.backup.Backup;
import dev.todoku.testing.FreshDatabase;
import dev.todoku.testing.RunningTodoku;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A backup does not know what was sent after it, so nothing in it goes out by itself. */
class RestoredTest {

    private static final String KEY = "0123456789abcdef".repeat(4);

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z", "todoku.master-key=" + KEY);

    @TempDir
    Path folder;

    @Test
    void whatWasScheduledOrOnItsWayWaitsForTheOwner() throws Exception {
        Shop shop = Shop.open(TODOKU, "jp-2023-light", null, 5);
        String scheduled = shop.draft(Shop.EVERYONE, ",\"sendAt\":\"2026-11-23T03:00:00Z\",\"atMonthEnd\":\"go-on\"");
        String draft = shop.draft(Shop.EVERYONE, "");
        String sent = shop.draft(Shop.EVERYONE, "");
        shop.post("campaigns/" + sent + "/send", "");
        TODOKU.settle();
        assertThat(shop.campaign(sent).path("status").asString()).isEqualTo("sent");
        DSLContext running = DSL.using(TODOKU.database().owner(), SQLDialect.POSTGRES);
        running.execute("update delivery.deliveries set state = 'SENDING'"); // as a backup in its middle would have it

        Path file = folder.resolve("todoku.zip");
        backup(TODOKU.database()).take(file, TODOKU::now);
        running.execute("update delivery.deliveries set state = 'DONE'");
        FreshDatabase restored = FreshDatabase.bare();
        backup(restored).restore(file);

        DSLContext rows = DSL.using(restored.owner(), SQLDialect.POSTGRES);
        assertThat(state(rows, scheduled)).isEqualTo("HELD restored false");
        assertThat(state(rows, draft)).isEqualTo("DRAFT false");
        assertThat(rows.fetchSingle(
                                "select why ->> 'text' from campaign.campaigns where campaign_id = ?::uuid", scheduled)
                        .get(0))
                .isEqualTo(WhyNotSent.RESTORED.text());
        assertThat(rows.fetchSingle("select state || ' ' || (due_at = started_at) from delivery.deliveries")
                        .get(0))
                .isEqualTo("RESTORED true");
        assertThat(rows.fetchCount(DSL.table("kernel.scheduled_tasks"), DSL.condition("task_name = 'campaign-launch'")))
                .isZero();
    }

    @Test
    void answersThatMayHaveBeenSentSinceAreNotSentAgainAndSaySo() throws Exception {
        DSLContext running = DSL.using(TODOKU.database().owner(), SQLDialect.POSTGRES);
        for (String state : List.of("QUEUED", "SENDING", "DOUBTFUL", "SENT", "REFUSED")) {
            running.execute("""
                    insert into delivery.replies (account_id, webhook_event_id, ordinal, reply_token, messages, state,
                      attempts, received_at, due_at)
                    values (99, ?, 1, 'token', '[]', ?, 0, '2026-11-22T03:00:00Z', case when ? then
                      timestamptz '2027-01-01T00:00:00Z' end)
                    """, state, state, !state.equals("SENT") && !state.equals("REFUSED"));
        }

        Path file = folder.resolve("todoku.zip");
        backup(TODOKU.database()).take(file, TODOKU::now);
        running.execute("delete from delivery.replies");
        FreshDatabase restored = FreshDatabase.bare();
        backup(restored).restore(file);

        assertThat(DSL.using(restored.owner(), SQLDialect.POSTGRES)
                        .fetch("select webhook_event_id, concat_ws(' ', state, due_at, why) from delivery.replies")
                        .intoMap(row -> row.get(0, String.class), row -> row.get(1, String.class)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "QUEUED", "UNKNOWN restored from a backup: it may have been sent since",
                        "SENDING", "UNKNOWN restored from a backup: it may have been sent since",
                        "DOUBTFUL", "UNKNOWN restored from a backup: it may have been sent since",
                        "SENT", "SENT",
                        "REFUSED", "REFUSED"));
    }

    /** Another PostgreSQL counts its transactions from another number. */
    @Test
    void theFeedOfFriendsIsCompleteInAnotherCluster() throws Exception {
        Shop.open(TODOKU, "jp-2023-light", null, 5);
        DSLContext running = DSL.using(TODOKU.database().owner(), SQLDialect.POSTGRES);
        running.execute("update friend.feed set transaction = transaction + 1000000000");
        Path file = folder.resolve("todoku.zip");
        backup(TODOKU.database()).take(file, TODOKU::now);
        running.execute("update friend.feed set transaction = transaction - 1000000000");
        FreshDatabase restored = FreshDatabase.bare();
        backup(restored).restore(file);

        DSLContext rows = DSL.using(restored.owner(), SQLDialect.POSTGRES);
        assertThat(rows.fetchCount(DSL.table("friend.feed"))).isGreaterThanOrEqualTo(5);
        assertThat(rows.fetchCount(
                        DSL.table("friend.feed"),
                        DSL.condition("transaction >= pg_snapshot_xmin(pg_current_snapshot())::text::bigint")))
                .isZero();
    }

    private static String state(DSLContext rows, String campaign) {
        return String.valueOf(rows.fetchSingle(
                        "select concat_ws(' ', state, why ->> 'code', go_on_after_reset::text) from campaign.campaigns"
                                + " where campaign_id = ?::uuid",
                        campaign)
                .get(0));
    }

    private Backup backup(FreshDatabase database) {
        return Backup.with(
                "--todoku.home=" + folder.resolve("home"),
                "--todoku.db.url=" + database.url(),
                "--todoku.db.user=postgres",
                "--todoku.db.password=postgres",
                "--todoku.master-key=" + KEY);
    }
}
