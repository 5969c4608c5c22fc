package dev.todoku.account;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.Problem;
import dev.todoku.kernel.SecretBox;
import dev.todoku.line.BotInfo;
import dev.todoku.line.ChannelKey;
import dev.todoku.line.Credentials;
import dev.todoku.line.LineException;
import dev.todoku.line.LineReader;
import dev.todoku.metering.Contract;
import dev.todoku.protocol.UserId;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Connects accounts, checks them against LINE, changes what is agreed on. LINE is asked before any transaction begins.
 */
@Component
public final class Connections {

    private final Accounts accounts;
    private final AccountStore store;
    private final AccountScope scope;
    private final LineAccess access;
    private final LineReader line;
    private final SecretBox box;
    private final Audit audit;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    Connections(
            Accounts accounts,
            AccountStore store,
            AccountScope scope,
            LineAccess access,
            LineReader line,
            SecretBox box,
            Audit audit,
            InstantSource clock,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.store = store;
        this.scope = scope;
        this.access = access;
        this.line = line;
        this.box = box;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Connects an account.
     *
     * @throws Problem 422 if LINE refuses what was stated, 409 if the channel is connected already, 503 if LINE is silent
     */
    public Account connect(NewAccount stated) {
        Contract contract =
                Objects.requireNonNullElse(stated.contract(), Overrides.NONE).on(stated.plan(), stated.additionalCap());
        requireNew(stated.channelId());
        Credentials credentials =
                fromLine(() -> credentials(stated.channelId(), stated.channelSecret(), stated.channelAccessToken()));
        BotInfo bot = fromLine(() -> line.botInfo(credentials));
        YearMonth month = YearMonth.from(clock.instant().atZone(contract.plan().zone()));
        AccountId id = store.nextId();
        Account account = new Account(
                id,
                stated.name(),
                stated.channelId(),
                UserId.parse(bot.userId()),
                bot.basicId(),
                stated.channelAccessToken() == null,
                new TreeMap<>(Map.of(month, contract)),
                checks(credentials, bot, contract, month));
        SealedSecrets secrets = SealedSecrets.seal(box, id, stated.channelSecret(), stated.channelAccessToken());
        scope.in(id, () -> {
            store.insert(account, secrets);
            audit.record(id, "account.connected", Map.of("channelId", account.channelId(), "plan", stated.plan()));
        });
        events.publishEvent(new AccountChecked(id));
        return account;
    }

    /** Looks at LINE again. */
    public Account check(AccountId id) {
        Account account = accounts.get(id);
        YearMonth month = accounts.month(id);
        BotInfo bot = fromLine(() -> access.ask(id, line::botInfo));
        List<Check> checks = checks(access.credentials(id), bot, account.contract(month), month);
        scope.in(id, () -> store.setChecks(id, checks));
        accounts.forget(id);
        events.publishEvent(new AccountChecked(id));
        return accounts.get(id);
    }

    /**
     * States another contract from a month on; the months before keep theirs.
     *
     * @param from null: from this month on, as an upgrade or another cap takes effect at LINE
     */
    public Account agree(AccountId id, Contract contract, @Nullable YearMonth from) {
        YearMonth month = accounts.month(id);
        YearMonth start = Objects.requireNonNullElse(from, month);
        if (start.isBefore(month)) {
            throw Problem.unprocessable(
                    "month-over",
                    "from: got %s (expected: %s or later; a past month is settled)".formatted(start, month));
        }
        if (!contract.plan().zone().equals(accounts.zone(id))) {
            throw Problem.unprocessable(
                    "another-country",
                    "plan: got %s of zone %s (expected: a plan of zone %s)"
                            .formatted(contract.plan().id(), contract.plan().zone(), accounts.zone(id)));
        }
        scope.in(id, () -> {
            store.put(id, start, contract);
            audit.record(
                    id,
                    "account.contract-changed",
                    Map.of("plan", contract.plan().id(), "from", start.toString()));
        });
        accounts.forget(id);
        return check(id);
    }

    /**
     * A token of this channel: the pasted one, if it is proved to be the channel's own, or one issued now. One is issued in
     * either case, since LINE proves a secret by nothing else, and a wrong one would refuse every webhook.
     */
    private Credentials credentials(String channelId, String channelSecret, @Nullable String pasted) {
        if (pasted != null) {
            requireTokenOf(channelId, new Credentials(pasted));
        }
        Credentials issued = proved(
                () -> line.issueToken(new ChannelKey(channelId, channelSecret)).credentials(),
                "wrong-channel-secret",
                "channelSecret: got one that LINE does not take (expected: the secret of channel %s)"
                        .formatted(channelId));
        return pasted == null ? issued : new Credentials(pasted);
    }

    private void requireTokenOf(String channelId, Credentials pasted) {
        String channel = proved(
                () -> line.channelOf(pasted),
                "wrong-access-token",
                "channelAccessToken: got one that LINE does not take (expected: a short-lived, long-lived or v2.1 token of channel %s)"
                        .formatted(channelId));
        if (!channel.equals(channelId)) {
            throw Problem.unprocessable(
                    "token-of-another-channel",
                    "channelAccessToken: got one of channel %s (expected: one of channel %s)"
                            .formatted(channel, channelId));
        }
    }

    /** What LINE answers; that it refuses means that what was stated is wrong. */
    private static <T> T proved(Supplier<T> question, String code, String wrong) {
        try {
            return question.get();
        } catch (LineException e) {
            throw switch (e.kind()) {
                case UNREACHABLE, RATE_LIMITED -> e;
                case UNAUTHORISED, NOT_FOUND, REFUSED ->
                    Problem.unprocessable(code, wrong).with("said", String.valueOf(e.getMessage()));
            };
        }
    }

    /**
     * Takes another secret or token, for instance after LINE no longer takes the old one. Retry keys stay what they are.
     *
     * @throws Problem 422 if LINE refuses what was stated, 503 if LINE is silent
     */
    public Account replaceCredentials(AccountId id, NewCredentials stated) {
        String channelId = accounts.get(id).channelId();
        String secret = Objects.requireNonNullElse(stated.channelSecret(), accounts.channelSecret(id));
        fromLine(() -> credentials(channelId, secret, stated.channelAccessToken()));
        SealedSecrets secrets = SealedSecrets.seal(box, id, secret, stated.channelAccessToken());
        scope.in(id, () -> {
            store.setCredentials(id, secrets);
            String kind = stated.channelAccessToken() == null ? "issued" : "pasted";
            audit.record(id, "account.credentials-replaced", Map.of("tokenKind", kind));
        });
        accounts.forget(id);
        return check(id);
    }

    private List<Check> checks(Credentials credentials, BotInfo bot, Contract contract, YearMonth month) {
        Check token = new Check("token", true, "LINE takes it");
        Check name = new Check("bot", true, "%s (%s)".formatted(bot.displayName(), bot.basicId()));
        Check quota;
        try {
            quota = QuotaCheck.of(line.quota(credentials), contract, month);
        } catch (LineException e) {
            quota = new Check(QuotaCheck.NAME, false, String.valueOf(e.getMessage()));
        }
        return List.of(token, name, quota);
    }

    private void requireNew(String channelId) {
        if (store.hasChannel(channelId)) {
            throw Problem.conflict(
                    "already-connected",
                    "channelId: got %s, which is connected (expected: another channel)".formatted(channelId));
        }
    }

    private static <T> T fromLine(Supplier<T> question) {
        try {
            return question.get();
        } catch (LineException e) {
            throw switch (e.kind()) {
                case UNREACHABLE, RATE_LIMITED ->
                    Problem.unavailable("line-unreachable", String.valueOf(e.getMessage()));
                case UNAUTHORISED, NOT_FOUND, REFUSED ->
                    Problem.unprocessable("line-refuses", String.valueOf(e.getMessage()));
            };
        }
    }
}
