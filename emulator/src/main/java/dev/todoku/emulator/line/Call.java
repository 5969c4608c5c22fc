package dev.todoku.emulator.line;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.http.Incoming;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.journal.Sent;
import dev.todoku.emulator.token.Token;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One call of LINE's API while it is answered. */
final class Call {
    private final Incoming incoming;
    private final String requestId;
    private final Map<String, String> variables;
    private final Caller caller;
    private final @Nullable UUID retryKey;
    private final Predicate<String> fits;
    private @Nullable Sent sent;

    /** @param fits whether one more call of a channel does; then it is counted */
    Call(
            Incoming incoming,
            String requestId,
            Map<String, String> variables,
            Caller caller,
            @Nullable UUID retryKey,
            Predicate<String> fits) {
        this.incoming = incoming;
        this.requestId = requestId;
        this.variables = variables;
        this.caller = caller;
        this.retryKey = retryKey;
        this.fits = fits;
    }

    String requestId() {
        return requestId;
    }

    /** The account of the token; operations that need no token have none. */
    Account account() {
        return Objects.requireNonNull(caller.account(), "account");
    }

    /** The channel access token; operations that need none have none. */
    Token token() {
        return Objects.requireNonNull(caller.token(), "token");
    }

    /** What stands in the header, whatever it is. */
    @Nullable String bearer() {
        return LineApi.bearer(incoming);
    }

    /** What no token said, the form or a JWT has proved: which channel calls. Only now it can be counted. */
    void proven(String channelId) {
        if (!fits.test(channelId)) throw Refused.rateLimited();
    }

    @Nullable UUID retryKey() {
        return retryKey;
    }

    /** What stands in the path for a variable of the template. */
    String variable(String name) {
        return Objects.requireNonNull(variables.get(name), name);
    }

    @Nullable String query(String name) {
        return incoming.query(name);
    }

    List<String> queries(String name) {
        return incoming.queries(name);
    }

    @Nullable String header(String name) {
        return incoming.header(name);
    }

    byte[] body() {
        return incoming.body();
    }

    byte[] body(int bytesMax) {
        return incoming.body(bytesMax);
    }

    /** What the call sent, for the journal. */
    void sent(Sent accepted) {
        sent = accepted;
    }

    @Nullable Sent sent() {
        return sent;
    }

    /** Answers one kind of call. */
    @FunctionalInterface
    interface Handler {
        /** The answer; {@link Refused} makes it one of LINE's errors. */
        Reply handle(Call call);
    }
}
