package dev.todoku.kernel;

import static dev.todoku.account.db.Tables.ACCOUNTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.todoku.kernel.postgres.Migrations;
import dev.todoku.testing.RunningTodoku;
import dev.todoku.testing.RunningTodoku.Connected;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Law 7: accounts never mix, by row-level security, not by care.
 */
class IsolationTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    /** What belongs to no account, and why that is right: timers name theirs in their data, tokens and people are the installation's. */
    private static final List<String> SHARED = List.of(
            "kernel.scheduled_tasks",
            "staff.tokens",
            "staff.people",
            "staff.recovery_codes",
            "staff.passkeys",
            "staff.sessions",
            "staff.attempts");

    @Test
    void aScopeSeesItsOwnAccountOnly() {
        Connected one = TODOKU.connect("jp-2023-light", null, 0);
        Connected other = TODOKU.connect("jp-2023-light", null, 0);
        AccountScope scope = TODOKU.bean(AccountScope.class);
        DSLContext sql = TODOKU.bean(DSLContext.class);

        assertThat(scope.in(one.account(), () -> sql.fetchValues(ACCOUNTS.ACCOUNT_ID)))
                .containsExactly(one.account().value());
        assertThat(scope.across(() -> sql.fetchValues(ACCOUNTS.ACCOUNT_ID)))
                .contains(one.account().value(), other.account().value());
        assertThat(sql.fetchValues(ACCOUNTS.ACCOUNT_ID)).as("without a scope").isEmpty();
        assertThat(scope.in(
                        one.account(),
                        () -> sql.update(ACCOUNTS)
                                .set(ACCOUNTS.NAME, "taken over")
                                .where(ACCOUNTS.ACCOUNT_ID.eq(other.account().value()))
                                .execute()))
                .as("rows of another account changed")
                .isZero();
    }

    /** Its scope comes in the same message, and goes with it: the connection has none left for whoever has it next. */
    @Test
    void aGlanceSeesItsOwnAccountOnlyWhateverIsOpenAroundIt() {
        Connected one = TODOKU.connect("jp-2023-light", null, 0);
        Connected other = TODOKU.connect("jp-2023-light", null, 0);
        AccountScope scope = TODOKU.bean(AccountScope.class);
        String ids = "select string_agg(account_id::text, ','), ? from account.accounts";

        for (int i = 0; i < 20; i++) { // beyond the point from which the driver keeps the statement prepared
            assertThat(scope.<String>glance(one.account(), ids, row -> row.getString(1), i))
                    .isEqualTo(one.account().toString());
            assertThat(scope.in(
                            other.account(),
                            () -> scope.<String>glance(one.account(), ids, row -> row.getString(1), 0)))
                    .isEqualTo(one.account().toString());
            assertThat(TODOKU.bean(DSLContext.class).fetchValues(ACCOUNTS.ACCOUNT_ID))
                    .isEmpty();
        }
    }

    @Test
    void rowsOfAnotherAccountCannotBeWritten() {
        Connected one = TODOKU.connect("jp-2023-light", null, 0);
        AccountScope scope = TODOKU.bean(AccountScope.class);
        DSLContext sql = TODOKU.bean(DSLContext.class);

        assertThatThrownBy(() -> scope.in(
                        one.account(),
                        () -> sql.execute("insert into account.contracts values (999, '2026-11-01', 'x', null,"
                                + " null, null, null, '2026-11-22T00:00:00Z')")))
                .hasRootCauseMessage("ERROR: new row violates row-level security policy for table \"contracts\"");
    }

    @Test
    void scopesJoinThemselvesAndRefuseOthers() {
        AccountScope scope = TODOKU.bean(AccountScope.class);
        AccountId one = new AccountId(1);
        AccountId other = new AccountId(2);

        assertThat(scope.in(one, () -> scope.in(one, () -> "joined"))).isEqualTo("joined");
        assertThat(scope.in(one, () -> scope.apart(other, () -> "apart"))).isEqualTo("apart");
        assertThatThrownBy(() -> scope.in(one, () -> scope.in(other, () -> "mixed")))
                .hasMessageContaining("got account 2 inside a transaction of account 1");
        assertThatThrownBy(() -> scope.across(() -> scope.in(one, () -> "mixed")))
                .hasMessageContaining("inside a transaction of all accounts");
    }

    @Test
    void everyTableIsProtectedAndLedByItsAccount() {
        List<String> open = TODOKU.bean(DSLContext.class)
                .fetch("""
                        select n.nspname || '.' || c.relname
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind in ('r', 'p') and not c.relispartition
                          and n.nspname = any(string_to_array(?, ',')) and c.relname <> 'flyway_schema_history'
                          and (not c.relrowsecurity
                            or (select count(*) from pg_policy p where p.polrelid = c.oid) <> 2
                            or exists (select 1 from pg_index i join pg_attribute a
                                 on a.attrelid = c.oid and a.attnum = i.indkey[0]
                               where i.indrelid = c.oid and i.indisprimary and a.attname <> 'account_id'))
                        """, String.join(",", Migrations.MODULES))
                .into(String.class);

        assertThat(open).containsExactlyInAnyOrderElementsOf(SHARED);
    }

    @Test
    void theApplicationOwnsNothing() {
        assertThat(TODOKU.bean(DSLContext.class)
                        .fetchSingle("select current_user, (select count(*) from pg_class where relowner = "
                                + "(select oid from pg_roles where rolname = 'todoku_app'))")
                        .intoList())
                .containsExactly("todoku_app", 0L);
    }
}
