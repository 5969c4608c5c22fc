package dev.todoku.gateway;

import dev.todoku.gateway.Requests.State;
import dev.todoku.gateway.db.tables.records.RequestsRecord;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.line.LineAnswer;
import dev.todoku.line.Route;
import dev.todoku.line.SendOutcome;
import dev.todoku.protocol.ErrorBody;
import dev.todoku.protocol.Json;
import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.SentMessage;
import dev.todoku.quota.Decision;
import dev.todoku.quota.Grant;
import dev.todoku.quota.GrantRequest;
import dev.todoku.quota.LineDay;
import dev.todoku.quota.Quota;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * Keeps the books of counted requests: reserved before they leave (law 2), settled once by their retry key (law 4), in the
 * month LINE took them in (law 6).
 */
@Component
class Books {

    /** LINE knows a retry key for a day; past this a repeat might be a second message. */
    private static final Duration REPEATABLE = Duration.ofHours(23);

    private static final Duration REMEMBERED = Duration.ofHours(24);

    private final AccountScope scope;
    private final Requests requests;
    private final Quota quota;
    private final InstantSource clock;

    Books(AccountScope scope, Requests requests, Quota quota, InstantSource clock) {
        this.scope = scope;
        this.requests = requests;
        this.quota = quota;
        this.clock = clock;
    }

    /** Whether a request may leave. */
    sealed interface Opening {

        /** It may; {@code wasDoubtful}: LINE may have taken it before. */
        record Go(boolean wasDoubtful) implements Opening {}

        /** LINE has taken it: what LINE would answer. */
        record Known(LineAnswer answer) implements Opening {}
    }

    /**
     * Reserves, and writes that the request is about to leave.
     *
     * @throws Refusal for what does not fit, is not known, or cannot be repeated
     */
    Opening open(Client client, UUID retryKey, CountedRequest request, long count) {
        AccountId account = client.account();
        return scope.in(account, () -> {
            Instant now = clock.instant();
            RequestsRecord row = requests.lock(account, retryKey).orElse(null);
            if (row != null && row.getState().equals(State.ACCEPTED.name()) && isYoung(row, REMEMBERED, now)) {
                return new Opening.Known(taken(row));
            }
            if (row == null || !row.getState().equals(State.OPEN.name())) {
                Grant grant = reserve(client, retryKey, request, count);
                requests.put(fresh(client, retryKey, request, count, grant, now));
                return new Opening.Go(false);
            }
            requireRepeatable(row, request, now);
            YearMonth month = quota.month(account).month();
            Grant latest = row.getEdgeMonth() == null ? grant(row) : edge(row);
            if (!latest.month().equals(month)) {
                Grant grant = reserve(client, retryKey, request, row.getCount());
                row.setEdgeMonth(grant.month().atDay(1));
                row.setEdgePath(grant.path().toArray(String[]::new));
                requests.change(account, row);
            }
            return new Opening.Go(true);
        });
    }

    /** Writes down what LINE said; an outcome that is not known keeps the reservation. */
    void settle(Client client, UUID retryKey, boolean wasDoubtful, SendOutcome outcome, @Nullable LineAnswer answer) {
        AccountId account = client.account();
        scope.in(account, () -> {
            RequestsRecord row = requests.lock(account, retryKey).orElseThrow();
            if (!row.getState().equals(State.OPEN.name())) {
                return;
            }
            TreeSet<YearMonth> months = new TreeSet<>(List.of(grant(row).month()));
            if (row.getEdgeMonth() != null) {
                months.add(edge(row).month());
            }
            quota.lock(account, months);
            switch (outcome) {
                case SendOutcome.Accepted accepted -> {
                    Instant at = accepted.date() == null ? clock.instant() : accepted.date();
                    boolean crossed = row.getEdgeMonth() != null;
                    accept(row, crossed ? edge(row) : grant(row), LineDay.of(at));
                    if (crossed) {
                        release(row, grant(row));
                    }
                    row.setRequestId(accepted.requestId());
                    row.setSent(sent(answer));
                }
                case SendOutcome.AlreadyAccepted before -> {
                    if (wasDoubtful) {
                        accept(row, grant(row), LineDay.of(row.getFirstAt()));
                        if (row.getEdgeMonth() != null) {
                            release(row, edge(row));
                        }
                        row.setRequestId(before.acceptedRequestId());
                        row.setSent(sent(answer));
                    } else {
                        // Somebody else used the key at LINE itself: what was sent then is not this reservation's.
                        release(row, grant(row));
                        row.setState(State.RELEASED.name());
                    }
                }
                case SendOutcome.Unknown _ -> {}
                case SendOutcome.Refused _,
                        SendOutcome.RateLimited _,
                        SendOutcome.MonthlyLimit _,
                        SendOutcome.Unauthorised _,
                        SendOutcome.NotSent _ -> {
                    // Of a repeat it proves nothing about the first.
                    if (!wasDoubtful) {
                        release(row, grant(row));
                        row.setState(State.RELEASED.name());
                    }
                }
            }
            requests.change(account, row);
        });
    }

    private Grant reserve(Client client, UUID retryKey, CountedRequest request, long count) {
        GrantRequest.CampaignBudget budget =
                client.budget() == null ? null : new GrantRequest.CampaignBudget(client.clientId(), client.budget());
        GrantRequest wish = new GrantRequest(retryKey, client.purpose(), request.route(), count, budget);
        return switch (quota.reserve(client.account(), wish)) {
            case Decision.Granted granted -> granted.grant();
            case Decision.DoesNotFit _ -> throw Refusal.of(429, LineErrors.MONTHLY_LIMIT);
            case Decision.NotKnown wait ->
                throw Refusal.of(503, "Nothing is sent now: " + wait.why().text());
        };
    }

    private static void requireRepeatable(RequestsRecord row, CountedRequest request, Instant now) {
        if (!Arrays.equals(row.getBodyHash(), request.hash())) {
            throw Refusal.of(
                    400, "X-Line-Retry-Key: got another request under a key in use (expected: the same request)");
        }
        if (!isYoung(row, REPEATABLE, now)) {
            throw Refusal.of(
                    400,
                    "X-Line-Retry-Key: got a repeat after %d hours (expected: one within that time)"
                            .formatted(REPEATABLE.toHours()));
        }
    }

    private static boolean isYoung(RequestsRecord row, Duration age, Instant now) {
        return now.isBefore(row.getFirstAt().plus(age));
    }

    private void accept(RequestsRecord row, Grant grant, LocalDate day) {
        quota.accept(
                new AccountId(row.getAccountId()),
                grant,
                row.getRetryKey(),
                Route.valueOf(row.getRoute()),
                row.getCount(),
                day);
        row.setState(State.ACCEPTED.name());
    }

    private void release(RequestsRecord row, Grant grant) {
        quota.release(
                new AccountId(row.getAccountId()),
                grant,
                row.getRetryKey(),
                Route.valueOf(row.getRoute()),
                row.getCount());
    }

    private static RequestsRecord fresh(
            Client client, UUID retryKey, CountedRequest request, long count, Grant grant, Instant now) {
        RequestsRecord row = new RequestsRecord();
        row.setAccountId(client.account().value());
        row.setRetryKey(retryKey);
        row.setClientId(client.clientId());
        row.setRoute(request.route().name());
        row.setBodyHash(request.hash());
        row.setCount(count);
        row.setGrantMonth(grant.month().atDay(1));
        row.setGrantPath(grant.path().toArray(String[]::new));
        row.setEdgeMonth(null);
        row.setEdgePath(null);
        row.setState(State.OPEN.name());
        row.setFirstAt(now);
        row.setRequestId(null);
        row.setSent(null);
        return row;
    }

    private static Grant grant(RequestsRecord row) {
        return new Grant(YearMonth.from(row.getGrantMonth()), List.of(row.getGrantPath()));
    }

    private static Grant edge(RequestsRecord row) {
        return new Grant(YearMonth.from(row.getEdgeMonth()), List.of(row.getEdgePath()));
    }

    /** What a repeat of an accepted request is answered by LINE. */
    private static LineAnswer taken(RequestsRecord row) {
        List<SentMessage> sent = row.getSent() == null
                ? List.of()
                : List.of(Json.mapper().readValue(row.getSent(), SentMessage[].class));
        LineAnswer plain = Refusal.answer(409, ErrorBody.retryKeyAccepted(sent));
        Map<String, String> headers = new TreeMap<>(plain.headers());
        headers.put("x-line-accepted-request-id", row.getRequestId());
        return new LineAnswer(409, headers, plain.body());
    }

    private static @Nullable String sent(@Nullable LineAnswer answer) {
        if (answer == null) {
            return null;
        }
        try {
            var messages = Json.read(answer.body()).path("sentMessages");
            return messages.isArray() ? messages.toString() : null;
        } catch (JacksonException e) {
            return null; // not LINE's form; only a repeat would have told it again
        }
    }
}
