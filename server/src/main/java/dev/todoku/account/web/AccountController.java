package dev.todoku.account.web;

import dev.todoku.account.Account;
import dev.todoku.account.Accounts;
import dev.todoku.account.Connections;
import dev.todoku.account.ContractChange;
import dev.todoku.account.NewAccount;
import dev.todoku.account.NewCredentials;
import dev.todoku.kernel.Access;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Page;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/accounts")
class AccountController {

    private static final int PAGE = 200;

    private final Accounts accounts;
    private final Connections connections;

    private final Access access;

    AccountController(Accounts accounts, Connections connections, Access access) {
        this.accounts = accounts;
        this.connections = connections;
        this.access = access;
    }

    @PostMapping
    @Operation(operationId = "connectAccount", summary = "Connects a LINE Official Account, checked against LINE")
    ResponseEntity<AccountBody> connect(@Valid @RequestBody NewAccount stated) {
        AccountBody body = body(connections.connect(stated));
        return ResponseEntity.created(URI.create("/api/v1/accounts/" + body.accountId()))
                .body(body);
    }

    @GetMapping
    @Operation(operationId = "listAccounts", summary = "The accounts that whoever asks may see")
    Page<AccountBody> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Page<Account> page = accounts.page(cursor, Page.limit(limit, PAGE));
        return new Page<>(
                page.items().stream()
                        .filter(account -> access.sees(account.id()))
                        .map(this::body)
                        .toList(),
                page.next());
    }

    @GetMapping("/{account}")
    @Operation(operationId = "getAccount", summary = "One account, with what the last look at LINE found")
    AccountBody get(@PathVariable AccountId account) {
        return body(accounts.get(account));
    }

    @PostMapping("/{account}/checks")
    @Operation(operationId = "checkAccount", summary = "Looks at LINE again: token, bot, limit")
    AccountBody check(@PathVariable AccountId account) {
        return body(connections.check(account));
    }

    @PutMapping("/{account}/contract")
    @Operation(operationId = "changeContract", summary = "States another plan, cap or price, from a month on")
    AccountBody change(@PathVariable AccountId account, @Valid @RequestBody ContractChange change) {
        return body(connections.agree(account, change.stated(), change.from()));
    }

    @PutMapping("/{account}/credentials")
    @Operation(
            operationId = "replaceCredentials",
            summary = "Another channel secret or pasted token, checked against LINE")
    AccountBody replace(@PathVariable AccountId account, @Valid @RequestBody NewCredentials stated) {
        return body(connections.replaceCredentials(account, stated));
    }

    private AccountBody body(Account account) {
        return AccountBody.of(account, accounts.month(account.id()));
    }
}
