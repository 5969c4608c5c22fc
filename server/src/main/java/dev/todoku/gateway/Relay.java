package dev.todoku.gateway;

import dev.todoku.account.LineAccess;
import dev.todoku.delivery.Forwarding;
import dev.todoku.friend.Fact;
import dev.todoku.friend.Facts;
import dev.todoku.friend.Facts.Happened;
import dev.todoku.friend.Friends;
import dev.todoku.friend.LineFriendCount;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Ids;
import dev.todoku.line.Exchange;
import dev.todoku.line.LineAnswer;
import dev.todoku.line.LineException;
import dev.todoku.line.LineReader;
import dev.todoku.line.Route;
import dev.todoku.line.SendOutcome;
import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.UserId;
import dev.todoku.quota.Quota;
import dev.todoku.quota.Reconciliation;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends counted requests of other programs: what fits leaves with the program's own retry key, or with one made here, and
 * the program hears what LINE said. An outcome that LINE left open is a 500: the same key again clears it up.
 */
@Component
class Relay {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** Added to a broadcast's reservation for friends who came since LINE counted, in percent. */
    private static final long MARGIN = 2;

    /** Two requests under one key go one after the other; others meet here now and then, and wait as briefly. */
    private static final int LOCKS = 1_024;

    private final Books books;
    private final Forwarding forwarding;
    private final Quota quota;
    private final Reconciliation reconciliation;
    private final LineAccess access;
    private final LineReader line;
    private final Friends friends;
    private final LineFriendCount lineFriends;
    private final Facts facts;
    private final Ids ids;
    private final InstantSource clock;
    private final List<Lock> locks =
            IntStream.range(0, LOCKS).<Lock>mapToObj(_ -> new ReentrantLock()).toList();

    Relay(
            Books books,
            Forwarding forwarding,
            Quota quota,
            Reconciliation reconciliation,
            LineAccess access,
            LineReader line,
            Friends friends,
            LineFriendCount lineFriends,
            Facts facts,
            Ids ids,
            InstantSource clock) {
        this.books = books;
        this.forwarding = forwarding;
        this.quota = quota;
        this.reconciliation = reconciliation;
        this.access = access;
        this.line = line;
        this.friends = friends;
        this.lineFriends = lineFriends;
        this.facts = facts;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Sends one.
     *
     * @param keyHeader {@code X-Line-Retry-Key} as the program sent it
     * @throws Refusal for what is not sent
     */
    LineAnswer send(Client client, Route route, byte[] body, @Nullable String keyHeader) {
        UUID retryKey = keyHeader == null ? ids.next() : key(keyHeader);
        CountedRequest request = CountedRequest.read(route, body);
        Lock lock = locks.get(Math.floorMod(retryKey.hashCode(), LOCKS));
        lock.lock();
        try {
            return send(client, request, retryKey);
        } finally {
            lock.unlock();
        }
    }

    private LineAnswer send(Client client, CountedRequest request, UUID retryKey) {
        AccountId account = client.account();
        forwarding.closedUntil(account).ifPresent(opens -> {
            throw Refusal.of(503, "Nothing is sent around the reset of the month; again from " + opens);
        });
        long count = count(account, request);
        if (quota.readingIsStale(account)) {
            reconciliation.read(account);
        }
        return switch (books.open(client, retryKey, request, count)) {
            case Books.Opening.Known known -> known.answer();
            case Books.Opening.Go go -> {
                Exchange exchange = forwarding.forward(account, request.route(), request.body(), retryKey);
                books.settle(client, retryKey, go.wasDoubtful(), exchange.outcome(), exchange.answer());
                after(client, request, exchange.outcome());
                yield exchange.answer() == null ? unanswered(exchange.outcome()) : exchange.answer();
            }
        };
    }

    private static UUID key(String header) {
        if (!UUID_FORM.matcher(header).matches()) {
            throw Refusal.of(400, LineErrors.invalidParameter("X-Line-Retry-Key"));
        }
        return UUID.fromString(header);
    }

    /** The most that LINE can count of it. */
    private long count(AccountId account, CountedRequest request) {
        if (request.route() == Route.BROADCAST) {
            long known = friends.counts(account).reachable();
            long told = lineFriends
                    .latest(account)
                    .map(count -> orNought(count.followers()) - orNought(count.blocks()))
                    .orElse(0L);
            return (Math.max(known, told) * (100 + MARGIN) + 99) / 100;
        }
        return request.group().map(group -> people(account, group)).orElse((long)
                request.to().size());
    }

    private static long orNought(@Nullable Long number) {
        return number == null ? 0 : number;
    }

    private long people(AccountId account, String group) {
        try {
            return access.ask(account, credentials -> line.memberCount(credentials, group))
                    .count();
        } catch (LineException e) {
            throw switch (e.kind()) {
                case REFUSED, NOT_FOUND -> Refusal.of(400, LineErrors.FAILED_TO_SEND);
                case RATE_LIMITED -> Refusal.of(429, LineErrors.RATE_LIMIT);
                case UNAUTHORISED, UNREACHABLE -> Refusal.of(503, "LINE does not tell how many are in the group");
            };
        }
    }

    private void after(Client client, CountedRequest request, SendOutcome outcome) {
        AccountId account = client.account();
        switch (outcome) {
            case SendOutcome.MonthlyLimit _ -> reconciliation.read(account);
            case SendOutcome.Accepted _ -> {
                if (request.route() != Route.BROADCAST && request.group().isEmpty()) {
                    received(client, request);
                }
            }
            default -> {}
        }
    }

    /** Audiences that leave out recent recipients know of it; what was sent stays sent if they cannot be told. */
    private void received(Client client, CountedRequest request) {
        try {
            facts.happened(
                    client.account(),
                    request.to().stream()
                            .map(user -> new Happened(
                                    UserId.parse(user).value(), Fact.RECEIVED, client.name(), clock.instant()))
                            .toList());
        } catch (RuntimeException e) {
            LOG.warn("Account {}: who received a message through the gateway could not be noted", client.account(), e);
        }
    }

    private static LineAnswer unanswered(SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.NotSent notSent ->
                Refusal.of(503, "LINE was not reached: " + notSent.reason()).answer();
            default ->
                Refusal.of(500, "LINE did not answer; the same X-Line-Retry-Key again tells what became of it")
                        .answer();
        };
    }
}
