package dev.todoku.account;

import dev.todoku.kernel.AccountId;
import dev.todoku.line.ChannelKey;
import dev.todoku.line.Credentials;
import dev.todoku.line.Exchange;
import dev.todoku.line.IssuedToken;
import dev.todoku.line.LineException;
import dev.todoku.line.LineReader;
import dev.todoku.line.SendOutcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Calls LINE in an account's name: with a token issued and renewed by us, or with the one the owner pasted. A token LINE
 * refuses is renewed once, then the call is repeated; a refused call has done nothing, so repeating it is safe.
 */
@Component
public final class LineAccess {

    /** Renewed this long before its end, so that no request meets the end on its way. */
    private static final Duration RENEW_BEFORE = Duration.ofMinutes(2);

    private final Accounts accounts;
    private final LineReader line;
    private final InstantSource clock;
    private final ConcurrentMap<AccountId, Slot> slots = new ConcurrentHashMap<>();

    LineAccess(Accounts accounts, LineReader line, InstantSource clock) {
        this.accounts = accounts;
        this.line = line;
        this.clock = clock;
    }

    /**
     * What to call LINE with now.
     *
     * @throws LineException if a token is needed and none is issued
     */
    public Credentials credentials(AccountId account) {
        String pasted = accounts.secrets(account).accessToken();
        return pasted == null ? slot(account).current() : new Credentials(pasted);
    }

    /**
     * Asks LINE something; see {@link LineReader}.
     *
     * @throws LineException if there is no answer
     */
    public <T> T ask(AccountId account, Function<Credentials, T> question) {
        Credentials credentials = credentials(account);
        try {
            return question.apply(credentials);
        } catch (LineException e) {
            if (e.kind() != LineException.Kind.UNAUTHORISED) {
                throw e;
            }
            return question.apply(renewed(account, credentials));
        }
    }

    /** Sends something; a token that cannot be had means that nothing was sent. */
    public SendOutcome send(AccountId account, Function<Credentials, SendOutcome> request) {
        return exchange(account, credentials -> new Exchange(request.apply(credentials), null))
                .outcome();
    }

    /** As {@link #send}, for those who want LINE's answer as well. */
    public Exchange exchange(AccountId account, Function<Credentials, Exchange> request) {
        try {
            Credentials credentials = credentials(account);
            Exchange exchange = request.apply(credentials);
            return exchange.outcome() instanceof SendOutcome.Unauthorised
                    ? request.apply(renewed(account, credentials))
                    : exchange;
        } catch (LineException e) {
            return new Exchange(withoutToken(e), null);
        }
    }

    /** Waits for a token, so that a {@link #send} soon after need not; what it would say if there is none to be had. */
    public Optional<SendOutcome> obstacle(AccountId account) {
        try {
            credentials(account);
            return Optional.empty();
        } catch (LineException e) {
            return Optional.of(withoutToken(e));
        }
    }

    private static SendOutcome withoutToken(LineException e) {
        return switch (e.kind()) {
            case UNAUTHORISED, REFUSED, NOT_FOUND -> new SendOutcome.Unauthorised();
            case RATE_LIMITED, UNREACHABLE -> new SendOutcome.NotSent("no token: " + e.getMessage());
        };
    }

    private Credentials renewed(AccountId account, Credentials refused) {
        if (accounts.secrets(account).accessToken() != null) {
            return refused; // the owner's own: only the owner can renew it
        }
        return slot(account).renewed(refused);
    }

    private Slot slot(AccountId account) {
        return slots.computeIfAbsent(account, Slot::new);
    }

    /** The issued token of one account; its lock lets one thread issue while the others wait for the result. */
    private final class Slot {

        private final AccountId account;
        private @Nullable IssuedToken token;
        private @Nullable RuntimeException failure;
        private long failedAt;

        private Slot(AccountId account) {
            this.account = account;
        }

        private Credentials current() {
            long asked = System.nanoTime();
            synchronized (this) {
                if (token == null || !clock.instant().plus(RENEW_BEFORE).isBefore(token.expiresAt())) {
                    token = issue(asked);
                }
                return token.credentials();
            }
        }

        private Credentials renewed(Credentials refused) {
            long asked = System.nanoTime();
            synchronized (this) {
                if (token == null || token.credentials().equals(refused)) {
                    token = issue(asked);
                }
                return token.credentials();
            }
        }

        /** Who waited while it failed has failed with it: else a silent LINE would keep them one after another. */
        private IssuedToken issue(long asked) {
            if (failure != null && failedAt - asked > 0) {
                throw failure;
            }
            try {
                return line.issueToken(
                        new ChannelKey(accounts.get(account).channelId(), accounts.channelSecret(account)));
            } catch (RuntimeException e) {
                failure = e;
                failedAt = System.nanoTime();
                throw e;
            }
        }
    }
}
