package dev.todoku.emulator.line;

import dev.todoku.emulator.http.Reply;
import dev.todoku.protocol.ErrorBody;
import dev.todoku.protocol.LineErrors;
import org.jspecify.annotations.Nullable;

/** Ends a call with one of LINE's refusals. Carries no stack trace: it is an answer, not a failure. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Reply reply;

    Refused(Reply reply) {
        super("refused with " + reply.status(), null, false, false);
        this.reply = reply;
    }

    Reply reply() {
        return reply;
    }

    static Refused badRequest(ErrorBody body) {
        return of(400, body);
    }

    static Refused badRequest(String message) {
        return of(400, ErrorBody.of(message));
    }

    static Refused unauthorized() {
        return of(401, ErrorBody.of(LineErrors.INVALID_TOKEN));
    }

    static Refused rateLimited() {
        return of(429, ErrorBody.of(LineErrors.RATE_LIMIT));
    }

    static Refused notFound() {
        return of(404, ErrorBody.of(LineErrors.NOT_FOUND));
    }

    static Refused unsupportedContentType(@Nullable String type) {
        return of(415, ErrorBody.of(LineErrors.unsupportedContentType(String.valueOf(type))));
    }

    static Refused of(int status, ErrorBody body) {
        return new Refused(Reply.json(status, body));
    }
}
