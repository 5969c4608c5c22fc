package dev.todoku.quota.web;

import dev.todoku.account.Accounts;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.Cursor;
import dev.todoku.kernel.Page;
import dev.todoku.kernel.Problem;
import dev.todoku.kernel.Why;
import dev.todoku.quota.LedgerEntry;
import dev.todoku.quota.OwnerLimits;
import dev.todoku.quota.Purpose;
import dev.todoku.quota.Quota;
import dev.todoku.quota.QuotaStore;
import dev.todoku.quota.Reconciliation;
import dev.todoku.quota.Statements;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/accounts/{account}")
class QuotaController {

    private static final int LEDGER_PAGE = 200;

    private final Statements statements;
    private final Quota quota;
    private final Reconciliation reconciliation;
    private final Accounts accounts;
    private final AccountScope scope;
    private final Audit audit;
    private final InstantSource clock;

    QuotaController(
            Statements statements,
            Quota quota,
            Reconciliation reconciliation,
            Accounts accounts,
            AccountScope scope,
            Audit audit,
            InstantSource clock) {
        this.statements = statements;
        this.quota = quota;
        this.reconciliation = reconciliation;
        this.accounts = accounts;
        this.scope = scope;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/usage")
    @Operation(operationId = "getUsage", summary = "A month's messages and money, each figure with its certainty")
    UsageBody usage(@PathVariable AccountId account, @RequestParam(required = false) @Nullable String month) {
        YearMonth asked = month == null ? quota.month(account).month() : month(month);
        return UsageBody.of(
                statements.usage(account, asked), accounts.get(account), quota.ownerLimits(account), clock.instant());
    }

    @GetMapping("/statements/{month}")
    @Operation(operationId = "getStatement", summary = "A month day by day: accepted beside LINE's own count")
    StatementBody statement(@PathVariable AccountId account, @PathVariable String month) {
        return StatementBody.of(statements.statement(account, month(month)));
    }

    @GetMapping(path = "/statements/{month}", produces = "text/csv")
    @Operation(operationId = "getStatementAsCsv", summary = "A month day by day, as comma-separated values")
    String statementAsCsv(@PathVariable AccountId account, @PathVariable String month) {
        return statement(account, month).csv();
    }

    @GetMapping("/ledger")
    @Operation(operationId = "listLedger", summary = "The append-only ledger of a month")
    Page<EntryBody> ledger(
            @PathVariable AccountId account,
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        YearMonth asked = month == null ? quota.month(account).month() : month(month);
        int size = Page.limit(limit, LEDGER_PAGE);
        List<EntryBody> found = statements.ledger(account, asked, Cursor.number(cursor, 0), size + 1).stream()
                .map(EntryBody::of)
                .toList();
        return Page.of(found, size, last -> Cursor.of(last.entry()));
    }

    @GetMapping("/ledger/audit")
    @Operation(operationId = "auditLedger", summary = "Whether the balances are what the ledger says")
    AuditBody auditLedger(@PathVariable AccountId account, @RequestParam(required = false) @Nullable String month) {
        YearMonth asked = month == null ? quota.month(account).month() : month(month);
        List<String> differences = statements.audit(account, asked);
        return new AuditBody(asked.toString(), differences.isEmpty(), differences);
    }

    @PutMapping("/budget")
    @Operation(operationId = "setBudget", summary = "The owner's own limit of a month, in messages or money")
    UsageBody budget(@PathVariable AccountId account, @Valid @RequestBody BudgetRequest budget) {
        change(
                account,
                before -> new OwnerLimits(
                        budget.messages(),
                        budget.money(),
                        budget.unlimited() != null && budget.unlimited(),
                        before.setApart()));
        return usage(account, null);
    }

    @PutMapping("/reserves/{purpose}")
    @Operation(operationId = "setReserve", summary = "Messages of every month kept for a purpose")
    UsageBody reserve(
            @PathVariable AccountId account, @PathVariable String purpose, @Valid @RequestBody ReserveRequest reserve) {
        Purpose kept = purpose(purpose);
        change(account, before -> {
            Map<Purpose, Long> setApart = new EnumMap<>(Purpose.class);
            setApart.putAll(before.setApart());
            setApart.put(kept, reserve.messages());
            return new OwnerLimits(before.messages(), before.money(), before.unlimited(), setApart);
        });
        return usage(account, null);
    }

    private void change(AccountId account, UnaryOperator<OwnerLimits> change) {
        reconciliation.read(account);
        scope.in(account, () -> {
            OwnerLimits limits = quota.changeOwnerLimits(account, change);
            audit.record(
                    account,
                    "quota.limits-set",
                    Map.of("limits", UsageBody.budget(limits).toString()));
        });
    }

    @PostMapping("/reconciliations")
    @Operation(operationId = "reconcile", summary = "Reads LINE's figures now and sets the books against them")
    UsageBody reconcile(@PathVariable AccountId account) {
        if (!reconciliation.read(account)) {
            Optional<Why> why = quota.closedBecause(account);
            throw Problem.badGateway("line-figures", why.map(Why::text).orElse("LINE did not answer"))
                    .with("why", why.orElse(null));
        }
        reconciliation.confirm(account);
        reconciliation.read(account);
        return usage(account, null);
    }

    static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException e) {
            throw Problem.badRequest("bad-month", "month: got '" + text + "' (expected: like 2026-11)");
        }
    }

    private static Purpose purpose(String text) {
        for (Purpose purpose : List.of(Purpose.CHAT, Purpose.JOURNEY)) {
            if (purpose.wireName().equals(text)) {
                return purpose;
            }
        }
        throw Problem.badRequest("bad-purpose", "purpose: got '" + text + "' (expected: chat or journey)");
    }

    record AuditBody(String month, boolean agrees, List<String> differences) {}

    record BudgetRequest(
            @Nullable @Min(0) @Max(1_000_000_000) Long messages,
            @Nullable @Min(0) @Max(1_000_000_000) BigDecimal money,
            @Nullable Boolean unlimited) {}

    record ReserveRequest(@Min(0) @Max(1_000_000_000) long messages) {}

    record EntryBody(
            long entry,
            Instant at,
            String month,
            String kind,
            List<String> path,
            long amount,
            @Nullable UUID delivery,
            @Nullable String route,
            @Nullable String day,
            @Nullable String note) {

        static EntryBody of(QuotaStore.Numbered numbered) {
            LedgerEntry entry = numbered.entry();
            return new EntryBody(
                    numbered.number(),
                    entry.at(),
                    entry.month().toString(),
                    entry.kind().name().toLowerCase(Locale.ROOT),
                    entry.path(),
                    entry.amount(),
                    entry.delivery(),
                    entry.route() == null ? null : entry.route().key(),
                    entry.day() == null ? null : entry.day().toString(),
                    entry.note());
        }
    }
}
