package dev.todoku.emulator.line;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.fault.Fault;
import dev.todoku.emulator.fault.FaultRule;
import dev.todoku.emulator.http.Answer;
import dev.todoku.emulator.http.Incoming;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.http.Routes;
import dev.todoku.emulator.journal.Entry;
import dev.todoku.protocol.ErrorBody;
import dev.todoku.protocol.LineErrors;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * LINE's side of the port: finds the operation, checks who calls and how often, lets faults happen, and writes every
 * call
 * into the journal.
 */
public final class LineApi {
    private static final System.Logger LOG = System.getLogger(LineApi.class.getName());

    private static final String BEARER = "Bearer ";
    private static final String REQUEST_ID = "X-Line-Request-Id";
    private static final String RETRY_KEY = "X-Line-Retry-Key";
    /** {@link UUID#fromString} takes other lengths and signs too. */
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final Reply SERVER_ERROR = Reply.json(500, ErrorBody.of("Internal Server Error"));

    private final LineParts parts;
    private final Callers callers;
    private final Routes<Operation> routes;

    public LineApi(LineParts parts) {
        this.parts = parts;
        this.callers = parts.callers();
        this.routes = parts.operations().routes();
    }

    public Answer answer(Incoming incoming) {
        parts.activity().callBegan();
        try {
            return answered(incoming);
        } finally {
            parts.activity().callEnded();
        }
    }

    private Answer answered(Incoming incoming) {
        Instant at = parts.clock().instant();
        String requestId = parts.ids().requestId();
        Caller caller = callers.of(incoming, at);
        Account account = caller.account();
        FaultRule fault =
                parts.faults().draw(incoming.method(), incoming.path()).orElse(null);
        Served served = fault == null || fault.fault().accepts()
                ? serve(incoming, requestId, caller)
                : new Served(refusal(fault.fault()), null);
        Reply reply = served.reply.with(REQUEST_ID, requestId);
        Answer answer = fault == null ? Answer.now(reply) : spoil(fault, reply, requestId);
        parts.journal()
                .add(new Entry.Call(
                        at,
                        account == null ? null : account.channelId(),
                        incoming.method(),
                        incoming.path(),
                        answer.reply() == null ? null : answer.reply().status(),
                        requestId,
                        incoming.header(RETRY_KEY),
                        fault == null ? null : fault.fault(),
                        served.call == null ? null : served.call.sent()));
        return answer;
    }

    /** The answer to what never became a call: it has an id and stands in the journal as any other. */
    public Reply refuse(String method, String path, int status, String reason) {
        String requestId = parts.ids().requestId();
        Instant at = parts.clock().instant();
        parts.journal().add(new Entry.Call(at, null, method, path, status, requestId, null, null, null));
        return Reply.json(status, ErrorBody.of(reason)).with(REQUEST_ID, requestId);
    }

    private record Served(Reply reply, @Nullable Call call) {}

    private Served serve(Incoming incoming, String requestId, Caller caller) {
        return switch (routes.find(incoming.method(), incoming.path())) {
            case Routes.NoPath<Operation>() -> new Served(Refused.notFound().reply(), null);
            case Routes.WrongMethod<Operation>(var allowed) ->
                new Served(
                        Reply.json(405, ErrorBody.of("Method Not Allowed")).with("Allow", String.join(", ", allowed)),
                        null);
            case Routes.Match<Operation> match -> serve(incoming, requestId, caller, match);
        };
    }

    private Served serve(Incoming incoming, String requestId, Caller caller, Routes.Match<Operation> match) {
        Operation operation = match.handler();
        Operation.Takes takes = operation.takes();
        Call call = null;
        try {
            callers.admit(caller, takes, match.template());
            String endpoint = incoming.method() + " " + match.template();
            Predicate<String> fits = channel -> parts.limiter().allow(channel, endpoint, operation.rate());
            if (takes != Operation.Takes.NO_TOKEN && !fits.test(caller.rateKey())) throw Refused.rateLimited();
            call = new Call(incoming, requestId, match.variables(), caller, retryKey(incoming, takes), fits);
            return new Served(operation.handler().handle(call), call);
        } catch (Refused refused) {
            return new Served(refused.reply(), call);
        } catch (Incoming.Unreadable unreadable) {
            return new Served(unreadable.reply(), call);
        } catch (RuntimeException failure) {
            // ours, and still a call: it keeps its id and its place in the journal
            LOG.log(System.Logger.Level.ERROR, () -> incoming.method() + " " + incoming.path() + " failed", failure);
            return new Served(SERVER_ERROR, call);
        }
    }

    /** What stands behind {@code Bearer}; null if nothing does. */
    static @Nullable String bearer(Incoming incoming) {
        String authorization = incoming.header("Authorization");
        return authorization == null || !authorization.startsWith(BEARER)
                ? null
                : authorization.substring(BEARER.length()).strip();
    }

    private static @Nullable UUID retryKey(Incoming incoming, Operation.Takes takes) {
        String header = incoming.header(RETRY_KEY);
        if (header == null) return null;
        if (takes != Operation.Takes.TOKEN_AND_RETRY_KEY
                || !UUID_FORM.matcher(header).matches())
            throw Refused.badRequest(LineErrors.invalidParameter(RETRY_KEY));
        return UUID.fromString(header);
    }

    private static Reply refusal(Fault fault) {
        return fault == Fault.RATE_429 ? Refused.rateLimited().reply() : SERVER_ERROR;
    }

    /** What the caller sees of a reply. */
    private static Answer spoil(FaultRule rule, Reply reply, String requestId) {
        return switch (rule.fault()) {
            case REJECT_500, RATE_429 -> Answer.now(reply);
            case ACCEPT_500 -> Answer.now(SERVER_ERROR.with(REQUEST_ID, requestId));
            case RESET, ACCEPT_RESET -> Answer.cut(Duration.ZERO);
            case TIMEOUT, ACCEPT_TIMEOUT -> Answer.cut(rule.delayOrDefault());
            case SLOW -> Answer.later(reply, rule.delayOrDefault());
        };
    }

    /** The operations answered, as {@code GET /v2/bot/info}. */
    public Set<String> operations() {
        return routes.all();
    }
}
