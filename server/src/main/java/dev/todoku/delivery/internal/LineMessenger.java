package dev.todoku.delivery.internal;

import dev.todoku.account.LineAccess;
import dev.todoku.delivery.Sender;
import dev.todoku.kernel.AccountId;
import dev.todoku.line.LineSender;
import dev.todoku.line.Route;
import dev.todoku.line.SendOutcome;
import dev.todoku.protocol.ErrorBody;
import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.UserId;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Sends counted requests over HTTP, no faster than LINE allows. */
@Component
class LineMessenger implements Sender {

    private final LineAccess access;
    private final LineSender line;
    private final SendRates rates;
    private final InstantSource clock;

    LineMessenger(LineAccess access, LineSender line, SendRates rates, InstantSource clock) {
        this.access = access;
        this.line = line;
        this.rates = rates;
        this.clock = clock;
    }

    @Override
    public Answer send(AccountId account, Request request) {
        byte[] body = body(request);
        rates.await(account, request.route());
        SendOutcome outcome = access.send(
                account,
                credentials -> clock.instant().isAfter(request.notAfter())
                        ? new SendOutcome.NotSent("it was too late to begin it")
                        : line.send(request.route(), credentials, body, request.retryKey()));
        return switch (outcome) {
            case SendOutcome.Accepted accepted ->
                new Answer.Accepted(accepted.date() == null ? clock.instant() : accepted.date());
            case SendOutcome.AlreadyAccepted _ -> new Answer.AcceptedBefore();
            case SendOutcome.RateLimited _ -> new Answer.RateLimited();
            case SendOutcome.MonthlyLimit _ -> new Answer.MonthlyLimit(LineErrors.MONTHLY_LIMIT);
            case SendOutcome.Unauthorised _ -> new Answer.Unauthorised("401");
            case SendOutcome.Refused refused -> new Answer.Refused(words(refused));
            case SendOutcome.NotSent notSent -> new Answer.NotSent(notSent.reason());
            case SendOutcome.Unknown unknown -> new Answer.Unknown(unknown.reason());
        };
    }

    /** Put together by hand, so that a repeat has the same bytes whatever a JSON library's next version does. */
    private static byte[] body(Request request) {
        String to = request.route() == Route.PUSH
                ? quoted(request.to().getFirst())
                : request.to().stream().map(LineMessenger::quoted).collect(Collectors.joining(",", "[", "]"));
        return ("{\"to\":" + to + ",\"messages\":" + request.messagesJson() + "}").getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(UUID userId) {
        return '"' + new UserId(userId).toString() + '"';
    }

    /** LINE's own words, with the place they are about. */
    private static String words(SendOutcome.Refused refused) {
        ErrorBody error = refused.error();
        String details = error.details() == null
                ? ""
                : error.details().stream()
                        .map(detail -> detail.property() + ": " + detail.message())
                        .collect(Collectors.joining("; ", " (", ")"));
        return refused.status() + " " + error.message() + details;
    }
}
