package dev.todoku.account;

import static dev.todoku.account.db.Tables.ACCOUNTS;
import static dev.todoku.account.db.Tables.CONTRACTS;

import dev.todoku.account.db.tables.records.AccountsRecord;
import dev.todoku.account.db.tables.records.ContractsRecord;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.metering.Contract;
import dev.todoku.protocol.UserId;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Result;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rows of accounts and contracts. Callers open the scope.
 */
@Component
class AccountStore {

    private final AccountScope scope;
    private final DSLContext sql;
    private final JsonMapper json;
    private final InstantSource clock;

    AccountStore(AccountScope scope, DSLContext sql, JsonMapper json, InstantSource clock) {
        this.scope = scope;
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    List<AccountId> ids() {
        return scope.across(() -> sql.select(ACCOUNTS.ACCOUNT_ID)
                .from(ACCOUNTS)
                .orderBy(ACCOUNTS.ACCOUNT_ID)
                .fetch(row -> new AccountId(row.value1())));
    }

    List<AccountId> ids(long behind, int limit) {
        return scope.across(() -> sql.select(ACCOUNTS.ACCOUNT_ID)
                .from(ACCOUNTS)
                .where(ACCOUNTS.ACCOUNT_ID.gt(behind))
                .orderBy(ACCOUNTS.ACCOUNT_ID)
                .limit(limit)
                .fetch(row -> new AccountId(row.value1())));
    }

    boolean hasChannel(String channelId) {
        return scope.across(() -> sql.fetchExists(ACCOUNTS, ACCOUNTS.CHANNEL_ID.eq(channelId)));
    }

    AccountId nextId() {
        return new AccountId(sql.fetchSingle("select nextval(pg_get_serial_sequence('account.accounts', 'account_id'))")
                .into(Long.class));
    }

    Optional<Stored> find(AccountId account) {
        AccountsRecord row = sql.fetchOne(ACCOUNTS, ACCOUNTS.ACCOUNT_ID.eq(account.value()));
        return row == null ? Optional.empty() : Optional.of(stored(row, contracts(account)));
    }

    void insert(Account account, SealedSecrets secrets) {
        sql.insertInto(ACCOUNTS)
                .set(ACCOUNTS.ACCOUNT_ID, account.id().value())
                .set(ACCOUNTS.NAME, account.name())
                .set(ACCOUNTS.CHANNEL_ID, account.channelId())
                .set(ACCOUNTS.BOT_USER_ID, account.botUserId().value())
                .set(ACCOUNTS.BASIC_ID, account.basicId())
                .set(ACCOUNTS.CHANNEL_SECRET, secrets.channelSecret())
                .set(ACCOUNTS.ACCESS_TOKEN, secrets.accessToken())
                .set(ACCOUNTS.KEY_SECRET, secrets.keySecret())
                .set(ACCOUNTS.CHECKS, JSONB.valueOf(json.writeValueAsString(account.checks())))
                .set(ACCOUNTS.CONNECTED_AT, clock.instant())
                .execute();
        account.contracts().forEach((from, contract) -> put(account.id(), from, contract));
    }

    void setChecks(AccountId account, List<Check> checks) {
        sql.update(ACCOUNTS)
                .set(ACCOUNTS.CHECKS, JSONB.valueOf(json.writeValueAsString(checks)))
                .where(ACCOUNTS.ACCOUNT_ID.eq(account.value()))
                .execute();
    }

    /** The key secret stays: retry keys of what is under way are derived from it. */
    void setCredentials(AccountId account, SealedSecrets secrets) {
        sql.update(ACCOUNTS)
                .set(ACCOUNTS.CHANNEL_SECRET, secrets.channelSecret())
                .set(ACCOUNTS.ACCESS_TOKEN, secrets.accessToken())
                .where(ACCOUNTS.ACCOUNT_ID.eq(account.value()))
                .execute();
    }

    void put(AccountId account, YearMonth from, Contract contract) {
        ContractsRecord row = new ContractsRecord();
        row.setAccountId(account.value());
        row.setFromMonth(from.atDay(1));
        row.setPlan(contract.plan().id());
        row.setFreeMessages(contract.freeMessages());
        row.setMonthlyFee(contract.monthlyFee());
        row.setTiers(contract.tariff() == null ? null : JSONB.valueOf(json.writeValueAsString(tiers(contract))));
        row.setAdditionalCap(contract.additionalCap());
        row.setRecordedAt(clock.instant());
        sql.insertInto(CONTRACTS)
                .set(row)
                .onConflict(CONTRACTS.ACCOUNT_ID, CONTRACTS.FROM_MONTH)
                .doUpdate()
                .set(row)
                .execute();
    }

    private NavigableMap<YearMonth, Contract> contracts(AccountId account) {
        Result<ContractsRecord> rows = sql.fetch(CONTRACTS, CONTRACTS.ACCOUNT_ID.eq(account.value()));
        NavigableMap<YearMonth, Contract> contracts = new TreeMap<>();
        rows.forEach(row -> contracts.put(YearMonth.from(row.getFromMonth()), contract(row)));
        return contracts;
    }

    private Contract contract(ContractsRecord row) {
        List<Overrides.Tier> tiers = row.getTiers() == null
                ? null
                : Arrays.asList(json.readValue(row.getTiers().data(), Overrides.Tier[].class));
        return new Overrides(row.getFreeMessages(), row.getMonthlyFee(), tiers)
                .on(row.getPlan(), row.getAdditionalCap());
    }

    private static List<Overrides.Tier> tiers(Contract contract) {
        return contract.tariff() == null
                ? List.of()
                : contract.tariff().tiers().stream()
                        .map(tier -> new Overrides.Tier(tier.upTo(), tier.unitPrice()))
                        .toList();
    }

    private Stored stored(AccountsRecord row, NavigableMap<YearMonth, Contract> contracts) {
        Account account = new Account(
                new AccountId(row.getAccountId()),
                row.getName(),
                row.getChannelId(),
                new UserId(row.getBotUserId()),
                row.getBasicId(),
                row.getAccessToken() == null,
                contracts,
                Arrays.asList(json.readValue(row.getChecks().data(), Check[].class)));
        return new Stored(account, new SealedSecrets(row.getChannelSecret(), row.getAccessToken(), row.getKeySecret()));
    }

    /** An account and what only {@link dev.todoku.kernel.SecretBox} opens. */
    record Stored(Account account, SealedSecrets secrets) {}
}
